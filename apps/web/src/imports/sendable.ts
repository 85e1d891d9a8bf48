/** What the server takes at once. */
export const FILES_MAX = 200;
const BYTES_MAX = 64 * 1024 * 1024;

const TABLE = /\.(xlsx|xls|et|ods|csv|txt)$/i;
const MANIFEST = 'manifest.json';
/** Left by spreadsheet programs and file systems beside the real ones. */
const LEFTOVER = /^(~\$|\.)/;

export interface Sorted {
  readonly files: readonly File[];
  readonly leftOut: readonly string[];
  readonly tooBig: readonly string[];
}

const isTable = ({ name }: File): boolean => TABLE.test(name) || name === MANIFEST;

/** A folder holds other things than tables: they are named, not sent. */
export const sortOut = (files: readonly File[]): Sorted => {
  const real = files.filter(({ name }) => !LEFTOVER.test(name));
  const tables = real.filter(isTable);
  return {
    files: tables.filter(({ size }) => size <= BYTES_MAX),
    leftOut: real.filter((file) => !isTable(file)).map(({ name }) => name),
    tooBig: tables.filter(({ size }) => size > BYTES_MAX).map(({ name }) => name),
  };
};

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** A folder is read in portions, until an empty one comes. */
const entriesOf = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return all;
    all.push(...portion);
  }
};

const filesUnder = async (entry: FileSystemEntry): Promise<readonly File[]> => {
  if (entry.isFile) return [await fileOf(entry as FileSystemFileEntry)];
  const inside = await entriesOf(entry as FileSystemDirectoryEntry);
  return (await Promise.all(inside.map(filesUnder))).flat();
};

/** Everything that was dropped, folders opened. The entries must be taken before any waiting. */
export const droppedFiles = async (data: DataTransfer): Promise<readonly File[]> => {
  const entries = [...data.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry): entry is FileSystemEntry => entry !== null);
  if (entries.length === 0) return [...data.files];
  return (await Promise.all(entries.map(filesUnder))).flat();
};
