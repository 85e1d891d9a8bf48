import type { LocalDate } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import type { Fact } from './fact';
import type { CellResult } from './result';

/** All facts a case can be judged by, by the subject they are kept under. */
export type CaseFacts = ReadonlyMap<string, readonly Fact[]>;

/** The smallest thing a rule judges. Its answer changes only on days of its own facts. */
export interface Cell {
  readonly key: string;
  /** Every fact that can change the answer, of all time. */
  readonly facts: readonly Fact[];
  /** The answer from what counted on a knowledge day; "today" in every ageing rule is that day. */
  assess(knowledgeDay: LocalDate): CellResult;
}

/** A kind of case: how its facts make cells. `owner` is the subject that owns them. */
export type CaseKind = (owner: string, facts: CaseFacts, policies: Policies) => readonly Cell[];

/** All facts of a case, each once. */
export const allOf = (facts: CaseFacts): readonly Fact[] => [
  ...new Set([...facts.values()].flat()),
];
