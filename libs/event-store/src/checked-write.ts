import type { StreamName } from '@ledger/kernel';

import { NotCanonical } from './canonical';
import { firstRevision, sealedText } from './codec';
import { type Expected, InvalidWrite, type NewEvent, type StreamWrite } from './port';

export const EVENTS_MAX = 1_000;
export const WRITE_BYTES_MAX = 1024 * 1024;
export const EVENT_BYTES_MAX = 256 * 1024;
/** An index entry of the strictest store must hold the name. */
export const STREAM_NAME_BYTES_MAX = 1_024;

/** A schema number fits the four bytes of the narrowest store. */
const SCHEMA_MAX = 2 ** 31 - 1;

/** An event that may be sent: its sealed text is made, its leaf hash not yet. */
export interface CheckedEvent {
  readonly event: NewEvent;
  readonly text: string;
}

export interface CheckedWrite {
  readonly stream: StreamName;
  readonly expected: Expected;
  readonly events: readonly CheckedEvent[];
}

// Lower case only, as UUIDs are written: a store that keeps sixteen bytes gives no other back, and
// the sealed text holds the letters.
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const checkNames = (stream: string, events: readonly NewEvent[]) => {
  if (stream === '') throw new InvalidWrite('reserved-name', 'a stream must have a name');
  if (stream.startsWith('$')) throw new InvalidWrite('reserved-name', stream);
  if (stream.length * 3 > STREAM_NAME_BYTES_MAX) {
    const bytes = Buffer.byteLength(stream);
    if (bytes > STREAM_NAME_BYTES_MAX) {
      throw new InvalidWrite('write-too-large', `a stream name of ${bytes} bytes`);
    }
  }
  for (const { id, type, schema } of events) {
    if (!Number.isInteger(schema) || schema < 0 || schema > SCHEMA_MAX) {
      throw new InvalidWrite('not-canonical', `${stream}: schema ${schema}`);
    }
    if (!UUID.test(id)) throw new InvalidWrite('not-a-uuid', `${stream}: ${id}`);
    if (type === '') throw new InvalidWrite('empty-type', `${stream}: ${id}`);
    if (type.startsWith('$')) throw new InvalidWrite('reserved-name', type);
  }
};

// Three bytes a UTF-16 unit is the most UTF-8 takes; counting is for those near a limit.
const bytesOf = (text: string, limit: number) =>
  text.length * 3 <= limit ? text.length * 3 : Buffer.byteLength(text);

const checkSizes = (stream: string, events: readonly CheckedEvent[]) => {
  let atMost = 0;
  for (const { event, text } of events) {
    const bytes = bytesOf(text, EVENT_BYTES_MAX);
    if (bytes > EVENT_BYTES_MAX) {
      throw new InvalidWrite('event-too-large', `${stream}: ${event.id} takes ${bytes} bytes`);
    }
    atMost += bytes;
  }
  if (atMost <= WRITE_BYTES_MAX) return;
  const total = events.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  if (total > WRITE_BYTES_MAX) {
    throw new InvalidWrite('write-too-large', `${stream}: ${total} bytes`);
  }
};

const sealTexts = ({ stream, expected, events }: StreamWrite): readonly CheckedEvent[] => {
  const first = firstRevision(expected);
  try {
    return events.map((event, i) => ({
      event,
      text: sealedText(event, stream, first + BigInt(i)),
    }));
  } catch (error) {
    if (error instanceof NotCanonical) {
      throw new InvalidWrite('not-canonical', `${stream}: ${error.message}`);
    }
    throw error;
  }
};

export const checkWrite = (write: StreamWrite): CheckedWrite => {
  const { stream, expected, events } = write;
  if (events.length === 0) throw new InvalidWrite('empty-write', stream);
  if (events.length > EVENTS_MAX) {
    throw new InvalidWrite('too-many-events', `${stream}: ${events.length}`);
  }
  checkNames(stream, events);
  const checked = sealTexts(write);
  checkSizes(stream, checked);
  return { stream, expected, events: checked };
};

/** Every store calls it before anything is sent. @throws InvalidWrite */
export const checkWrites = (writes: readonly StreamWrite[]): readonly CheckedWrite[] =>
  writes.map(checkWrite);
