import type { DivisionCode, LocalDate } from '@ledger/kernel';
import type { Cell } from '../case';
import { isA, knownAt } from '../fact';
import { membersRules } from '../findings/rules';
import type { CellResult } from '../result';
import { subjectOf } from '../subjects';
import { decisionSpans } from '../registers/delays/decision-spans';
import { deathReportsOf } from './deaths';
import { hardshipOf } from './hardship';
import type { HouseholdFacts } from './household-facts';
import { newestMembers } from './newest-members';
import type { HouseholdMembers } from './household-members';
import { newest } from './items';
import { isOfRecovery } from './recoveries';

const membersOn = (all: HouseholdFacts, day: LocalDate): HouseholdMembers => {
  const own = knownAt(all.own, day);
  const stated = newest(own.filter(isA('HouseholdStated')))?.event.data;
  return {
    household: all.household,
    knowledgeDay: day,
    division: stated?.division ?? ('' as DivisionCode),
    village: stated?.village ?? '',
    startMonth: stated?.startMonth,
    members: newestMembers(own),
    decisions: own.filter(isA('StopDecisionStated')),
    policies: all.policies,
    deathReportsOf: (person) => deathReportsOf(knownAt(all.people.get(person) ?? [], day)),
    hardshipOf: (person) => hardshipOf(knownAt(all.people.get(person) ?? [], day)),
  };
};

/** The household without a month: what is wrong with its members or late about them. */
export const membersCell = (all: HouseholdFacts): Cell => ({
  key: `${subjectOf.household(all.household)}|members`,
  facts: [...all.own, ...[...all.people.values()].flat()].filter((fact) => !isOfRecovery(fact)),
  assess: (day): CellResult => {
    const view = membersOn(all, day);
    return {
      findings: membersRules.flatMap((rule) => rule.assess(view)),
      hops: { division: view.division, spans: decisionSpans(view) },
    };
  },
});
