import { compare } from '@ledger/views';
import type { QuarterKnown } from '../../questions/quarter';
import { both, type Column, type Language, tableOf } from '../paper';
import { isIn } from '../period';

type Village = string | null;
type InVillage = { readonly village: Village };

/** The village of those that name none is the street itself. */
const named = (village: Village): string => village || '';

/** Villages of which anything is known that a column counts, in the order of their divisions. */
const villagesIn = ({ households, payments, decisions, overpayments }: QuarterKnown) => {
  const places = [...households, ...payments, ...decisions, ...overpayments.byVillage];
  const first = new Map<string, string>();
  for (const { village: name, division } of places) {
    const held = first.get(named(name));
    if (held === undefined || division < held) first.set(named(name), division);
  }
  return [...first].sort(([, a], [, b]) => compare(a, b)).map(([name]) => name);
};

const count = (
  zh: string,
  en: string,
  of: (village: string) => number,
  width = 11,
): Column<string> => ({
  head: both(zh, en),
  width,
  type: 'number',
  of,
  isSummed: true,
});

const money = (zh: string, en: string, of: (village: string) => number): Column<string> => ({
  head: both(zh, en),
  width: 13,
  type: 'fen',
  of,
  isSummed: true,
});

const village: Column<string> = {
  head: both('村（社区）', 'Village'),
  width: 14,
  of: (name) => name || both('（未注明）', '(none named)'),
};

const countIn = <Row extends InVillage>(
  rows: readonly Row[],
  is: (row: Row) => boolean = () => true,
) => {
  const counted = rows.filter(is);
  return (name: string) => counted.filter((row) => named(row.village) === name).length;
};

/** The newest month of the quarter with a roster: who is on the rolls is read there. */
const lastRoster = ({ payments }: QuarterKnown) => {
  const regular = payments.filter(({ kind, totalFen }) => kind === 'REGULAR' && totalFen > 0);
  const month = regular
    .map(({ benefitMonth }) => benefitMonth)
    .sort()
    .at(-1);
  const items = regular.filter(({ benefitMonth }) => benefitMonth === month);
  return { month, items: [...new Map(items.map((item) => [item.household, item])).values()] };
};

const findingsOf = ({ work }: QuarterKnown, ...rules: readonly string[]) =>
  countIn(work, ({ rule, state }) => rules.includes(rule) && state !== 'lapsed');

/** （一）对象情况, by village. */
export const groupsByVillage = (known: QuarterKnown, language: Language) => {
  const { period, households, decisions, deaths, filings, arrears } = known;
  const { items, month } = lastRoster(known);
  const covered = (name: string) =>
    items
      .filter((item) => named(item.village) === name)
      .reduce((sum, item) => sum + item.coveredCount, 0);
  const stops = (ground: string) =>
    countIn(decisions, (one) => one.change === 'STOP' && one.ground === ground);
  const change = (kind: string) => countIn(decisions, (one) => one.change === kind);
  return tableOf(language, {
    name: both('（一）1 对象情况', '(1) 1 Groups'),
    lines: [
      both(
        `在册户数、人数取 ${month ?? '—'} 月花名册；停发等按决定日期计；死亡按各来源所称最晚日期计。`,
        `On the rolls: by the roster of ${month ?? '—'}; changes by the day of the decision; deaths by the latest day claimed.`,
      ),
    ],
    columns: [
      village,
      count('在册户', 'Households', countIn(items)),
      count('在册人', 'Persons', covered),
      count(
        '新增户',
        'New',
        countIn(households, ({ startMonth }) => isIn(period, `${startMonth}-01`)),
      ),
      count('死亡停发', 'Stopped: death', stops('DEATH')),
      count('转特困停发', 'Stopped: support', stops('TRANSFER_SH')),
      count('其他停发', 'Stopped: other', stops('OTHER')),
      count('减发', 'Reduced', change('REDUCE')),
      count('增发', 'Increased', change('INCREASE')),
      count('恢复', 'Resumed', change('RESUME')),
      count('死亡（人）', 'Deaths', countIn(deaths)),
      count(
        '近亲属有效备案',
        'Relatives filed',
        countIn(filings, ({ standing }) => standing === 'ACTIVE'),
      ),
      count('应备案未备案 R31', 'Not filed R31', findingsOf(known, 'R31')),
      count('应补发（户月）', 'Months owed', countIn(arrears)),
    ],
    rows: villagesIn(known),
  });
};

/** （二）政策落实, by village, as far as rosters and rules tell. */
export const policyByVillage = (known: QuarterKnown, language: Language) => {
  const { items } = lastRoster(known);
  const supplemented = ({ supplementFen }: (typeof items)[number]) => supplementFen > 0;
  return tableOf(language, {
    name: both('（二）2 标准执行', '(2) 2 How standards are kept'),
    columns: [
      village,
      count(
        '单人保户（一人保障、家庭多人）',
        'One of several covered',
        countIn(items, (item) => item.coveredCount === 1 && item.householdSize > 1),
        18,
      ),
      count('分类施保户', 'Supplemented', countIn(items, supplemented), 14),
      count('超标准 R17', 'Over standard R17', findingsOf(known, 'R17'), 14),
      count('与应得不符 R18', 'Not the entitlement R18', findingsOf(known, 'R18'), 16),
      count('不在保发放 R19', 'Not enrolled R19', findingsOf(known, 'R19'), 16),
      count('漏发 R46', 'Missed R46', findingsOf(known, 'R46'), 14),
    ],
    rows: villagesIn(known),
  });
};

/** （三）资金管理: cards in custody, stops and overpaid money, by village. */
export const custodyByVillage = (known: QuarterKnown, language: Language) => {
  const { cards, custodyDue, overpayments } = known;
  const due = (what: string) => countIn(custodyDue, (row) => row.what === what);
  const sums = (name: string, of: 'overpaidFen' | 'recoveredFen' | 'outstandingFen') =>
    overpayments.byVillage
      .filter((row) => named(row.village) === name)
      .reduce((sum, row) => sum + row[of], 0);
  return tableOf(language, {
    name: both('（三）1 卡折代管与停发追回', '(3) 1 Cards in custody, overpaid money'),
    columns: [
      village,
      count('代管卡折', 'Cards kept', countIn(cards)),
      count('缺协议', 'No agreement', due('AGREEMENT_MISSING')),
      count('缺街道备案', 'No street filing', due('STREET_FILING_MISSING')),
      count('缺县级备案', 'No county filing', due('COUNTY_FILING_MISSING')),
      count('协议到期', 'Agreement over', due('AGREEMENT_ENDS')),
      count('待核查', 'Review due', due('REVIEW_DUE')),
      count('死亡后发放 R01', 'Paid after death R01', findingsOf(known, 'R01'), 12),
      count('转特困后发放 R04', 'After transfer R04', findingsOf(known, 'R04'), 12),
      money('多发(元)', 'Overpaid', (name) => sums(name, 'overpaidFen')),
      money('已追回(元)', 'Recovered', (name) => sums(name, 'recoveredFen')),
      money('未追回(元)', 'Outstanding', (name) => sums(name, 'outstandingFen')),
    ],
    rows: villagesIn(known),
  });
};
