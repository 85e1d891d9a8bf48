import type { JSONEventType, RecordedEvent } from '@eventstore/db-client';
import type { EventId, Instant, JsonObject, StreamName } from '@ledger/kernel';

import { NotCanonical } from '../../canonical';
import { leafHash, sealedText } from '../../codec';
import { type NewEvent, type Recorded, SealBroken } from '../../port';
import { type LogPlace, positionOf } from './position';

/** What is kept beside the data: ours stays apart from the event's own metadata. */
export interface StoredMetadata {
  readonly leaf: string;
  readonly metadata: JsonObject;
  readonly recordedAt: Instant;
  readonly schema: number;
}

export type StoredEvent = JSONEventType<string, JsonObject, StoredMetadata>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isStoredMetadata = (value: unknown): value is StoredMetadata =>
  isObject(value) &&
  'leaf' in value &&
  'recordedAt' in value &&
  'schema' in value &&
  'metadata' in value &&
  isObject(value.metadata);

export const isOurs = ({ streamId, type }: RecordedEvent): boolean =>
  !streamId.startsWith('$') && !type.startsWith('$');

/** The text is made again from its parts and must give the stored leaf. @throws SealBroken */
export const recordedOf = (event: RecordedEvent, place: LogPlace): Recorded => {
  const stream = event.streamId as StreamName;
  const position = positionOf(place);
  const broken = (why: string) => new SealBroken(position, stream, event.revision, why);
  const stored: unknown = event.metadata;
  if (!isStoredMetadata(stored) || !isObject(event.data)) {
    throw broken('was not written by the ledger');
  }
  const { leaf, metadata, recordedAt, schema } = stored;
  const data = event.data as JsonObject;
  const parts: NewEvent = {
    id: event.id as EventId,
    type: event.type,
    schema,
    data,
    metadata,
    recordedAt,
  };
  try {
    const text = sealedText(parts, stream, event.revision);
    if (leafHash(text) !== leaf) throw broken('the text does not give the leaf hash');
    return { ...parts, stream, revision: event.revision, position, text, leaf };
  } catch (error) {
    throw error instanceof NotCanonical ? broken(error.message) : error;
  }
};
