import type { LocalDate, PersonId } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import type { Office } from '../custody/offices';

/** What is known on one day of a household's members and of officials who are related to them. */
export interface Relatives {
  readonly household: string;
  readonly village: string | null;
  readonly division: string | null;
  readonly knowledgeDay: LocalDate;
  /** Covered members who draw the allowance in the month of the day. */
  readonly payable: readonly PersonId[];
  readonly officials: readonly Office[];
  readonly policies: Policies;
  /** Is a filing of the two in force? */
  isFiled(official: PersonId, person: PersonId): boolean;
}
