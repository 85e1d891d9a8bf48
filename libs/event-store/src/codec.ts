import { hash } from 'node:crypto';

import type { StreamName } from '@ledger/kernel';

import { canonicalEventJson } from './canonical';
import type { Expected, NewEvent, Position, Recorded, Revision } from './port';

/** An event with the text that is stored: what the leaf hash is taken over. */
export interface Sealed {
  readonly text: string;
  readonly leaf: string;
}

/** The revision the first event of a write gets when the expectation holds. */
export const firstRevision = (expected: Expected): Revision =>
  expected === 'noStream' ? 0n : expected + 1n;

/**
 * RFC 8785 text of `{data, id, metadata, recordedAt, revision, schema, stream, type}`, whose
 * members are named here in their canonical order. The revision is text, for it may pass 2^53.
 */
export const sealedText = (event: NewEvent, stream: StreamName, revision: Revision): string =>
  `{"data":${canonicalEventJson(event.data, 'data')},"id":${canonicalEventJson(event.id, 'id')}` +
  `,"metadata":${canonicalEventJson(event.metadata, 'metadata')}` +
  `,"recordedAt":${canonicalEventJson(event.recordedAt, 'recordedAt')}` +
  `,"revision":"${revision}","schema":${canonicalEventJson(event.schema, 'schema')}` +
  `,"stream":${canonicalEventJson(stream, 'stream')}` +
  `,"type":${canonicalEventJson(event.type, 'type')}}`;

/** RFC 6962 leaf hash, SHA-256(0x00 || UTF-8 of the text), lower-case hex. */
export const leafHash = (text: string): string => hash('sha256', `\0${text}`, 'hex');

/** The same of a text that lies in `bytes` already; the byte before it is used as the prefix. */
export const leafHashInPlace = (bytes: Buffer, from: number, until: number): string => {
  bytes[from - 1] = 0;
  return hash('sha256', bytes.subarray(from - 1, until), 'hex');
};

export const seal = (event: NewEvent, stream: StreamName, revision: Revision): Sealed => {
  const text = sealedText(event, stream, revision);
  return { text, leaf: leafHash(text) };
};

/** What the sealed text says: everything of a recorded event but its place and its hash. */
type SealedRecord = NewEvent & { readonly stream: StreamName; readonly revision: string };

/** The text was written by `seal` and nobody else may write the log, so its shape is known. */
export const recordedFrom = (text: string, leaf: string, position: Position): Recorded => {
  const record = JSON.parse(text) as SealedRecord;
  return {
    id: record.id,
    type: record.type,
    schema: record.schema,
    data: record.data,
    metadata: record.metadata,
    recordedAt: record.recordedAt,
    stream: record.stream,
    revision: BigInt(record.revision),
    position,
    text,
    leaf,
  };
};
