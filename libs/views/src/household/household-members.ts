import type { DivisionCode, LocalDate, PersonId } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import type { FactOf } from '../fact';
import type { DeathReport } from './death-claims';
import type { Member } from './household-month';

/** What is known on one day of a household's members and of the decisions about them. */
export interface HouseholdMembers {
  readonly household: string;
  readonly knowledgeDay: LocalDate;
  /** Empty while the household is in no archive. */
  readonly division: DivisionCode;
  readonly village: string;
  readonly members: readonly Member[];
  readonly decisions: readonly FactOf<'StopDecisionStated'>[];
  readonly policies: Policies;
  deathReportsOf(person: PersonId): readonly DeathReport[];
}
