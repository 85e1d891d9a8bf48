import type { DivisionCode, LocalDate, PersonId, Relation, Token, YearMonth } from '@ledger/kernel';
import type { FilingStanding } from '../vocabulary';
import { type MeansSaid, meansIn } from './means';
import { type Applied, appliedIn, type DecisionApplied } from './applied';

/** Until the archive names a household nothing can be decided about it. */
export type Archive =
  | { readonly status: 'not-stated' }
  | {
      readonly status: 'stated';
      readonly division: DivisionCode;
      readonly village: string;
      readonly head: PersonId;
      /** First payable month (起始月份). */
      readonly startMonth: YearMonth;
    };

export interface MemberHeld {
  readonly covered: boolean;
  readonly monthlyIncomeFen: number;
  readonly statedOn: LocalDate;
}

export interface DecisionHeld extends DecisionApplied {
  readonly decidedOn: LocalDate;
}

/** How the filing of an official and a relative stands. */
export interface FilingHeld {
  readonly relation: Relation;
  readonly standing: FilingStanding;
  readonly filedOn: LocalDate | undefined;
  readonly visitedOn: LocalDate | undefined;
}

/** What was stated of a household and done with it; a month of it is asked for. */
export interface HouseholdState {
  readonly archive: Archive;
  /** Whom the archive names, and what it says last. */
  readonly members: ReadonlyMap<PersonId, MemberHeld>;
  /** What lists and acts said of each, in any order. */
  readonly means: ReadonlyMap<PersonId, readonly MeansSaid[]>;
  /** In the order in which they were decided. */
  readonly decisions: readonly DecisionHeld[];
  /** Where it is paid now. */
  readonly account: Token | undefined;
  /** By official and relative. */
  readonly filings: ReadonlyMap<string, FilingHeld>;
}

export const nothingStated: HouseholdState = {
  archive: { status: 'not-stated' },
  members: new Map(),
  means: new Map(),
  decisions: [],
  account: undefined,
  filings: new Map(),
};

export const filingKey = (official: PersonId, person: PersonId): string => `${official}/${person}`;

export const appliedTo = ({ decisions }: HouseholdState, month: YearMonth): Applied =>
  appliedIn(decisions, month);

const heldIn = (
  { means }: HouseholdState,
  person: PersonId,
  held: MemberHeld,
  month: YearMonth,
): MemberHeld => ({ ...held, ...meansIn(means.get(person) ?? [], month) });

/** A member as it counts in a month, whatever was decided; undefined: nobody named it. */
export const memberIn = (
  state: HouseholdState,
  person: PersonId,
  month: YearMonth,
): MemberHeld | undefined => {
  const held = state.members.get(person);
  return held && heldIn(state, person, held, month);
};

/** Members that the decisions leave in the household for a month. */
export const remainingIn = (
  state: HouseholdState,
  month: YearMonth,
): ReadonlyMap<PersonId, MemberHeld> => {
  const { removed } = appliedTo(state, month);
  return new Map(
    [...state.members]
      .filter(([person]) => !removed.has(person))
      .map(([person, held]) => [person, heldIn(state, person, held, month)]),
  );
};
