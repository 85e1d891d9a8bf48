import { defaultLimits, fileError } from '@ledger/intake';
import type { LocalDate } from '@ledger/kernel';
import type { FileReport } from '../answers';
import { reportOf } from './content';
import { declaredDays, MANIFEST } from './manifest';
import { DECLARED_DAYS_IGNORED, MANIFEST_INVALID } from './words';

/** A file as somebody hands it in. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** No larger file is read; whoever takes files in need not hold more of one than this. */
export const FILE_BYTES_MAX: number = defaultLimits.bytesMax;

const MIB = 1024 * 1024;

/** What can be said of the files before any of them is opened, and what is to be opened. */
export interface AtTheDoor {
  readonly files: readonly Upload[];
  readonly declaredOn: (name: string) => LocalDate | null;
  readonly reports: readonly FileReport[];
}

const tooLarge = (fileName: string): FileReport => {
  const { code, zh, en } = fileError('TOO_LARGE', `${FILE_BYTES_MAX / MIB} MB`);
  return reportOf(fileName, 'refused', { problem: { code, zh, en } });
};

/** What mail programs, browsers and spreadsheets call the second of two files of one name. */
const NAME_OF_A_COPY = /[(（]\d+[)）]\.\w+$|副本|\bcopy\b/i;

/** Of a file and its copy the file goes in and the copy is the duplicate, however they are sorted. */
const copiesLast = (files: readonly Upload[]): readonly Upload[] => {
  const isCopy = ({ name }: Upload) => NAME_OF_A_COPY.test(name);
  return [...files.filter((file) => !isCopy(file)), ...files.filter(isCopy)];
};

/** `tooLargeNames` are files of which the bytes were not even brought here. */
export const atTheDoor = (
  uploads: readonly Upload[],
  tooLargeNames: readonly string[],
  mayDeclare: boolean,
): AtTheDoor => {
  const manifest = uploads.find(({ name }) => name === MANIFEST);
  const days = manifest && declaredDays(manifest.bytes);
  const files = uploads.filter((file) => file !== manifest);
  const isTooLarge = ({ bytes }: Upload) => bytes.length > FILE_BYTES_MAX;
  const problem =
    manifest && !days ? MANIFEST_INVALID : days && !mayDeclare ? DECLARED_DAYS_IGNORED : undefined;
  return {
    files: copiesLast(files.filter((file) => !isTooLarge(file))),
    declaredOn: (name) => (mayDeclare && days?.get(name)) || null,
    reports: [
      ...(problem ? [reportOf(MANIFEST, 'refused', { problem })] : []),
      ...[...tooLargeNames, ...files.filter(isTooLarge).map(({ name }) => name)].map(tooLarge),
    ],
  };
};
