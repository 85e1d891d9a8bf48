const SECTOR = 512;
const END_OF_CHAIN = 0xfffffffe;
const FREE = 0xffffffff;
const FAT_SECTOR = 0xfffffffd;

type Cell = string | number | null;

const record = (id: number, body: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
};

const u16 = (...values: number[]): Buffer => {
  const buffer = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) buffer.writeUInt16LE(value, index * 2);
  return buffer;
};

const text = (value: string) =>
  Buffer.concat([u16(value.length), Buffer.from([1]), Buffer.from(value, 'utf16le')]);

const cell = (row: number, column: number, value: Cell): Buffer => {
  const place = u16(row, column, 0);
  if (typeof value === 'string') return record(0x0204, Buffer.concat([place, text(value)]));
  const number = Buffer.alloc(8);
  number.writeDoubleLE(value ?? 0);
  return record(0x0203, Buffer.concat([place, number]));
};

const start = (type: number) =>
  record(0x0809, Buffer.concat([u16(0x0600, type), Buffer.alloc(12)]));
const end = record(0x000a, Buffer.alloc(0));

type Rows = readonly (readonly Cell[])[];

const sheetOf = (rows: Rows): Buffer => {
  const cells = rows.flatMap((row, index) =>
    row.flatMap((value, column) => (value === null ? [] : [cell(index, column, value)])),
  );
  return Buffer.concat([start(16), ...cells, end]);
};

const bound = (title: string, at: number, hidden: boolean): Buffer => {
  const place = Buffer.alloc(6);
  place.writeUInt32LE(at, 0);
  place.writeUInt8(hidden ? 1 : 0, 4);
  const name = Buffer.concat([Buffer.from([title.length, 1]), Buffer.from(title, 'utf16le')]);
  return record(0x0085, Buffer.concat([place, name]));
};

const stream = (rows: Rows, locked: boolean, hiddenRows: Rows): Buffer => {
  const password = locked ? [record(0x002f, Buffer.alloc(6))] : [];
  const head = Buffer.concat([start(5), ...password]);
  const [shown, hidden] = [sheetOf(rows), sheetOf(hiddenRows)];
  const firstAt = head.length + 2 * bound('Sheet1', 0, false).length + end.length;
  const list = [bound('Sheet1', firstAt, false), bound('Sheet2', firstAt + shown.length, true)];
  return Buffer.concat([head, ...list, end, shown, hidden]);
};

const directoryEntry = (name: string, type: number, child: number, at: number, size: number) => {
  const entry = Buffer.alloc(128);
  entry.write(name, 0, 'utf16le');
  entry.writeUInt16LE((name.length + 1) * 2, 64);
  entry.writeUInt8(type, 66);
  entry.writeUInt8(1, 67);
  entry.writeUInt32LE(FREE, 68);
  entry.writeUInt32LE(FREE, 72);
  entry.writeUInt32LE(child, 76);
  entry.writeUInt32LE(at, 116);
  entry.writeUInt32LE(size, 120);
  return entry;
};

const header = (): Buffer => {
  const head = Buffer.alloc(SECTOR, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head, 0);
  head.fill(0, 8, 24);
  u16(0x3e, 3, 0xfffe, 9, 6).copy(head, 24);
  head.fill(0, 34, 76);
  head.writeUInt32LE(1, 44);
  head.writeUInt32LE(1, 48);
  head.writeUInt32LE(4096, 56);
  head.writeUInt32LE(END_OF_CHAIN, 60);
  head.writeUInt32LE(END_OF_CHAIN, 68);
  head.writeUInt32LE(0, 76);
  return head;
};

/** A workbook of Excel 97 (BIFF8 in a compound file) with a second, hidden sheet, made by hand. */
export const oldWorkbook = (rows: Rows, locked = false, hiddenRows: Rows = []): Buffer => {
  const content = stream(rows, locked, hiddenRows);
  const sectors = Math.max(Math.ceil(content.length / SECTOR), 8);
  const padded = Buffer.concat([content, Buffer.alloc(sectors * SECTOR - content.length)]);
  const table = Buffer.alloc(SECTOR, 0xff);
  table.writeUInt32LE(FAT_SECTOR, 0);
  table.writeUInt32LE(END_OF_CHAIN, 4);
  for (let index = 0; index < sectors; index += 1) {
    table.writeUInt32LE(index === sectors - 1 ? END_OF_CHAIN : index + 3, 8 + index * 4);
  }
  const directory = Buffer.concat([
    directoryEntry('Root Entry', 5, 1, END_OF_CHAIN, 0),
    directoryEntry('Workbook', 2, FREE, 2, padded.length),
    Buffer.alloc(256),
  ]);
  return Buffer.concat([header(), table, directory, padded]);
};
