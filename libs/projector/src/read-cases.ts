import { type CaseFacts, type FlowTold, isClearing } from '@ledger/views';
import type { EntityManager } from 'typeorm';
import { toldBy } from './flows';
import { readingOn } from './postgres/postgres-read-side';

const CASES_A_PAGE = 200;

export interface CasesAsked {
  /** Only cases whose answers may hang on the policy of these divisions. */
  readonly divisions: readonly string[];
}

/** A case with everything it is told. */
export interface Loaded {
  readonly owner: string;
  readonly facts: CaseFacts;
  readonly flows: readonly FlowTold[];
}

/**
 * The cases of the live views with all their facts, a page at a time; accounts last, because they
 * are made of what their batches say.
 */
export async function* readCases(
  manager: EntityManager,
  { divisions }: CasesAsked,
): AsyncGenerator<readonly Loaded[]> {
  const { cases, answers } = readingOn(manager);
  const lists = await Promise.all(divisions.map((division) => cases.ownersUnder(division)));
  const owners = [...new Set(lists.flat())].sort();
  const inOrder = [...owners.filter((o) => !isClearing(o)), ...owners.filter(isClearing)];
  for (let from = 0; from < inOrder.length; from += CASES_A_PAGE) {
    const page = inOrder.slice(from, from + CASES_A_PAGE);
    const facts = await cases.load(page);
    const flows = await answers.flowsOf(page.filter(isClearing));
    yield [...facts].map(([owner, some]) => ({
      owner,
      facts: some,
      flows: (flows.get(owner) ?? []).map(toldBy),
    }));
  }
}
