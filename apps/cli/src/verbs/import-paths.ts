import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FILE_BYTES_MAX } from '@ledger/application';
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

export interface PathsRead {
  readonly files: readonly FileToImport[];
  /** The names of files too large to be read at all. */
  readonly tooLarge: readonly string[];
}

/** The files of the paths, a folder's in the order of their names. */
export const readPaths = async (paths: readonly string[]): Promise<PathsRead> => {
  const files: FileToImport[] = [];
  const tooLarge: string[] = [];
  for (const path of paths) {
    for (const file of await filesAt(path)) {
      const name = basename(file).normalize('NFC');
      if ((await stat(file)).size > FILE_BYTES_MAX) tooLarge.push(name);
      else files.push({ name, bytes: await readFile(file) });
    }
  }
  if (tooLarge.length > 0 || files.some(({ name }) => name !== MANIFEST)) {
    return { files, tooLarge };
  }
  throw new UsageProblem(
    `${paths.join(' ')} 中没有可导入的文件（.xlsx、.xls、.csv …）。`,
    `${paths.join(' ')}: no file to import (.xlsx, .xls, .csv …).`,
  );
};
