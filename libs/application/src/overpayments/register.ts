import { type HouseholdNo, type LocalDate, parseYearMonth, type YearMonth } from '@ledger/kernel';
import { planOn } from '@ledger/views';
import type { QuestionNeeds } from '../questions/findings';
import { headNames } from '../questions/heads';
import type {
  OverpaymentAnswer,
  OverpaymentsAnswer,
  OverpaymentSums,
  RecoveryPlanAnswer,
  RuleSums,
  VillageSums,
} from './answers';
import { type KnownOverpayment, knownOverpayments, type OverpaymentsAsked } from './stored';
import type { OverpaidMonth } from './taken-up';

/** Household and month in one word, as addresses name an overpayment. */
export const overpaymentId = ({ household, benefitMonth }: OverpaidMonth): string =>
  `${household}-${benefitMonth}`;

const ID = /^(.+)-(\d{4}-\d{2})$/;

export const parseOverpaymentId = (text: string): OverpaidMonth | undefined => {
  const [, household, month] = ID.exec(text) ?? [];
  const benefitMonth: YearMonth | undefined = parseYearMonth(month ?? '');
  return household && benefitMonth
    ? { household: household as HouseholdNo, benefitMonth }
    : undefined;
};

const settledFen = ({ recoveredFen, offsetFen, writtenOffFen }: KnownOverpayment): number =>
  recoveredFen + offsetFen + writtenOffFen;

const planAnswer = (known: KnownOverpayment, day: LocalDate): RecoveryPlanAnswer | null => {
  const demand = known.takenUp?.demand;
  if (!demand) return null;
  const settled = settledFen(known);
  const { nextDueOn, ...standing } = planOn(demand, settled, known.overpaidFen - settled, day);
  const { demandedOn, amountFen, instalments } = demand;
  return { demandedOn, amountFen, instalments, ...standing, nextDueOn: nextDueOn ?? null };
};

const statusOf = ({ takenUp }: KnownOverpayment): OverpaymentAnswer['status'] => {
  if (!takenUp) return 'found';
  if (takenUp.closedOn) return 'closed';
  return takenUp.demand ? 'demanded' : 'established';
};

/** One line of the register as it stands on a day. */
export const overpaymentAnswer = (
  known: KnownOverpayment,
  headName: string | null,
  day: LocalDate,
): OverpaymentAnswer => {
  const { household, benefitMonth, village, division, rules, takenUp, ...money } = known;
  const establishedFen = takenUp?.establishedFen ?? null;
  return {
    overpayment: overpaymentId(known),
    householdNo: household,
    headName,
    benefitMonth,
    village,
    division,
    status: statusOf(known),
    ...money,
    establishedFen,
    establishedOn: takenUp?.establishedOn ?? null,
    differenceFen: establishedFen === null ? null : known.overpaidFen - establishedFen,
    outstandingFen: known.overpaidFen - settledFen(known),
    rule: rules[0] ?? null,
    rules,
    plan: planAnswer(known, day),
  };
};

const sumsOf = (some: readonly OverpaymentAnswer[]): OverpaymentSums => {
  const sum = (of: (one: OverpaymentAnswer) => number) =>
    some.reduce((fen, one) => fen + of(one), 0);
  return {
    count: some.length,
    overpaidFen: sum((one) => one.overpaidFen),
    recoveredFen: sum((one) => one.recoveredFen),
    offsetFen: sum((one) => one.offsetFen),
    writtenOffFen: sum((one) => one.writtenOffFen),
    outstandingFen: sum((one) => one.outstandingFen),
    dueFen: sum((one) => one.plan?.dueFen ?? 0),
    lateFen: sum((one) => one.plan?.lateFen ?? 0),
  };
};

const grouped = (
  all: readonly OverpaymentAnswer[],
  keyOf: (one: OverpaymentAnswer) => string,
): readonly (readonly OverpaymentAnswer[])[] => {
  const groups = new Map<string, OverpaymentAnswer[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
};

const byVillage = (all: readonly OverpaymentAnswer[]): readonly VillageSums[] =>
  grouped(all, ({ division, village }) => `${division} ${village ?? ''}`).map((group) => ({
    village: group[0]!.village,
    division: group[0]!.division,
    ...sumsOf(group),
  }));

const byRule = (all: readonly OverpaymentAnswer[]): readonly RuleSums[] =>
  grouped(all, ({ rule }) => rule ?? 'other').map((group) => ({
    rule: group[0]!.rule,
    ...sumsOf(group),
  }));

/** 多发追回台账 as known on a day: what was paid too much and what became of it. */
export const overpayments = async (
  needs: QuestionNeeds,
  asked: OverpaymentsAsked,
): Promise<OverpaymentsAnswer> => {
  const { knownOn } = asked;
  const known = await knownOverpayments(needs.readSide, asked);
  const heads = await headNames(
    needs,
    known.map(({ household }) => household),
    knownOn,
  );
  const all = known.map((one) => overpaymentAnswer(one, heads.get(one.household) ?? null, knownOn));
  return {
    knowledgeDate: knownOn,
    total: sumsOf(all),
    byVillage: byVillage(all),
    byRule: byRule(all),
    overpayments: all,
  };
};
