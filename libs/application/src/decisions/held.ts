import { compact } from '@ledger/intake';
import {
  covers,
  type DivisionCode,
  fold,
  type HouseholdNo,
  type LocalDate,
  type PersonId,
  type Refusal,
  refuse,
} from '@ledger/kernel';
import {
  household as decider,
  type HouseholdEvent,
  type HouseholdState,
  lift,
  streamOf,
} from '@ledger/ledger';
import type { Tokens, Vault } from '@ledger/people';
import type { PublishedPolicies } from '@ledger/projector';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock';
import type { Ledger } from '../ledger';

/** What acts on households need. */
export interface HouseholdNeeds {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly readSide: DataSource;
  readonly policies: PublishedPolicies;
}

/** Who acts on which household; `scope` is the division that the household has to lie in. */
export interface HouseholdOrder {
  readonly actor: string;
  readonly scope: DivisionCode;
  readonly household: HouseholdNo;
}

type Stated = Extract<HouseholdState['archive'], { readonly status: 'stated' }>;

export interface HouseholdHeld {
  readonly state: HouseholdState;
  readonly archive: Stated;
}

/** A household as it stands; what lies outside the scope is not there. */
export const householdHeld = async (
  { ledger }: Pick<HouseholdNeeds, 'ledger'>,
  { household, scope }: Pick<HouseholdOrder, 'household' | 'scope'>,
): Promise<HouseholdHeld | Refusal<'household-not-stated'>> => {
  const standing = await ledger.standing(streamOf.household(household));
  const events = standing.map((r) => lift(r.type, r.schema, r.data) as HouseholdEvent);
  const state = fold(decider.evolve, decider.initialState, events);
  const { archive } = state;
  if (archive.status === 'not-stated' || !covers(scope, archive.division)) {
    return refuse('household-not-stated');
  }
  return { state, archive };
};

/** Of an act: none of its days lies ahead. */
export const dayAhead = (
  { clock }: Pick<HouseholdNeeds, 'clock'>,
  ...days: readonly (LocalDate | undefined)[]
): Refusal<'day-not-come'> | undefined => {
  const today = clock.today();
  const ahead = days.find((day) => day !== undefined && day > today);
  return ahead && refuse('day-not-come', { day: ahead, today });
};

/** As intake writes an ID number: half-width, without spaces, in capitals. */
export const normalisedId = (text: string): string => compact(text).toUpperCase();

/** The person of an ID number that some list brought; undefined: nobody knows it. */
export const personOf = async (
  { vault }: Pick<HouseholdNeeds, 'vault'>,
  idNumber: string,
): Promise<PersonId | undefined> => {
  const [person] = await vault.findPersons([normalisedId(idNumber)]);
  return person;
};

/** Words about a household go to the vault, under somebody of it. */
export const evidenceFor = async (
  { vault }: Pick<HouseholdNeeds, 'vault'>,
  owner: PersonId,
  kind: string,
  content: Readonly<Record<string, string | undefined>>,
) => {
  const said = Object.entries(content).filter((entry): entry is [string, string] => !!entry[1]);
  const [kept] = await vault.keep([{ owner, kind, content: Object.fromEntries(said) }]);
  return { document: kept!.documentId, commitment: kept!.commitment };
};
