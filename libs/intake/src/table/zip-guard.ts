import { type FileError, fileError } from '../file-error';
import type { ReadLimits } from './table';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const COMMENT_MAX = 65_535;
const ZIP64 = 0xffffffff;
const STREAMED = 0x0008;
/** Small workbooks of blank formatted rows pack very well and do no harm. */
const RATIO_MATTERS_FROM = 32 * 1024 * 1024;

interface Directory {
  readonly at: number;
  readonly entries: number;
}

const directoryOf = (view: DataView): Directory | undefined => {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= 0 && at >= last - COMMENT_MAX; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) {
      return { at: view.getUint32(at + 16, true), entries: view.getUint16(at + 10, true) };
    }
  }
  return undefined;
};

/**
 * An entry whose sizes are left out of the directory would be unpacked without a bound: the
 * reader trusts the directory, so what it says must be there to be trusted.
 */
const unbounded = (packed: number, unpacked: number, flags: number): boolean =>
  (unpacked === 0 && packed > 2) || (packed === 0 && (flags & STREAMED) !== 0);

/** The fixed part, then a name, extra fields and a comment of their own lengths. */
const entrySize = (view: DataView, at: number): number =>
  ENTRY_SIZE +
  view.getUint16(at + 28, true) +
  view.getUint16(at + 30, true) +
  view.getUint16(at + 32, true);

/**
 * Reads only the central directory of a zip and adds up what it would unpack to. The reader never
 * unpacks an entry beyond the size stated here, so this sum is the bound.
 */
export const guardZip = (bytes: Uint8Array, limits: ReadLimits): FileError | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = directoryOf(view);
  if (!directory) return fileError('DAMAGED');
  if (directory.entries > limits.entriesMax) return fileError('TOO_LARGE_INSIDE');
  let { at } = directory;
  let packedSum = 0;
  let unpackedSum = 0;
  for (let entry = 0; entry < directory.entries; entry += 1) {
    if (at + ENTRY_SIZE > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
      return fileError('DAMAGED');
    }
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    if (packed === ZIP64 || unpacked === ZIP64) return fileError('TOO_LARGE_INSIDE');
    if (unbounded(packed, unpacked, view.getUint16(at + 8, true))) return fileError('DAMAGED');
    packedSum += packed;
    unpackedSum += unpacked;
    at += entrySize(view, at);
  }
  return judge(bytes.length, packedSum, unpackedSum, limits);
};

const judge = (fileBytes: number, packed: number, unpacked: number, limits: ReadLimits) => {
  // Entries that overlap unpack the same bytes many times over.
  if (packed > fileBytes) return fileError('TOO_LARGE_INSIDE');
  if (unpacked > limits.unpackedBytesMax) return fileError('TOO_LARGE_INSIDE');
  const packedTooWell = unpacked > RATIO_MATTERS_FROM && unpacked / packed > limits.ratioMax;
  return packedTooWell ? fileError('TOO_LARGE_INSIDE') : undefined;
};
