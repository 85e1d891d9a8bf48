import type { LocalDate } from '@ledger/kernel';
import type { HouseholdMonth } from '../household/household-month';
import type { Item } from '../household/items';
import type { Finding, RuleCode } from '../result';

/** In both languages of the office. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A rule says what it matches and which lawful explanation to check first; never a verdict. */
export interface RuleWords {
  readonly code: RuleCode;
  readonly name: string;
  readonly title: Words;
  readonly severity: 'HIGH' | 'MEDIUM' | 'LOW';
  /** What was matched, in one sentence. */
  readonly sentence: Words;
  /** The lawful explanation to check first. */
  readonly lawful: Words;
}

/** A rule over one household and one benefit month. */
export interface HouseholdRule extends RuleWords {
  assess(cell: HouseholdMonth): RuleAnswer;
}

export interface RuleAnswer {
  readonly findings: readonly Finding[];
  readonly nextChangeOn?: LocalDate;
}

/** A finding about a household and month; what is not said is zero or empty. */
export const householdFinding = (
  cell: HouseholdMonth,
  item: Item | undefined,
  said: Pick<Finding, 'rule'> & Partial<Finding>,
): Finding => ({
  household: cell.household,
  person: null,
  benefitMonth: cell.month,
  batch: item?.instructed.batch ?? null,
  ref: null,
  village: cell.village,
  division: cell.division,
  certainFen: 0,
  possibleFen: 0,
  exposureFen: 0,
  knownAtPayment: null,
  restsOnDeclaredDay: false,
  sharedBy: said.person ? [said.person] : [],
  days: {},
  ...said,
});

/** Only the days that are known. */
export const knownDays = (
  days: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(days).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
