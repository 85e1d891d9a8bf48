import type { StreamName } from '@ledger/kernel';

import { NotCanonical } from './canonical';
import { leafHash, sealedText } from './codec';
import {
  type EventStore,
  type Position,
  type Recorded,
  type Revision,
  SealBroken,
  type WrongPlace,
} from './port';

export interface Verification {
  readonly events: number;
  readonly firstWrong?: WrongPlace;
}

const PAGE = 5_000;

const canonicalOf = (event: Recorded): string => {
  try {
    return sealedText(event, event.stream, event.revision);
  } catch (error) {
    if (error instanceof NotCanonical) return error.message;
    throw error;
  }
};

/** What is wrong with one event, seen after those before it; undefined when nothing is. */
class Examiner {
  private previous: Position;
  private readonly heads = new Map<StreamName, Revision>();

  constructor(private readonly store: EventStore) {
    this.previous = store.start;
  }

  wrongWith(event: Recorded): string | undefined {
    const expected = (this.heads.get(event.stream) ?? -1n) + 1n;
    const reason = this.placeOf(event) ?? this.sealOf(event);
    if (reason !== undefined) return reason;
    if (event.revision !== expected) {
      return `revision ${event.revision} where ${expected} should stand`;
    }
    this.previous = event.position;
    this.heads.set(event.stream, expected);
    return undefined;
  }

  private placeOf({ position }: Recorded): string | undefined {
    if (this.store.comparePositions(this.previous, position) >= 0) {
      return `position ${position} does not come after ${this.previous}`;
    }
    return this.store.checkPosition?.(this.previous, position);
  }

  private sealOf(event: Recorded): string | undefined {
    if (leafHash(event.text) !== event.leaf) return 'the text does not give the leaf hash';
    return canonicalOf(event) === event.text ? undefined : 'the text is not the canonical text';
  }
}

/**
 * Reads the whole log and recomputes what can be: hash of every text, canonical form, order of
 * positions, dense revisions; then asks the store about what it keeps beside the text.
 */
export const verify = async (store: EventStore): Promise<Verification> => {
  const examiner = new Examiner(store);
  let events = 0;
  try {
    for await (const page of store.readAll(store.start, PAGE)) {
      for (const event of page) {
        const reason = examiner.wrongWith(event);
        if (reason !== undefined) {
          const { position, stream, revision } = event;
          return { events, firstWrong: { position, stream, revision, reason } };
        }
        events += 1;
      }
    }
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    const { position, stream, revision, reason } = error;
    return { events, firstWrong: { position, stream, revision, reason } };
  }
  const firstWrong = await store.checkBesideText?.();
  return firstWrong ? { events, firstWrong } : { events };
};
