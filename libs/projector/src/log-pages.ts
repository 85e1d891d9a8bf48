import type { EventStore, Position, Recorded } from '@ledger/event-store';

const PAGE = 5_000;
/** A cell that many events reach is assessed once for all of them. */
const EVENTS_AT_ONCE = 40_000;

/** Pages of the log; where much waits, many of them as one. */
async function* gathered(pages: AsyncIterable<readonly Recorded[]>) {
  let held: (readonly Recorded[])[] = [];
  let events = 0;
  for await (const page of pages) {
    held.push(page);
    events += page.length;
    if (page.length === PAGE && events < EVENTS_AT_ONCE) continue;
    yield held.flat();
    [held, events] = [[], 0];
  }
  if (held.length > 0) yield held.flat();
}

/** The next page is read while this one is worked on. */
async function* ahead<T>(pages: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = pages.next();
  try {
    for (let one = await next; !one.done; one = await next) {
      next = pages.next();
      // Whoever stops here never asks for it; whoever goes on gets the failure then.
      next.catch(() => undefined);
      yield one.value;
    }
  } finally {
    await next.catch(() => undefined);
    await pages.return(undefined);
  }
}

/** Everything after a place, in order, in portions worth a transaction each. */
export const portionsOf = (
  store: EventStore,
  after: Position,
): AsyncGenerator<readonly Recorded[]> => ahead(gathered(store.readAll(after, PAGE)));
