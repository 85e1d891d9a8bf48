import type { LocalDate, YearMonth } from '@ledger/kernel';
import type { Chance } from '../chance';
import type { Cadre } from '../office/books';
import type { Entitlement } from '../office/entitlement';
import type { Household, Member } from '../world/household';
import type { Births } from '../world/people';
import type { Doings } from './doings';

/** Where and when a story plays. */
export interface Scene {
  readonly household: Household;
  /** The month it begins in; as many more as the story needs are simulated after it. */
  readonly at: YearMonth;
  readonly chance: Chance;
  readonly births: Births;
  readonly street: string;
  readonly cadres: readonly Cadre[];
  /** As many more households as the story asks for; nothing else happens to them. */
  readonly others: readonly Household[];
  readonly dueFen: Entitlement;
  readonly number: () => number;
}

/** What a rule must show of a story, worked out by nobody but the story itself. */
export interface Intended {
  readonly rule: string;
  readonly household?: string;
  readonly person?: string;
  readonly month?: YearMonth;
  readonly ref?: string;
  /** Known by this day at the latest; the last simulated day where it is not given. */
  readonly seenBy?: LocalDate;
}

export interface Told extends Partial<Doings> {
  readonly intended?: readonly Intended[];
}

/** Something that happens to a household; it stands in the labels under its name. */
export interface Story {
  readonly name: string;
  /** The rule that is to see it; a story without one is lawful or honest. */
  readonly irregular?: string;
  /** Months it needs from its first on; a year too short for it goes without. */
  readonly months: number;
  /** Households it needs besides the first. */
  readonly others?: number;
  readonly fits?: (household: Household, due: (members: readonly Member[]) => number) => boolean;
  readonly tell: (scene: Scene) => Told;
}

export const isAlone = ({ members }: Household): boolean => members.length === 1;
/** Several covered persons, so that somebody entitled is left. */
export const isSeveral = ({ members }: Household): boolean =>
  members.length > 1 && members.every(({ covered }) => covered);
