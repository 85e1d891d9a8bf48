import {
  addMonths,
  type DivisionCode,
  type LocalDate,
  monthOf,
  type PersonId,
  type Token,
  type YearMonth,
} from '@ledger/kernel';
import type { BatchHeader, HouseholdStated, IdDefect, RefundRecorded } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import type { FactOf } from '../fact';
import type { Death } from './deaths';
import { type Applied, appliedTo } from './decisions';
import { entitlementFen, type MemberMeans } from './entitlement';
import { type Hardship, supportedIn } from './hardship';
import type { Item } from './items';
import { paidByOffsetFen, type RecoveryEvent, type SettledSums, settledIn } from './recoveries';
import { adjustmentsAmong, givenBy, isMeant, monthlyAmong, type Supplement } from './supplements';

export interface Member extends MemberMeans {
  readonly nameToken: Token | undefined;
  readonly idDefect: IdDefect | undefined;
}

/** Everything known on one day about one household and one benefit month (所属月份). */
export interface HouseholdMonthFacts {
  readonly household: string;
  readonly month: YearMonth;
  readonly knowledgeDay: LocalDate;
  /** The archive's newest word; undefined while the household is in no archive. */
  readonly stated: HouseholdStated['data'] | undefined;
  readonly members: readonly Member[];
  /** The same by what was decided until a day. */
  readonly membersDecidedBy: (decidedBy: LocalDate) => readonly Member[];
  readonly decisions: readonly FactOf<'StopDecisionStated'>[];
  /** Items of this benefit month, by reference. */
  readonly items: readonly Item[];
  /** The household's items that send one of these again; the last credited comes last. */
  readonly resendings: readonly Item[];
  readonly refunds: readonly RefundRecorded['data'][];
  /** What came back of this month, and what is kept back from it for another. */
  readonly recoveries: readonly RecoveryEvent[];
  /** What was ordered beside the benefit of this month (补助), for whomever. */
  readonly supplements: readonly Supplement[];
  /** The street's batch of this month, once known. */
  readonly batchOfMonth: BatchHeader | undefined;
  readonly deathOf: (person: PersonId) => Death;
  readonly hardshipOf: (person: PersonId) => Hardship | undefined;
  /** The day from which something has been overpaid without a break until the knowledge day. */
  readonly overpaidSince: () => LocalDate | undefined;
}

/** The questions the rules ask of a household and a month. */
export interface HouseholdMonth extends HouseholdMonthFacts {
  readonly division: DivisionCode;
  readonly village: string;
  readonly policies: Policies;
  /** Credited items by day of credit, then reference. */
  readonly credited: readonly Item[];
  readonly creditedFen: number;
  /** Items of the benefit itself: without what was paid beside it (补助). */
  readonly monthly: readonly Item[];
  /** Those of them that bring the rest of the month by a higher standard (调标补差). */
  readonly adjustments: ReadonlySet<Item>;
  /** What came back of what was overpaid. */
  readonly settled: SettledSums;
  readonly lastCredit: Item | undefined;
  applied(decidedBy?: LocalDate): Applied;
  /** What the household has of this month because another was overpaid (抵扣). */
  paidByOffsetFen(decidedBy?: LocalDate): number;
  /** Members the decisions left in the household. */
  remaining(decidedBy?: LocalDate): readonly Member[];
  certainlyDead(person: PersonId): boolean;
  /** Possibly, and not certainly. */
  possiblyDead(person: PersonId): boolean;
  /** Is the month no longer payable for somebody who died on that day? */
  isAfter(diedOn: LocalDate): boolean;
  supported(person: PersonId): boolean;
  /** Undefined where no standard is in force. */
  entitlementFen(members: readonly Member[]): number | undefined;
  /** What was ordered beside the benefit for this household. */
  readonly ordered: readonly Supplement[];
  /** What these members are due, with what was ordered beside the benefit. */
  dueFen(members: readonly Member[]): number | undefined;
  /** What the household should have got of the benefit; undefined where no standard is in force. */
  should(): Should | undefined;
}

