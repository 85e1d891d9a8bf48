import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UsageProblem } from '../verb';

/** What a folder of an office holds for the ledger; the rest (documents, pictures) is not meant. */
const IN_FOLDER = /\.(?:xlsx|xlsm|xls|et|csv|tsv|txt)$/i;
const MANIFEST = 'manifest.json';
/** Left behind by Excel, WPS and the Finder while a file is open. */
const NOT_A_FILE = /^(?:~\$|\.)/;

export interface FileToImport {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const isMeant = (name: string): boolean =>
  !NOT_A_FILE.test(name) && (name === MANIFEST || IN_FOLDER.test(name));

const filesAt = async (path: string): Promise<readonly string[]> => {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new UsageProblem(`找不到 ${path}。`, `There is no ${path}.`);
  // A file somebody names is taken whatever it is called: the ledger says what it thinks of it.
  if (!found.isDirectory()) return [path];
  const inside = await readdir(path, { withFileTypes: true });
  return inside
    .filter((entry) => entry.isFile() && isMeant(entry.name))
    .map((entry) => join(path, entry.name))
    .sort();
};

/** The files of the paths, a folder's in the order of their names. */
export const readPaths = async (paths: readonly string[]): Promise<readonly FileToImport[]> => {
  const files: FileToImport[] = [];
  for (const path of paths) {
    for (const file of await filesAt(path)) {
      files.push({ name: basename(file).normalize('NFC'), bytes: await readFile(file) });
    }
  }
  if (files.some(({ name }) => name !== MANIFEST)) return files;
  throw new UsageProblem(
    `${paths.join(' ')} 中没有可导入的文件（.xlsx、.xls、.csv …）。`,
    `${paths.join(' ')}: no file to import (.xlsx, .xls, .csv …).`,
  );
};
