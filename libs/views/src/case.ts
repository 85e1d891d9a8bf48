import type { LocalDate } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import type { Fact } from './fact';
import type { BatchFlow, CellResult } from './result';

/** All facts a case can be judged by, by the subject they are kept under. */
export type CaseFacts = ReadonlyMap<string, readonly Fact[]>;

/** What can change an answer, and on which days: a fact, or what another cell said meanwhile. */
export type Dated = Pick<Fact, 'position' | 'knownOn' | 'withdrawnOn'>;

/** What a batch said of its money for a while: it counts from a day until another. */
export interface FlowTold extends Dated {
  readonly flow: BatchFlow;
}

/** The smallest thing a rule judges. Its answer changes only on days of its own facts. */
export interface Cell {
  readonly key: string;
  /** Everything that can change the answer, of all time. */
  readonly facts: readonly Dated[];
  /** What can change it only while something is owed (应补发): then it says to whom. */
  readonly factsIfOwed?: readonly Dated[];
  /** The answer from what counted on a knowledge day; "today" in every ageing rule is that day. */
  assess(knowledgeDay: LocalDate): CellResult;
}

/**
 * A kind of case: how its facts make cells. `owner` is the subject that owns them; `flows` are the
 * answers of the batches that move its money, where it has any. Which cells there are follows from
 * the facts alone; policy only has a say in their answers.
 */
export type CaseKind = (
  owner: string,
  facts: CaseFacts,
  policies: Policies,
  flows: readonly FlowTold[],
) => readonly Cell[];

/** All facts of a case, each once. */
export const allOf = (facts: CaseFacts): readonly Fact[] => [
  ...new Set([...facts.values()].flat()),
];

/** The days on which facts begin or stop to count, each once and in order. */
export const daysOf = (facts: readonly Dated[]): readonly LocalDate[] => {
  const days = new Set<LocalDate>();
  for (const { knownOn, withdrawnOn } of facts) {
    days.add(knownOn);
    if (withdrawnOn) days.add(withdrawnOn);
  }
  return [...days].sort();
};
