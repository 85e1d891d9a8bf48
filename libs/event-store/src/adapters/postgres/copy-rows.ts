import type { StreamName } from '@ledger/kernel';

import { type CheckedEvent, type CheckedWrite, checkWrite } from '../../checked-write';
import { firstRevision, leafHashInPlace } from '../../codec';
import type { Expected, StreamWrite } from '../../port';
import { HASH_BYTES } from '../../seal/merkle';

/*
 * Rows in PostgreSQL's binary COPY form, made before the lane is taken. Only the position is known
 * under the lock, and is filled in then at its fixed place, so the lane is held as short as can be.
 * Layout of a row, each field after its length of four bytes:
 *   count(2) position(8) revision(8) schema_no(4) event_id(16) leaf(32) stream type text
 */
export const COPY_COLUMNS = 'position, revision, schema_no, event_id, leaf, stream, type, text';
export const COPY_HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
export const COPY_TRAILER = Buffer.from([0xff, 0xff]);

const AT_POSITION = 6;
const AT_REVISION = 18;
const AT_SCHEMA = 30;
const AT_ID = 38;
const AT_LEAF = 58;
const AT_STREAM = 94;
/** Everything of a row but the bytes of stream, type and text. */
const FRAME = AT_STREAM + 8;

/** The fixed part of every row: field count and field lengths, copied and then filled in. */
const TEMPLATE = Buffer.alloc(AT_STREAM - 4);
TEMPLATE.writeInt16BE(8, 0);
for (const [at, bytes] of [
  [AT_POSITION, 8],
  [AT_REVISION, 8],
  [AT_SCHEMA, 4],
  [AT_ID, 16],
  [AT_LEAF, HASH_BYTES],
] as const) {
  TEMPLATE.writeInt32BE(bytes, at - 4);
}

/** A write that is ready but for its place in the log. */
export interface PreparedWrite {
  readonly stream: StreamName;
  readonly expected: Expected;
  readonly ids: readonly string[];
  readonly bytes: Buffer;
  /** Where each row starts in `bytes`; the last one ends at `until`. */
  readonly rows: readonly number[];
  readonly until: number;
}

const digitAt = (id: string, at: number): number => {
  const code = id.charCodeAt(at);
  return code <= 57 ? code - 48 : code - 87;
};

/** The 16 bytes of a UUID. Taking the hyphens out of the text first costs five times as much. */
const layUuid = (bytes: Buffer, at: number, id: string) => {
  let next = at;
  for (let i = 0; i < id.length; i += 2) {
    if (id.charCodeAt(i) === 45) i += 1;
    bytes[next] = digitAt(id, i) * 16 + digitAt(id, i + 1);
    next += 1;
  }
};

/** A whole number below 2^53 as eight bytes; the buffer's own way goes over slow big numbers. */
const layInt64 = (bytes: Buffer, at: number, value: number) => {
  bytes.writeUInt32BE(Math.floor(value / 2 ** 32), at);
  bytes.writeUInt32BE(value % 2 ** 32, at + 4);
};

/** Lays a text after its length and returns where it ends. */
const layText = (bytes: Buffer, at: number, text: string): number => {
  const length = bytes.write(text, at);
  bytes.writeInt32BE(length, at - 4);
  return at + length;
};

/** Lays one row and returns where it ends. */
const layRow = (
  bytes: Buffer,
  row: number,
  stream: StreamName,
  { event, text }: CheckedEvent,
  revision: number,
): number => {
  bytes.set(TEMPLATE, row);
  layInt64(bytes, row + AT_REVISION, revision);
  bytes.writeInt32BE(event.schema, row + AT_SCHEMA);
  layUuid(bytes, row + AT_ID, event.id);
  const atType = layText(bytes, row + AT_STREAM, stream) + 4;
  const atText = layText(bytes, atType, event.type) + 4;
  const end = atText + bytes.write(text, atText);
  // The text is hashed where it lies, before its length is written over the prefix.
  bytes.write(leafHashInPlace(bytes, atText, end), row + AT_LEAF, 'hex');
  bytes.writeInt32BE(end - atText, atText - 4);
  return end;
};

const bytesOf = ({ stream, events }: CheckedWrite): number => {
  let sum = events.length * (FRAME + Buffer.byteLength(stream));
  for (const { event, text } of events) {
    sum += Buffer.byteLength(event.type) + Buffer.byteLength(text);
  }
  return sum;
};

const SLAB_BYTES = 256 * 1024;

/** Checks writes and lays their rows one after the other into slabs, which go out whole. */
export class RowLayer {
  private slab = Buffer.alloc(0);
  private used = 0;

  /** @param slabBytes the least to take at once: nothing for a single write. */
  constructor(private readonly slabBytes: number = SLAB_BYTES) {}

  /** @throws InvalidWrite */
  lay(write: StreamWrite): PreparedWrite {
    const checked = checkWrite(write);
    const { stream, expected } = write;
    this.makeRoom(bytesOf(checked));
    const rows: number[] = [];
    // Past 2^53 there is no stream, and such a write is lost in judgement before it is placed.
    let revision = Number(BigInt.asUintN(53, firstRevision(expected)));
    for (const event of checked.events) {
      rows.push(this.used);
      this.used = layRow(this.slab, this.used, stream, event, revision);
      revision += 1;
    }
    const ids = write.events.map(({ id }) => id);
    return { stream, expected, ids, bytes: this.slab, rows, until: this.used };
  }

  private makeRoom(bytes: number) {
    if (this.slab.length - this.used >= bytes) return;
    this.slab = Buffer.allocUnsafe(Math.max(bytes, this.slabBytes));
    this.used = 0;
  }
}

/** Writes the places into the rows: `position` for the first, the next for the next. */
export const placeRows = (write: PreparedWrite, position: number): void => {
  let next = position;
  for (const row of write.rows) {
    layInt64(write.bytes, row + AT_POSITION, next);
    next += 1;
  }
};

/** The leaf hashes of a write, as they lie in its rows. */
export const leavesIn = ({ bytes, rows }: PreparedWrite): readonly Buffer[] =>
  rows.map((row) => bytes.subarray(row + AT_LEAF, row + AT_LEAF + HASH_BYTES));

/** The bytes of placed writes in order, neighbours in one slab as one piece. */
export const piecesOf = (writes: readonly PreparedWrite[]): readonly Buffer[] => {
  const pieces: Buffer[] = [];
  let from = 0;
  for (const [i, { bytes, rows, until }] of writes.entries()) {
    const next = writes[i + 1];
    if (i === 0 || writes[i - 1]?.bytes !== bytes || writes[i - 1]?.until !== rows[0]) {
      from = rows[0] ?? 0;
    }
    if (next?.bytes !== bytes || next.rows[0] !== until) pieces.push(bytes.subarray(from, until));
  }
  return pieces;
};
