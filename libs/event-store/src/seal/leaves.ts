import type { EventStore, Leaf, Position, Recorded } from '../port';

const leafOf = ({ position, leaf }: Recorded): Leaf => ({
  position,
  hash: Buffer.from(leaf, 'hex'),
});

async function* leavesIn(
  pages: AsyncIterable<readonly Recorded[]>,
): AsyncIterable<readonly Leaf[]> {
  for await (const page of pages) yield page.map(leafOf);
}

/** Pages of leaves after `after`, from any store. */
export const leavesAfter = (store: EventStore, after: Position): AsyncIterable<readonly Leaf[]> =>
  store.readLeaves?.(after) ?? leavesIn(store.readAll(after));

/** The same, then live, until the signal aborts. */
export const followedLeaves = (
  store: EventStore,
  after: Position,
  signal: AbortSignal,
): AsyncIterable<readonly Leaf[]> =>
  store.followLeaves?.(after, signal) ?? leavesIn(store.follow(after, signal));
