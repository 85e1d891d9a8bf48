import { covers, type HouseholdNo, type Refusal, refuse, type YearMonth } from '@ledger/kernel';
import { type PublishedPolicies, readCase } from '@ledger/projector';
import { type EntitlementStanding, entitlementStanding, subjectOf } from '@ledger/views';
import type { QuestionNeeds } from '../questions/findings';
import type { Asked } from '../questions/scope';
import { type Shown, shownPersons } from '../questions/shown';
import type { EntitlementStandingAnswer } from './answers';
import { arithmeticText } from './words';

export interface EntitlementStandingAsked extends Asked {
  readonly household: HouseholdNo;
  readonly month: YearMonth;
}

const membersAnswer = ({ members }: EntitlementStanding, shown: Shown) =>
  members.map(({ person, covered, monthlyIncomeFen, notCounted = null }) => ({
    personId: shown.idOf(person),
    personName: shown.nameOf(person),
    covered,
    monthlyIncomeFen,
    notCounted,
  }));

/** What a household is entitled to in a month, as known on a day, with how it comes about. */
export const standingEntitlement = async (
  needs: QuestionNeeds & { readonly policies: PublishedPolicies },
  { scope, household, month, knownOn }: EntitlementStandingAsked,
): Promise<EntitlementStandingAnswer | Refusal<'household-not-stated'>> => {
  const owner = subjectOf.household(household);
  const facts = await readCase(needs.readSide.manager, owner);
  const policies = (await needs.policies.timeline(needs.readSide.manager)).on(knownOn);
  const standing = entitlementStanding(owner, facts, policies, { month, day: knownOn });
  if (!standing || !covers(scope, standing.division)) return refuse('household-not-stated');
  const { arithmetic, status, benefitFen = null } = standing;
  const { notCounted: _, ifDeadFen = null, offsetFen = 0, ...means } = arithmetic;
  const persons = standing.members.map(({ person }) => person);
  const shown = await shownPersons(needs, persons, {}, undefined);
  return {
    householdNo: household,
    village: standing.village,
    division: standing.division,
    knowledgeDate: knownOn,
    benefitMonth: month,
    status,
    startMonth: standing.startMonth,
    benefitFen,
    ifDeadFen,
    offsetFen,
    arithmetic: means,
    arithmeticText: arithmeticText(means),
    members: membersAnswer(standing, shown),
    ordered: standing.ordered,
  };
};
