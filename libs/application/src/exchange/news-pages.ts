import { type EventStore, ForeignPosition, type Position } from '@ledger/event-store';
import type { Ledger } from '../ledger';
import { type News, newsOf } from './news';

/** A piece of news and its place in the log. */
export interface PlacedNews {
  readonly position: Position;
  readonly eventId: string;
  readonly news: News;
}

export interface NewsSource {
  readonly store: EventStore;
  readonly ledger: Pick<Ledger, 'history'>;
  /** How far the views are: news is told once the answers show it. Undefined before the first. */
  readonly shownUntil: () => Promise<Position | undefined>;
}

/** Is the first later than the second? Undefined: one of them is no place in this log. */
const isLater = (store: EventStore, a: Position, b: Position): boolean | undefined => {
  try {
    return store.comparePositions(a, b) > 0;
  } catch (error) {
    if (error instanceof ForeignPosition) return undefined;
    throw error;
  }
};

/**
 * What is news after a place and not after another, in order. `most` bounds how many events are
 * read for it; undefined when that is not enough, or when `after` is no place in this log.
 */
export const newsBetween = async (
  { store, ledger }: NewsSource,
  after: Position,
  until: Position,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly PlacedNews[] | undefined> => {
  const later = isLater(store, until, after);
  if (later === undefined) return undefined;
  const found: PlacedNews[] = [];
  let read = 0;
  if (!later) return found;
  for await (const page of store.readAll(after)) {
    for (const recorded of page) {
      if (isLater(store, recorded.position, until)) return found;
      read += 1;
      if (read > most) return undefined;
      const news = await newsOf(ledger, recorded);
      if (news) found.push({ position: recorded.position, eventId: recorded.id, news });
    }
  }
  return found;
};
