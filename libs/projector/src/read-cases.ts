import {
  type CaseFacts,
  type CellKind,
  type FlowTold,
  isClearing,
  ownersPrefixOf,
} from '@ledger/views';
import type { EntityManager } from 'typeorm';
import { toldBy } from './flows';
import { readingOn } from './postgres/postgres-read-side';

const CASES_A_PAGE = 200;

export interface CasesAsked {
  /** Only cases whose answers may hang on the policy of these divisions. */
  readonly divisions: readonly string[];
  /** Only cases that have cells of these kinds. */
  readonly kinds: readonly CellKind[];
  /** Only these cases, where they are there at all. */
  readonly owners?: ReadonlySet<string>;
}

/** Accounts are made of what their batches say: where those are asked for, these are. */
const prefixesOf = (kinds: readonly CellKind[]): readonly string[] => {
  const all: readonly CellKind[] = kinds.includes('batch') ? [...kinds, 'clearing'] : kinds;
  return [...new Set(all.map(ownersPrefixOf))];
};

/** A case with everything it is told. */
export interface Loaded {
  readonly owner: string;
  readonly facts: CaseFacts;
  readonly flows: readonly FlowTold[];
}

/** Everything one case is told. */
export const readCase = async (manager: EntityManager, owner: string): Promise<CaseFacts> =>
  (await readingOn(manager).cases.load([owner])).get(owner) ?? new Map();

/**
 * The cases of the live views with all their facts, a page at a time; accounts last, because they
 * are made of what their batches say.
 */
export async function* readCases(
  manager: EntityManager,
  { divisions, kinds, owners: wanted }: CasesAsked,
): AsyncGenerator<readonly Loaded[]> {
  const { cases, answers } = readingOn(manager);
  const lists = await Promise.all(divisions.map((division) => cases.ownersUnder(division)));
  const prefixes = prefixesOf(kinds);
  const owners = [...new Set(lists.flat())]
    .filter((owner) => prefixes.some((prefix) => owner.startsWith(prefix)))
    .filter((owner) => !wanted || wanted.has(owner))
    .sort();
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
