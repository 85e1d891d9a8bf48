import type { DivisionCode, LocalDate, PersonId, YearMonth } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import type { FactOf } from '../fact';
import type { DeathReport } from './death-claims';
import type { Hardship } from './hardship';
import type { Member } from './household-month';

/** What is known on one day of a household's members and of the decisions about them. */
export interface HouseholdMembers {
  readonly household: string;
  readonly knowledgeDay: LocalDate;
  /** Empty while the household is in no archive. */
  readonly division: DivisionCode;
  readonly village: string;
  /** The first payable month; undefined while the household is in no archive. */
  readonly startMonth: YearMonth | undefined;
  readonly members: readonly Member[];
  readonly decisions: readonly FactOf<'StopDecisionStated'>[];
  readonly policies: Policies;
  deathReportsOf(person: PersonId): readonly DeathReport[];
  hardshipOf(person: PersonId): Hardship | undefined;
}
