import type { EventId, JsonObject, StreamName } from '@ledger/kernel';
import { canonicalEventJson, type NewEvent, type Recorded } from '@ledger/event-store';
import { type AnyCommitteeEvent, committeeCatalogue, liftCommittee } from '@ledger/ledger';
import type { Clock } from '../clock';
import type { BoxOpener, BoxSealer } from './box';

/** Who did it and what it came from; sealed together with the event. */
export interface CommitteeMetadata {
  readonly actor: string;
  /** Identity of an act by what it says: the same one again is answered as the first time. */
  readonly contentId?: string;
}

/** A record of the committee's log, opened. */
export interface CommitteeRecord<Event extends AnyCommitteeEvent = AnyCommitteeEvent> {
  readonly recorded: Recorded;
  readonly event: Event;
  readonly metadata: CommitteeMetadata;
}

/** What stands in the box, before a new type could be told from its name in the log. */
interface Content {
  readonly type: string;
  readonly schema: number;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

// One type for all: the log would else tell everybody at the database that somebody replayed.
const SEALED_TYPE = 'RecordSealed';
const SEALED_SCHEMA = 1;

const contextOf = (stream: StreamName, id: string): string => `${stream}\0${id}`;

/** An event of the committee as the log holds it: a box, and the name of the key that opens it. */
export const sealRecord = (
  sealer: BoxSealer,
  clock: Clock,
  place: { readonly stream: StreamName; readonly id: EventId },
  event: AnyCommitteeEvent,
  metadata: CommitteeMetadata,
): NewEvent => {
  const content = canonicalEventJson({
    type: event.type,
    schema: committeeCatalogue[event.type].schema,
    data: event.data as unknown as JsonObject,
    metadata: metadata as unknown as JsonObject,
  });
  return {
    id: place.id,
    type: SEALED_TYPE,
    schema: SEALED_SCHEMA,
    data: { box: sealer.seal(content, contextOf(place.stream, place.id)), key: sealer.keyId },
    metadata: {},
    recordedAt: clock.now(),
  };
};

/** Undefined when it does not open: somebody changed it, or it is sealed to another key. */
export const openRecord = (opener: BoxOpener, recorded: Recorded): CommitteeRecord | undefined => {
  const { box } = recorded.data;
  if (recorded.type !== SEALED_TYPE || typeof box !== 'string') return undefined;
  const text = opener.open(box, contextOf(recorded.stream, recorded.id));
  if (text === undefined) return undefined;
  const { type, schema, data, metadata } = JSON.parse(text) as Content;
  return {
    recorded,
    event: liftCommittee(type, schema, data),
    metadata: metadata as unknown as CommitteeMetadata,
  };
};

/** A record that must be read does not open. */
export class RecordDoesNotOpen extends Error {
  constructor({ stream, revision }: Recorded) {
    super(`the record ${revision} of ${stream} does not open with the committee's key`);
    this.name = 'RecordDoesNotOpen';
  }
}
