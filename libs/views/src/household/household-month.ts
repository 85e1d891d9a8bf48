import {
  addMonths,
  type DivisionCode,
  type LocalDate,
  monthOf,
  type PersonId,
  type Token,
  type YearMonth,
} from '@ledger/kernel';
import type { BatchStated, HouseholdStated, RecoveryStated, RefundRecorded } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import type { FactOf } from '../fact';
import type { Death } from './deaths';
import { type Applied, appliedTo } from './decisions';
import { entitlementFen, type MemberMeans } from './entitlement';
import { type Hardship, supportedIn } from './hardship';
import type { Item } from './items';

export interface Member extends MemberMeans {
  readonly nameToken: Token | undefined;
}

/** Everything known on one day about one household and one benefit month (所属月份). */
export interface HouseholdMonthFacts {
  readonly household: string;
  readonly month: YearMonth;
  readonly knowledgeDay: LocalDate;
  /** The archive's newest word; undefined while the household is in no archive. */
  readonly stated: HouseholdStated['data'] | undefined;
  readonly members: readonly Member[];
  readonly decisions: readonly FactOf<'StopDecisionStated'>[];
  /** Items of this benefit month, by reference. */
  readonly items: readonly Item[];
  /** The household's items that send a returned one again, by the reference they cite. */
  readonly reissues: ReadonlyMap<string, Item>;
  readonly refunds: readonly RefundRecorded['data'][];
  readonly recoveries: readonly RecoveryStated['data'][];
  /** The street's batch of this month, once known. */
  readonly batchOfMonth: BatchStated['data'] | undefined;
  readonly deathOf: (person: PersonId) => Death;
  readonly hardshipOf: (person: PersonId) => Hardship | undefined;
}

/** The questions the rules ask of a household and a month. */
export interface HouseholdMonth extends HouseholdMonthFacts {
  readonly division: DivisionCode;
  readonly village: string;
  readonly policies: Policies;
  /** Credited items by day of credit, then reference. */
  readonly credited: readonly Item[];
  readonly creditedFen: number;
  readonly lastCredit: Item | undefined;
  applied(decidedBy?: LocalDate): Applied;
  /** Members the decisions left in the household. */
  remaining(decidedBy?: LocalDate): readonly Member[];
  certainlyDead(person: PersonId): boolean;
  /** Possibly, and not certainly. */
  possiblyDead(person: PersonId): boolean;
  supported(person: PersonId): boolean;
  /** Undefined where no standard is in force. */
  entitlementFen(members: readonly Member[]): number | undefined;
}

export const householdMonth = (facts: HouseholdMonthFacts, policies: Policies): HouseholdMonth => {
  const { month, items, members, decisions } = facts;
  const shown = facts.stated ?? items.at(-1)?.instructed;
  const division = (shown?.division ?? '') as DivisionCode;
  const deathOffset = policies.required('deathStopOffsetMonths', division, month);
  const transferOffset = policies.required('transferStopOffsetMonths', division, month);
  const standard = policies.value('standardFen', division, month);
  const rounding = policies.required('roundingUnitFen', division, month);
  const credited = items.filter((item) => item.status === 'CREDITED');
  const notPayableAfter = (day: LocalDate) => month >= addMonths(monthOf(day), deathOffset);
  const certainlyDead = (person: PersonId) => {
    const interval = facts.deathOf(person).interval;
    return interval !== undefined && notPayableAfter(interval.latest);
  };
  const applied = (decidedBy?: LocalDate) => appliedTo(decisions, month, decidedBy);
  return {
    ...facts,
    division,
    village: shown?.village ?? '',
    policies,
    credited,
    creditedFen: credited.reduce((sum, item) => sum + item.creditedFen, 0),
    lastCredit: credited.at(-1),
    applied,
    remaining: (decidedBy) => {
      const { removed } = applied(decidedBy);
      return members.filter((member) => !removed.has(member.person));
    },
    certainlyDead,
    possiblyDead: (person) => {
      const interval = facts.deathOf(person).interval;
      return interval !== undefined && !certainlyDead(person) && notPayableAfter(interval.earliest);
    },
    supported: (person) => supportedIn(facts.hardshipOf(person), addMonths(month, -transferOffset)),
    entitlementFen: (some) =>
      standard === undefined ? undefined : entitlementFen(some, standard, rounding),
  };
};

/** What the household should have got, and at least should have got if the possible is true. */
export const shouldFen = (
  cell: HouseholdMonth,
): { readonly certain: number; readonly ifPossible: number } | undefined => {
  const { stated, month } = cell;
  if (!stated || stated.startMonth > month || cell.applied().stopped) {
    return { certain: 0, ifPossible: 0 };
  }
  const living = cell
    .remaining()
    .filter((member) => !cell.certainlyDead(member.person) && !cell.supported(member.person));
  const certain = cell.entitlementFen(living);
  const ifPossible = cell.entitlementFen(
    living.filter((member) => !cell.possiblyDead(member.person)),
  );
  return certain === undefined || ifPossible === undefined ? undefined : { certain, ifPossible };
};