/** What a household should have got, and at least should have got if the possible is true. Fen. */
export interface Should {
  readonly certain: number;
  readonly ifPossible: number;
}

/** A class, because a cell is asked for every day: one shape, and no closures to make anew. */
class CellOfMonth implements HouseholdMonth {
  readonly household: string;
  readonly month: YearMonth;
  readonly knowledgeDay: LocalDate;
  readonly stated: HouseholdMonthFacts['stated'];
  readonly members: readonly Member[];
  readonly membersDecidedBy: HouseholdMonthFacts['membersDecidedBy'];
  readonly decisions: HouseholdMonthFacts['decisions'];
  readonly items: readonly Item[];
  readonly resendings: HouseholdMonthFacts['resendings'];
  readonly refunds: HouseholdMonthFacts['refunds'];
  readonly recoveries: HouseholdMonthFacts['recoveries'];
  readonly supplements: HouseholdMonthFacts['supplements'];
  readonly batchOfMonth: HouseholdMonthFacts['batchOfMonth'];
  readonly deathOf: HouseholdMonthFacts['deathOf'];
  readonly hardshipOf: HouseholdMonthFacts['hardshipOf'];
  readonly overpaidSince: HouseholdMonthFacts['overpaidSince'];
  readonly division: DivisionCode;
  readonly village: string;
  readonly credited: readonly Item[];
  readonly creditedFen: number;
  readonly monthly: readonly Item[];
  readonly adjustments: ReadonlySet<Item>;
  readonly ordered: readonly Supplement[];
  readonly settled: SettledSums;
  readonly lastCredit: Item | undefined;
  private diedBy: YearMonth | undefined;
  private due: { readonly should: Should | undefined } | undefined;

  constructor(
    facts: HouseholdMonthFacts,
    readonly policies: Policies,
  ) {
    this.household = facts.household;
    this.month = facts.month;
    this.knowledgeDay = facts.knowledgeDay;
    this.stated = facts.stated;
    this.members = facts.members;
    this.membersDecidedBy = facts.membersDecidedBy;
    this.decisions = facts.decisions;
    this.items = facts.items;
    this.resendings = facts.resendings;
    this.refunds = facts.refunds;
    this.recoveries = facts.recoveries;
    this.supplements = facts.supplements;
    this.batchOfMonth = facts.batchOfMonth;
    this.deathOf = facts.deathOf;
    this.hardshipOf = facts.hardshipOf;
    this.overpaidSince = facts.overpaidSince;
    const shown = facts.stated ?? facts.items.at(-1)?.instructed;
    this.division = (shown?.division ?? '') as DivisionCode;
    this.village = shown?.village ?? '';
    this.credited = facts.items.filter((item) => item.status === 'CREDITED');
    this.creditedFen = this.credited.reduce((sum, item) => sum + item.creditedFen, 0);
    this.monthly = monthlyAmong(facts.items);
    this.adjustments = adjustmentsAmong(this.monthly);
    this.ordered = facts.supplements.filter((one) =>
      isMeant(one, facts.household, this.division, facts.month),
    );
    this.settled = settledIn(facts.recoveries, facts.month);
    this.lastCredit = this.credited.at(-1);
  }

  applied(decidedBy?: LocalDate): Applied {
    return appliedTo(this.decisions, this.month, decidedBy);
  }

  paidByOffsetFen(decidedBy?: LocalDate): number {
    return paidByOffsetFen(this.recoveries, this.month, decidedBy);
  }

  remaining(decidedBy?: LocalDate): readonly Member[] {
    const { removed } = this.applied(decidedBy);
    const members = decidedBy ? this.membersDecidedBy(decidedBy) : this.members;
    if (removed.size === 0) return members;
    return members.filter((member) => !removed.has(member.person));
  }

