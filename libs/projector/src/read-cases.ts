import type { EntityManager } from 'typeorm';
import { load, type Loaded } from './assess-cells';
import { isClearing } from '@ledger/views';
import { ownersUnder } from './policy-table';

const CASES_A_PAGE = 200;

export interface CasesAsked {
  /** Only cases whose answers may hang on the policy of these divisions. */
  readonly divisions: readonly string[];
}

/**
 * The cases of the views with all their facts, a page at a time; accounts last, because they are
 * made of what their batches say.
 */
export async function* readCases(
  tx: EntityManager,
  { divisions }: CasesAsked,
): AsyncGenerator<readonly Loaded[]> {
  const owners = await ownersUnder(tx, divisions);
  const inOrder = [...owners.filter((o) => !isClearing(o)), ...owners.filter(isClearing)];
  for (let from = 0; from < inOrder.length; from += CASES_A_PAGE) {
    yield await load(tx, inOrder.slice(from, from + CASES_A_PAGE));
  }
}
