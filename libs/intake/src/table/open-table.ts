import { formOf } from '../bank/forms';
import type { FileError } from '../file-error';
import { readTable } from './read-table';
import { defaultLimits, type ReadLimits, type Table } from './table';

/** Opens any file: by the reader of its bank's form, where it is in one, else as a table. */
export const openTable = (
  bytes: Uint8Array,
  fileName: string,
  limits: ReadLimits = defaultLimits,
): Promise<Table | FileError> => {
  const isReadable = bytes.length > 0 && bytes.length <= limits.bytesMax;
  return isReadable
    ? formOf(bytes).open(bytes, fileName, limits)
    : readTable(bytes, fileName, limits);
};
