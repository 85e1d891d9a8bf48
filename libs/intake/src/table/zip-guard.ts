import { type FileError, fileError, isFileError } from '../file-error';
import type { ReadLimits } from './table';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const COMMENT_MAX = 65_535;
const ZIP64 = 0xffffffff;
const ZIP64_SHORT = 0xffff;
const STREAMED = 0x0008;
/** Small workbooks of blank formatted rows pack very well and do no harm. */
const RATIO_MATTERS_FROM = 32 * 1024 * 1024;

export const isZip = (bytes: Uint8Array): boolean =>
  ZIP.every((byte, index) => bytes[index] === byte);

interface Directory {
  readonly at: number;
  readonly entries: number;
  /** The reader would take another directory, of the large format, than the one judged here. */
  readonly isElsewhere: boolean;
}

const directoryOf = (view: DataView): Directory | undefined => {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= 0 && at >= last - COMMENT_MAX; at -= 1) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    const entries = view.getUint16(at + 10, true);
    const [size, from] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
    const isElsewhere = entries === ZIP64_SHORT || size === ZIP64 || from === ZIP64;
    return { at: from, entries, isElsewhere };
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

interface Sizes {
  readonly packed: number;
  readonly unpacked: number;
}

/** Adds up what the central directory says that everything in the zip unpacks to. */
const sizesOf = (bytes: Uint8Array, entriesMax: number): Sizes | FileError => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = directoryOf(view);
  if (!directory) return fileError('DAMAGED');
  if (directory.isElsewhere || directory.entries > entriesMax) return fileError('TOO_LARGE_INSIDE');
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
  return { packed: packedSum, unpacked: unpackedSum };
};

/**
 * Reads only the central directory of a zip. The reader never unpacks an entry beyond the size
 * stated there, so the sum of them is the bound.
 */
export const guardZip = (bytes: Uint8Array, limits: ReadLimits): FileError | undefined => {
  const sizes = sizesOf(bytes, limits.entriesMax);
  if (isFileError(sizes)) return sizes;
  const { packed, unpacked } = sizes;
  // Entries that overlap unpack the same bytes many times over.
  if (packed > bytes.length) return fileError('TOO_LARGE_INSIDE');
  if (unpacked > limits.unpackedBytesMax) return fileError('TOO_LARGE_INSIDE');
  const packedTooWell = unpacked > RATIO_MATTERS_FROM && unpacked / packed > limits.ratioMax;
  return packedTooWell ? fileError('TOO_LARGE_INSIDE') : undefined;
};

/** How much there will be to read: what a zip unpacks to; of anything else, what it is. */
export const unpackedSize = (bytes: Uint8Array, entriesMax: number): number => {
  if (!isZip(bytes)) return bytes.length;
  const sizes = sizesOf(bytes, entriesMax);
  return isFileError(sizes) ? bytes.length : sizes.unpacked;
};
