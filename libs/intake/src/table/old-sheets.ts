const START_OF_BIFF8 = Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]);
const START_SIZE = 20;
const HEAD_SIZE = 4;
const BOUND_SHEET = 0x0085;
const END = 0x000a;
/** State, kind, length of the name and how it is written stand before the name itself. */
const NAME_AT = 8;
const VISIBLE = 0;

/** Where the record after the first of a workbook of Excel 97 stands; undefined: it is none. */
export const firstRecordOf = (bytes: Buffer): number | undefined => {
  const at = bytes.indexOf(START_OF_BIFF8);
  return at < 0 ? undefined : at + START_SIZE;
};

const nameIn = (body: Buffer): string => {
  const length = body[6] ?? 0;
  const wide = ((body[7] ?? 0) & 1) === 1;
  return body.toString(wide ? 'utf16le' : 'latin1', NAME_AT, NAME_AT + length * (wide ? 2 : 1));
};

/**
 * The names of hidden sheets in a workbook of Excel 97, which the reader does not tell. The list
 * of sheets is searched record by record; where the bytes make no sense, no sheet is hidden, and
 * a second sheet with data is then asked about rather than left out.
 */
export const hiddenSheetsOf = (bytes: Buffer): ReadonlySet<string> => {
  const hidden = new Set<string>();
  let at = firstRecordOf(bytes) ?? bytes.length;
  while (at + HEAD_SIZE <= bytes.length) {
    const id = bytes.readUInt16LE(at);
    const body = bytes.subarray(at + HEAD_SIZE, at + HEAD_SIZE + bytes.readUInt16LE(at + 2));
    if (id === END) break;
    if (id === BOUND_SHEET && ((body[4] ?? VISIBLE) & 3) !== VISIBLE) hidden.add(nameIn(body));
    at += HEAD_SIZE + body.length;
  }
  return hidden;
};
