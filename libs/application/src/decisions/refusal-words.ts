import type { HouseholdRefusal } from '@ledger/ledger';

/** `day-not-come`: a day of the act that lies ahead. */
export type HouseholdActRefusal = HouseholdRefusal | 'day-not-come';

/** Why nothing was decided about a household, and the way on, in both languages of the office. */
export const householdRefusalWords = {
  'second-person-missing': {
    zh: '增发、恢复、账户变更，以及有成员新列为保障对象或月收入调低的核定，须由另一人在场复核。',
    en: 'An increase, a resumption, a change of account, and an entitlement in which a member is newly covered or earns less need another person who checks them.',
  },
  'day-not-come': {
    zh: '日期晚于今天（见下）：尚未发生的不能登记，请在当日办理。',
    en: 'The day lies ahead (see below): what has not happened is not entered. Enter it on its day.',
  },
  'household-not-stated': {
    zh: '辖区内没有这个家庭的档案。请核对家庭编号，或先导入低保家庭档案。',
    en: 'No archive within your division names this household. Check its number, or take in the archive first.',
  },
  'not-a-member': {
    zh: '该身份证号不是这个家庭档案中的成员。请核对号码；成员有变化的，先导入新的档案。',
    en: 'No member of this household has that ID number. Check it; if the members changed, take in a new archive first.',
  },
  'learned-before-fact': {
    zh: '获知日期早于事实日期（见下），请核对两个日期。',
    en: 'It would have been learned before it was true (see below); check both days.',
  },
  'decided-before-learned': {
    zh: '决定日期早于获知日期（见下），请核对两个日期。',
    en: 'It would have been decided before it was learned (see below); check both days.',
  },
  'effective-before-grant': {
    zh: '生效月份早于该户起始月份（见下），请改用起始月份或之后的月份。',
    en: 'The month lies before the household’s first payable month (see below); use that month or a later one.',
  },
  'effective-before-fact-allows': {
    zh: '死亡当月和转特困起始月的发放依政策仍然有效，最早可变动的月份见下；请改用该月份，或更正事实日期。',
    en: 'By policy earlier months stay lawful; the first month that may change is below. Use that month, or correct the day of the fact.',
  },
  'already-stopped': {
    zh: '该户在这一月份已经停发（起始月份见下）。需要恢复的请办理恢复；停发有误的，恢复后重新决定。',
    en: 'The household is stopped in that month already (since when: see below). Resume it first, if anything is to be decided.',
  },
  'already-removed': {
    zh: '该成员在这一月份已经减出（起始月份见下），不必重复决定。',
    en: 'That member counts no more in that month already (since when: see below); there is nothing to decide again.',
  },
  'not-stopped': {
    zh: '该户在这一月份没有停发，该成员也没有减出，无从恢复。请核对生效月份：应不早于停发或减发的生效月份。',
    en: 'In that month the household is not stopped and the member was not taken off, so there is nothing to resume. Use the month of the stop or a later one.',
  },
  'decided-before-last': {
    zh: '决定按决定日期先后起作用：恢复须晚于它所恢复的决定，停发、减发、增发须晚于先前的恢复，核定不得早于该成员最近的档案或核定，同日改回原值的以次日为核定日期（日期见下）。请核对决定日期。',
    en: 'Decisions count in the order of their days: a resumption comes after what it lifts, another decision after a resumption, and an entitlement not before the last word on its members, nor on the day of another one if it restores what that replaced (see below). Check the day, or use the next.',
  },
  'no-standard': {
    zh: '该月份没有已发布的保障标准，无法计算金额。请先由管理员发布政策。',
    en: 'No standard is published for that month, so no amount can be worked out. Have the administrator publish it first.',
  },
  'others-are-left': {
    zh: '家中还有应保障的成员，按其余成员计算仍应发放（金额见下）。请改办减发或增发；如多人去世，逐人办理，最后一人办理停发。',
    en: 'Others of the household are still due something (see below): record a reduction or an increase. If several have gone, record each, and the last as a stop.',
  },
  'nobody-is-left': {
    zh: '减去该成员后无人应保障或应发为零，请改办停发。',
    en: 'Without that member nothing is due: record a stop.',
  },
  'amount-does-not-fall': {
    zh: '按其余成员计算，金额没有减少（见下），请改办增发。',
    en: 'Without that member no less is due (see below): record an increase.',
  },
  'amount-does-not-grow': {
    zh: '计算后的金额没有增加（见下）。减少的请改办减发；恢复的请核对对象和月份。',
    en: 'No more would be due (see below). If it is less, record a reduction; of a resumption check whom and which month.',
  },
  'amount-differs': {
    zh: '填写的新金额与按政策计算的不同（两个金额见下）。请核对成员收入和标准；以计算结果为准的，可不填金额。',
    en: 'The new amount is not what the arithmetic gives (both below). Check incomes and the standard, or leave the amount out.',
  },
  'member-named-twice': {
    zh: '同一成员填写了两次，无法判断以哪一次为准。请每人只填一行。',
    en: 'A member is named twice, and it cannot be told which line is meant. Name each of them once.',
  },
  'entitlement-unchanged': {
    zh: '自该月份起，这些成员本来就是这样核定的，无需变更。',
    en: 'From that month on these members count so already; there is nothing to set.',
  },
  'same-account': {
    zh: '新账号与现在的收款账号相同，无需变更。',
    en: 'The household is paid to that account already; there is nothing to change.',
  },
  'relative-already-filed': {
    zh: '这两人的近亲属关系已经备案（日期见下），不必重复。',
    en: 'The two are filed already (see below); there is no need to file them again.',
  },
  'relative-not-filed': {
    zh: '这两人的近亲属关系没有有效备案，请先办理街道备案。',
    en: 'No filing of the two is in force: file them with the street first.',
  },
  'visit-already-told': {
    zh: '县级入户已登记（日期见下）。',
    en: 'The visit of the county is entered already (see below).',
  },
  'visited-before-filed': {
    zh: '入户日期早于备案日期（见下），请核对。',
    en: 'The visit would come before the filing (see below); check both days.',
  },
} as const satisfies Record<HouseholdActRefusal, { readonly zh: string; readonly en: string }>;
