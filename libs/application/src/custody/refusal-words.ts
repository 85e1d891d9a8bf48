import type { CustodyRefusal } from '@ledger/ledger';

/** `day-not-come` and `household-not-stated` are refused as of every act on a household. */
export type CustodyActRefusal =
  CustodyRefusal | 'day-not-come' | 'household-not-stated' | 'not-a-member';

type OwnRefusal = CustodyRefusal;

/** Why nothing was done with a card in custody, and the way on, in both languages of the office. */
export const custodyRefusalWords = {
  'entry-number-taken': {
    zh: '该台账编号已经用过（日期见下）。每件代管一个编号，终止后不再使用；请另编一个号。',
    en: 'That entry number is taken (see below). A number is used once, also after custody ended: choose another.',
  },
  'own-keeper': {
    zh: '代管人与对象是同一人，无需代管。请核对身份证号。',
    en: 'Keeper and owner are the same person; there is nothing to keep. Check the ID numbers.',
  },
  'warnings-not-acknowledged': {
    zh: '核对提示尚未逐项确认（未确认的见下）。请先查看核对结果，确有依据的逐项确认后再办理。',
    en: 'What the check shows has not been taken on (open codes: see below). Look at the check, and name each that is accounted for.',
  },
  'card-not-held': {
    zh: '该编号下没有在管的卡折（已终止的，终止日期见下）。请核对编号，或先办理委托代管。',
    en: 'Nobody keeps a card under that number (if it ended, see below). Check the number, or appoint a keeper first.',
  },
  'validity-ends-before-it-begins': {
    zh: '有效期止早于有效期起（见下），请核对。',
    en: 'The agreement would end before it begins (see below); check both days.',
  },
  'agreement-missing': {
    zh: '该代管人尚无代管协议，请先登记协议，再办理备案。更换代管人后须重新签订。',
    en: 'This keeper has no agreement yet: enter it first. After a change of keeper it is signed anew.',
  },
  'agreement-over': {
    zh: '代管协议已到期（有效期止见下），请先续签。',
    en: 'The agreement is over (see below): renew it first.',
  },
  'street-filing-missing': {
    zh: '尚未在街道备案，请先办理街道备案，再报县级备案。',
    en: 'It is not filed with the street yet: file it there first, then with the county.',
  },
  'already-filed': {
    zh: '该代管人在这一级已经备案，不必重复。',
    en: 'This keeper is filed there already.',
  },
  'same-keeper': {
    zh: '新代管人就是现在的代管人，无需更换；续签请登记协议。',
    en: 'That is the keeper it has now. To renew, enter a new agreement.',
  },
  'before-it-was-held': {
    zh: '日期早于代管开始之日（见下），请核对。',
    en: 'The day lies before custody began (see below); check it.',
  },
} as const satisfies Record<OwnRefusal, { readonly zh: string; readonly en: string }>;
