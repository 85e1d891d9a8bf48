import { fold, type HouseholdNo, type PersonId, type Refusal } from '@ledger/kernel';
import {
  lift,
  streamOf,
  supplement,
  supplementBefore,
  type SupplementEvent,
  type SupplementState,
} from '@ledger/ledger';
import { type PublishedPolicies, readCases } from '@ledger/projector';
import { compare, type WouldGet, wouldGet } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { shownPersons } from '../questions/shown';
import {
  type AnySupplementRefusal,
  cannotBeGiven,
  streetOf,
  type SupplementAsked,
  type SupplementNeeds,
} from './acts';
import type { SupplementPreviewAnswer } from './answers';

export interface SupplementPreviewNeeds extends SupplementNeeds {
  readonly readSide: DataSource;
  readonly policies: PublishedPolicies;
}

type Reached = WouldGet & { readonly household: HouseholdNo };

const OWNER = 'household/';

/** Everyone an order is meant for, by village and number. */
const reachedBy = async (
  { readSide, policies, clock }: SupplementPreviewNeeds,
  asked: SupplementAsked,
): Promise<readonly Reached[]> => {
  const day = clock.today();
  const inForce = (await policies.timeline(readSide.manager)).on(day);
  const owners = asked.households?.map((household) => `${OWNER}${household}`);
  const reached: Reached[] = [];
  const cases = readCases(readSide.manager, {
    divisions: [asked.division],
    kinds: ['household-month'],
    ...(owners && { owners: new Set(owners) }),
  });
  for await (const page of cases) {
    for (const { owner, facts } of page) {
      const would = wouldGet(owner, facts, inForce, asked, day);
      const household = owner.slice(OWNER.length) as HouseholdNo;
      if (would) reached.push({ ...would, household });
    }
  }
  return reached.sort((a, b) => compare(a.village, b.village) || compare(a.household, b.household));
};

const standingOf = async (
  { ledger }: SupplementNeeds,
  { division, benefitMonth }: SupplementAsked,
): Promise<SupplementState> => {
  const held = await ledger.standing(streamOf.supplement(streetOf(division), benefitMonth));
  const events = held.map((r) => lift(r.type, r.schema, r.data) as SupplementEvent);
  return fold(supplement.evolve, supplement.initialState, events);
};

/** Who would get what by an order, before anybody orders it. Nothing is written. */
export const previewSupplement = async (
  needs: SupplementPreviewNeeds,
  asked: SupplementAsked,
): Promise<SupplementPreviewAnswer | Refusal<AnySupplementRefusal>> => {
  const cannot = await cannotBeGiven(needs, asked);
  if (cannot) return cannot;
  const before = supplementBefore(asked, await standingOf(needs, asked));
  if (before) return before;
  const reached = await reachedBy(needs, asked);
  const getting = reached.filter(({ givenFen }) => givenFen > 0);
  const without = reached.filter(({ givenFen }) => givenFen === 0);
  const people: readonly PersonId[] = getting.map(({ beneficiary }) => beneficiary);
  const shown = await shownPersons(needs, people, {}, undefined);
  return {
    division: asked.division,
    benefitMonth: asked.benefitMonth,
    knowledgeDate: needs.clock.today(),
    households: getting.map(({ household, village, beneficiary, coveredCount, givenFen }) => ({
      householdNo: household,
      village,
      beneficiaryName: shown.nameOf(beneficiary),
      coveredCount,
      givenFen,
    })),
    sumFen: getting.reduce((fen, { givenFen }) => fen + givenFen, 0),
    withoutBenefit: without.map(({ household }) => household),
  };
};
