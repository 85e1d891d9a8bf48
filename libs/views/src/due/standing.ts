import type { DivisionCode, DocumentNo, LocalDate, PersonId, YearMonth } from '@ledger/kernel';
import type { SupplementKind } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import type { CaseFacts } from '../case';
import { gather } from '../household/household-facts';
import { countedIn, type HouseholdMonth, isEnrolled } from '../household/household-month';
import { monthKnownOn } from '../household/month-cell';
import { type Arithmetic, arithmeticOf, type NotCounted } from './due';
import { reachOf } from './supplements-due';

/** What counts of one member in a month. */
export interface MemberStanding {
  readonly person: PersonId;
  readonly covered: boolean;
  readonly monthlyIncomeFen: number;
  /** Why the member does not count; undefined: counts. */
  readonly notCounted: NotCounted['because'] | undefined;
}

/** What a household is entitled to in a month (保障待遇), and how it comes about. Money in fen. */
export interface EntitlementStanding {
  readonly division: DivisionCode;
  readonly village: string;
  /** `not-yet`: its first payable month (起始月份) is later. */
  readonly status: 'paying' | 'stopped' | 'not-yet';
  readonly startMonth: YearMonth;
  /** The benefit of the month; undefined where no standard is in force. */
  readonly benefitFen: number | undefined;
  readonly arithmetic: Arithmetic;
  readonly members: readonly MemberStanding[];
  /** What was ordered beside it for this household. */
  readonly ordered: readonly {
    readonly kind: SupplementKind;
    readonly document: DocumentNo;
    readonly givenFen: number;
  }[];
}

interface OfMonth {
  readonly month: YearMonth;
  readonly day: LocalDate;
}

const statusOf = (cell: HouseholdMonth): EntitlementStanding['status'] => {
  if (!isEnrolled(cell)) return 'not-yet';
  return cell.applied().stopped ? 'stopped' : 'paying';
};

/** As known on a day; undefined: no archive of that day names the household. */
export const entitlementStanding = (
  owner: string,
  facts: CaseFacts,
  policies: Policies,
  { month, day }: OfMonth,
): EntitlementStanding | undefined => {
  const cell = monthKnownOn(gather(owner, facts, policies), month, day);
  if (!cell.stated) return undefined;
  const arithmetic = arithmeticOf(cell, countedIn(cell));
  const because = new Map(arithmetic.notCounted.map((one) => [one.person, one.because]));
  return {
    division: cell.division,
    village: cell.village,
    status: statusOf(cell),
    startMonth: cell.stated.startMonth,
    benefitFen: cell.should()?.certain,
    arithmetic,
    members: cell.members.map(({ person, covered, monthlyIncomeFen }) => ({
      person,
      covered,
      monthlyIncomeFen,
      notCounted: because.get(person),
    })),
    ordered: cell.ordered.map((one) => ({
      kind: one.kind,
      document: one.document,
      givenFen: reachOf(cell, one)?.givenFen ?? 0,
    })),
  };
};
