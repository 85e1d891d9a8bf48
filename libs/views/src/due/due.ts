import type {
  DivisionCode,
  HouseholdNo,
  LocalDate,
  PaymentRef,
  PersonId,
  YearMonth,
} from '@ledger/kernel';
import type { LineKey } from '@ledger/ledger';
import type { Policies, PolicyTimeline } from '@ledger/policy';
import type { CaseFacts } from '../case';
import { arrearsOf } from '../household/arrears';
import { gather, type HouseholdFacts } from '../household/household-facts';
import {
  countedIn,
  type HouseholdMonth,
  isEnrolled,
  type Member,
} from '../household/household-month';
import type { Item } from '../household/items';
import { monthKnownOn } from '../household/month-cell';
import { afterReturn, lastSending } from '../household/money';
import type { Arrears } from '../result';
import { beneficiaryOf, type Payee, payeeOn } from './payee';
import { type StandardRaised, standardRaised } from './standard-raised';
import { type SupplementGiven, supplementsDue } from './supplements-due';

/** Why a member does not count: their death, special-hardship support, or a decision. */
export interface NotCounted {
  readonly person: PersonId;
  readonly because: 'death' | 'special-hardship' | 'decision';
}

/** The arithmetic of what is due for a month (差额补助): covered × (standard − income ÷ size). */
export interface Arithmetic {
  readonly standardFen: number;
  readonly householdSize: number;
  readonly coveredCount: number;
  readonly incomeFen: number;
  readonly roundingUnitFen: number;
  readonly notCounted: readonly NotCounted[];
  /** What would be due if whoever may be dead is; absent when nobody may be. */
  readonly ifDeadFen?: number;
  /** What is kept back because another month was overpaid (抵扣); absent when nothing is. */
  readonly offsetFen?: number;
}

/** Who is due what, and why. */
export interface DueLine extends LineKey {
  readonly dueFen: number;
  readonly division: DivisionCode;
  readonly village: string;
  readonly head: PersonId;
  readonly beneficiary: PersonId;
  readonly payee: Payee;
  readonly arithmetic: Arithmetic;
  /** Of back pay (补发): what is owed, what came, and for what cause. */
  readonly owed?: Pick<Arrears, 'shouldFen' | 'creditedFen' | 'cause' | 'payTo'>;
  /** Of the rest by a higher standard (调标补差): the standard the month was paid by. Fen. */
  readonly standardThenFen?: number;
  /** Of a supplement (补助): by which documents, and how much each gives. */
  readonly ordered?: readonly SupplementGiven[];
  /** Of a reissue (重发): when it came back, and what the bank said. */
  readonly returned?: { readonly on: LocalDate; readonly failureCode?: string };
}

/** What is asked of a household: the month of the batch, and past months that still owe something. */
export interface DueAsked {
  readonly month: YearMonth;
  readonly owedMonths: readonly YearMonth[];
  readonly returnedMonths: readonly YearMonth[];
  readonly day: LocalDate;
  /** What was known of policy on another day. */
  readonly policiesOn: PolicyTimeline['on'];
}

const notCountedIn = (cell: HouseholdMonth): readonly NotCounted[] => {
  const remaining = new Set(cell.remaining().map(({ person }) => person));
  return cell.members.flatMap(({ person }): readonly NotCounted[] => {
    if (cell.certainlyDead(person)) return [{ person, because: 'death' }];
    if (cell.supported(person)) return [{ person, because: 'special-hardship' }];
    return remaining.has(person) ? [] : [{ person, because: 'decision' }];
  });
};

export const arithmeticOf = (cell: HouseholdMonth, counted: readonly Member[]): Arithmetic => {
  const { policies, division, month } = cell;
  const { certain = 0, ifPossible = 0 } = cell.should() ?? {};
  const offsetFen = cell.paidByOffsetFen();
  return {
    standardFen: policies.value('standardFen', division, month) ?? 0,
    householdSize: counted.length,
    coveredCount: counted.filter(({ covered }) => covered).length,
    incomeFen: counted.reduce((fen, member) => fen + member.monthlyIncomeFen, 0),
    roundingUnitFen: policies.required('roundingUnitFen', division, month),
    notCounted: notCountedIn(cell),
    ...(ifPossible !== certain && { ifDeadFen: ifPossible }),
    ...(offsetFen > 0 && { offsetFen }),
  };
};

type Line = Pick<DueLine, 'kind' | 'dueFen'> & Partial<DueLine>;

const lineOf = (all: HouseholdFacts, cell: HouseholdMonth, said: Line): DueLine | undefined => {
  const payee = payeeOn(all, cell.knowledgeDay);
  if (!cell.stated || !payee) return undefined;
  const counted = countedIn(cell);
  return {
    household: all.household as HouseholdNo,
    benefitMonth: cell.month,
    division: cell.division,
    village: cell.village,
    head: cell.stated.head,
    beneficiary: beneficiaryOf(cell, counted, cell.stated.head),
    payee,
    arithmetic: arithmeticOf(cell, counted),
    ...said,
  };
};

