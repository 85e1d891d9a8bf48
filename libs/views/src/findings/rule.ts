import type { LocalDate, PersonId } from '@ledger/kernel';
import type { CardHeld } from '../custody/card-held';
import type { HouseholdMembers } from '../household/household-members';
import type { HouseholdMonth } from '../household/household-month';
import type { Item } from '../household/items';
import type { Finding, RuleCode, Severity } from '../result';

/** In both languages of the office. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A rule says what it matches and which lawful explanation to check first; never a verdict. */
export interface RuleWords {
  readonly code: RuleCode;
  /** Raise it when the rule says something else of the same facts: its cells are judged anew. */
  readonly version: number;
  readonly name: string;
  readonly title: Words;
  /** Of most of its matches; a finding may say otherwise. */
  readonly severity: Severity;
  /** What was matched, in one sentence. */
  readonly sentence: Words;
  /** The lawful explanation to check first. */
  readonly lawful: Words;
}

/** A rule over one household and one benefit month. */
export interface HouseholdRule extends RuleWords {
  assess(cell: HouseholdMonth): RuleAnswer;
}

/** A rule over a household's members, whatever the month. */
export interface MembersRule extends RuleWords {
  assess(view: HouseholdMembers): readonly Finding[];
}

/** A rule over one open entry of the custody register. */
export interface CustodyRule extends RuleWords {
  assess(card: CardHeld): readonly Finding[];
}

export interface RuleAnswer {
  readonly findings: readonly Finding[];
  readonly nextChangeOn?: LocalDate;
}

type Said = Pick<Finding, 'rule'> & Partial<Finding>;

/** What a finding does not say is zero or empty. */
export const findingOf = (said: Said): Finding => ({
  household: null,
  person: null,
  benefitMonth: null,
  batch: null,
  ref: null,
  village: null,
  division: null,
  certainFen: 0,
  possibleFen: 0,
  exposureFen: 0,
  knownAtPayment: null,
  restsOnDeclaredDay: false,
  sharedBy: said.person ? [said.person] : [],
  days: {},
  ...said,
});

/** A finding about a household and month. */
export const householdFinding = (
  cell: HouseholdMonth,
  item: Item | undefined,
  said: Said,
): Finding =>
  findingOf({
    household: cell.household,
    benefitMonth: cell.month,
    batch: item?.instructed.batch ?? null,
    village: cell.village,
    division: cell.division,
    ...said,
  });

/** A finding about one person of a household, whatever the month. */
export const memberFinding = (
  view: HouseholdMembers,
  said: Said & { readonly person: PersonId },
): Finding =>
  findingOf({
    household: view.household,
    village: view.village || null,
    division: view.division || null,
    ...said,
  });

/** A finding about an entry of the custody register: its beneficiary, under its number. */
export const custodyFinding = ({ entry, place }: CardHeld, said: Said): Finding =>
  findingOf({
    household: entry.household,
    person: entry.beneficiary,
    ref: entry.entry,
    ...place,
    ...said,
  });

/** Only the days that are known. Made for every match of every day, so without a list between. */
export const knownDays = (
  days: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> => {
  const known: Record<string, string> = {};
  for (const name of Object.keys(days)) {
    const day = days[name];
    if (day !== undefined) known[name] = day;
  }
  return known;
};
