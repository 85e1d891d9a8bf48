import { type FileError, fileError } from '../file-error';
import { readCompound, readZipped } from './office-table';
import { defaultLimits, type ReadLimits, type Table } from './table';
import { readText } from './text-table';
import { isZip } from './zip-guard';

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const MIB = 1024 * 1024;

const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, index) => bytes[index] === byte);

/** A workbook, of whatever year. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  isZip(bytes) || startsWith(bytes, COMPOUND);

/**
 * Opens a file by what it is, not by what it is called: banks send text named .xls. The name only
 * chooses the words when it is nothing we know.
 */
export const readTable = async (
  bytes: Uint8Array,
  fileName: string,
  limits: ReadLimits = defaultLimits,
): Promise<Table | FileError> => {
  if (bytes.length === 0) return fileError('EMPTY_FILE');
  if (bytes.length > limits.bytesMax) {
    return fileError('TOO_LARGE', `${Math.floor(limits.bytesMax / MIB)} MB`);
  }
  if (isZip(bytes)) return readZipped(bytes, limits);
  if (startsWith(bytes, COMPOUND)) return readCompound(bytes);
  return readText(bytes, /\.xls[xmb]?$/i.test(fileName) ? 'workbook' : 'text');
};
