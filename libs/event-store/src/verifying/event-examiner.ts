import type { StreamName } from '@ledger/kernel';

import { NotCanonical } from '../canonical';
import { leafHash, sealedText } from '../codec';
import type { EventStore, Position, Recorded, Revision } from '../port';
import type { Wrong, WrongCode } from './wrong';

const canonicalOf = (event: Recorded): string | undefined => {
  try {
    return sealedText(event, event.stream, event.revision);
  } catch (error) {
    if (error instanceof NotCanonical) return undefined;
    throw error;
  }
};

/** What is wrong with an event by itself and after those before it. */
export class EventExaminer {
  private previous: Position;
  private readonly heads = new Map<StreamName, Revision>();

  constructor(private readonly store: EventStore) {
    this.previous = store.start;
  }

  /** The position of the last event that was let through. */
  get last(): Position {
    return this.previous;
  }

  /** Position, hash and form. */
  wrongWith(event: Recorded, index: number): Wrong | undefined {
    const { position, stream, revision } = event;
    const { places } = this.store;
    const here = { position, index, stream, revision };
    if (this.store.comparePositions(this.previous, position) >= 0) {
      return { code: 'out-of-order', ...here };
    }
    const place = places?.positionAt(index);
    if (place !== undefined && place !== position)
      return { code: 'missing', position: place, index };
    const code = wrongText(event);
    return code && { code, ...here };
  }

  /** The revision, which says how the stream goes on; then the next event may come. */
  wrongInStream({ position, stream, revision }: Recorded, index: number): Wrong | undefined {
    const expected = (this.heads.get(stream) ?? -1n) + 1n;
    if (revision !== expected) {
      const detail = `revision ${revision} where ${expected} should stand`;
      return { code: 'wrong-revision', position, index, stream, revision, detail };
    }
    this.previous = position;
    this.heads.set(stream, expected);
    return undefined;
  }
}

const wrongText = (event: Recorded): WrongCode | undefined => {
  if (leafHash(event.text) !== event.leaf) return 'text-changed';
  return canonicalOf(event) === event.text ? undefined : 'not-canonical';
};