const lineIfDue = (all: HouseholdFacts, cell: HouseholdMonth, said: Line): readonly DueLine[] => {
  const line = said.dueFen > 0 ? lineOf(all, cell, said) : undefined;
  return line ? [line] : [];
};

/** The month itself, unless something was instructed for it before. */
const regularIn = (all: HouseholdFacts, cell: HouseholdMonth): readonly DueLine[] => {
  if (cell.monthly.length > 0 || !isEnrolled(cell)) return [];
  const dueFen = (cell.should()?.certain ?? 0) - cell.paidByOffsetFen();
  return lineIfDue(all, cell, { kind: 'REGULAR', dueFen });
};

/** What is on its way. */
export const pendingFen = (items: readonly Item[]): number =>
  items
    .filter(({ status }) => status === 'PENDING')
    .reduce((fen, { instructed }) => fen + instructed.totalFen, 0);

/**
 * What is owed for a past month and is not on its way. Only what is certain is drafted. What of it
 * comes of a standard that was raised later (调标补差) is a line of its own.
 */
const owedIn = (
  all: HouseholdFacts,
  cell: HouseholdMonth,
  policiesOn: PolicyTimeline['on'],
): readonly DueLine[] => {
  const { arrears } = arrearsOf(cell);
  if (!arrears) return [];
  const { shouldFen, creditedFen, cause, payTo } = arrears;
  const owed = { shouldFen, creditedFen, cause, payTo };
  const dueFen = Math.max(0, arrears.certainFen - pendingFen(cell.monthly));
  const { raisedFen, standardThenFen }: Partial<StandardRaised> =
    standardRaised(cell, policiesOn) ?? {};
  const adjustedFen = Math.min(dueFen, raisedFen ?? 0);
  return [
    ...lineIfDue(all, cell, { kind: 'BACKPAY', dueFen: dueFen - adjustedFen, owed }),
    ...lineIfDue(all, cell, {
      kind: 'STANDARD_ADJUSTMENT',
      dueFen: adjustedFen,
      owed,
      ...(standardThenFen !== undefined && { standardThenFen }),
    }),
  ];
};

/** Items that came back and are neither paid back nor under way again. */
const reissuesIn = (all: HouseholdFacts, cell: HouseholdMonth): readonly DueLine[] =>
  cell.items
    .filter(({ status }) => status === 'RETURNED')
    // What was sent again and came back again waits as the item it came back as.
    .filter((item) => lastSending(cell, item) === undefined)
    .flatMap((item) => {
      const failureCode = item.failures.at(-1)?.code;
      return lineIfDue(all, cell, {
        kind: 'REISSUE',
        dueFen: afterReturn(cell, item).pending,
        reissueOf: item.ref as PaymentRef,
        returned: { on: item.returnedOn!, ...(failureCode && { failureCode }) },
      });
    });

/**
 * A line of a household that need not be due: what a roster of the office pays all the same. It
 * says what stands in the archive, and that nothing is due. Undefined: no such household is known.
 */
export const lineNotDue = (
  owner: string,
  facts: CaseFacts,
  policies: Policies,
  { benefitMonth, kind }: Pick<LineKey, 'benefitMonth' | 'kind'>,
  day: LocalDate,
): DueLine | undefined => {
  const all = gather(owner, facts, policies);
  return lineOf(all, monthKnownOn(all, benefitMonth, day), { kind, dueFen: 0 });
};

const monthsOrdered = ({ supplements }: HouseholdFacts, until: YearMonth): readonly YearMonth[] =>
  [...new Set(supplements.map(({ event }) => event.data.benefitMonth))]
    .filter((month) => month <= until)
    .sort();

/** What was ordered beside the benefit (补助) and was not instructed yet, a line a kind. */
const supplementLines = (all: HouseholdFacts, cell: HouseholdMonth): readonly DueLine[] =>
  supplementsDue(cell).flatMap(({ kind, dueFen, ordered }) =>
    lineIfDue(all, cell, { kind, dueFen, ordered }),
  );

/** Everything a household is due with a month's batch, as known on a day, and why. */
export const dueOf = (
  owner: string,
  facts: CaseFacts,
  policies: Policies,
  { month, owedMonths, returnedMonths, day, policiesOn }: DueAsked,
): readonly DueLine[] => {
  const all = gather(owner, facts, policies);
  const cellOf = (one: YearMonth) => monthKnownOn(all, one, day);
  return [
    ...regularIn(all, cellOf(month)),
    ...owedMonths
      .filter((one) => one < month)
      .flatMap((one) => owedIn(all, cellOf(one), policiesOn)),
    ...returnedMonths.flatMap((one) => reissuesIn(all, cellOf(one))),
    ...monthsOrdered(all, month).flatMap((one) => supplementLines(all, cellOf(one))),
  ];
};
