import { zipOf } from './zip';

const SPACE = 'http://schemas.openxmlformats.org';

const relation = (target: string, type: string) =>
  `<Relationships xmlns="${SPACE}/package/2006/relationships"><Relationship Id="rId1" Type="${SPACE}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;

const BOOK = `<workbook xmlns="${SPACE}/spreadsheetml/2006/main" xmlns:r="${SPACE}/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** A workbook of one sheet whose XML is written by hand, for what no writer of sheets writes. */
export const rawWorkbook = (sheetData: string, prologue = ''): Buffer =>
  zipOf(
    Object.entries({
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels': relation('xl/workbook.xml', 'officeDocument'),
      'xl/_rels/workbook.xml.rels': relation('worksheets/sheet1.xml', 'worksheet'),
      'xl/workbook.xml': BOOK,
      'xl/worksheets/sheet1.xml': `${prologue}<worksheet xmlns="${SPACE}/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData></worksheet>`,
    }).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
  );