  certainlyDead(person: PersonId): boolean {
    const interval = this.deathOf(person).interval;
    return interval !== undefined && this.isAfter(interval.latest);
  }

  possiblyDead(person: PersonId): boolean {
    const interval = this.deathOf(person).interval;
    return (
      interval !== undefined && !this.isAfter(interval.latest) && this.isAfter(interval.earliest)
    );
  }

  supported(person: PersonId): boolean {
    const hardship = this.hardshipOf(person);
    if (!hardship) return false;
    const offset = this.policies.required('transferStopOffsetMonths', this.division, this.month);
    return supportedIn(hardship, addMonths(this.month, -offset));
  }

  entitlementFen(members: readonly Member[]): number | undefined {
    const standard = this.policies.value('standardFen', this.division, this.month);
    const rounding = this.policies.required('roundingUnitFen', this.division, this.month);
    return standard === undefined ? undefined : entitlementFen(members, standard, rounding);
  }

  dueFen(members: readonly Member[]): number | undefined {
    const benefit = this.entitlementFen(members);
    return benefit === undefined
      ? undefined
      : benefit + supplementFen(this.ordered, members, benefit);
  }

  /** Asked by several rules and by the money, so it is worked out once. */
  should(): Should | undefined {
    this.due ??= { should: shouldFen(this) };
    return this.due.should;
  }

  isAfter(day: LocalDate): boolean {
    return monthOf(day) <= this.lastMonthOfDeath();
  }

  /** Whoever died in this month or before is not paid for the cell's month any more. */
  private lastMonthOfDeath(): YearMonth {
    if (this.diedBy === undefined) {
      const offset = this.policies.required('deathStopOffsetMonths', this.division, this.month);
      this.diedBy = addMonths(this.month, -offset);
    }
    return this.diedBy;
  }
}

export const householdMonth = (facts: HouseholdMonthFacts, policies: Policies): HouseholdMonth =>
  new CellOfMonth(facts, policies);

/** In the archive and payable in the month (起始月份). */
export const isEnrolled = ({ stated, month }: HouseholdMonth): boolean =>
  stated !== undefined && stated.startMonth <= month;

const NOTHING_DUE: Should = { certain: 0, ifPossible: 0 };

/** Who counts for the month, by decisions, deaths and special-hardship support. */
export const countedIn = (cell: HouseholdMonth): readonly Member[] =>
  cell.remaining().filter(({ person }) => !cell.certainlyDead(person) && !cell.supported(person));

/** What was ordered beside the benefit goes to whoever is due the benefit. Fen. */
const supplementFen = (
  ordered: readonly Supplement[],
  members: readonly Member[],
  benefitFen: number,
): number => {
  if (ordered.length === 0 || benefitFen === 0) return 0;
  const coveredCount = members.filter(({ covered }) => covered).length;
  return ordered.reduce((fen, one) => fen + givenBy(one, coveredCount), 0);
};

/** The same for some members, each by what they are due. */
const forAll = (
  cell: HouseholdMonth,
  fenOf: (members: readonly Member[]) => number | undefined,
): Should | undefined => {
  if (!isEnrolled(cell) || cell.applied().stopped) return NOTHING_DUE;
  const living = countedIn(cell);
  const certain = fenOf(living);
  if (certain === undefined) return undefined;
  const perhaps = living.filter((member) => !cell.possiblyDead(member.person));
  if (perhaps.length === living.length) return { certain, ifPossible: certain };
  const ifPossible = fenOf(perhaps);
  return ifPossible === undefined ? undefined : { certain, ifPossible };
};

const shouldFen = (cell: HouseholdMonth): Should | undefined =>
  forAll(cell, (members) => cell.entitlementFen(members));

/** What the household should have got in all, with what was ordered beside the benefit. */
export const shouldInAll = (cell: HouseholdMonth): Should | undefined =>
  cell.ordered.length === 0 ? cell.should() : forAll(cell, (members) => cell.dueFen(members));
