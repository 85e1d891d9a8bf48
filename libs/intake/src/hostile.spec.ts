import { randomBytes } from 'node:crypto';
import { writeXlsx } from 'hucre';
import { parseFile } from './parse-file';
import { defaultLimits } from './table/table';
import { guardZip } from './table/zip-guard';
import { oldWorkbook } from './testing/old-workbook';
import { deathHeader, HEAD_ID, parsed, refusal, xlsx } from './testing/sheets';
import { zipOf } from './testing/zip';

const list = [deathHeader, [1, '张三', HEAD_ID, '2021-05-25']];
const letter = Buffer.from(
  oldWorkbook([]).toString('latin1').replace('W\0o\0r\0k\0b', 'W\0o\0r\0d\0D'),
  'latin1',
);
const MIB = 1024 * 1024;

describe('a file that is no list', () => {
  it.each([
    ['is empty', Buffer.alloc(0), 'a.xlsx', 'EMPTY_FILE'],
    ['is blank', Buffer.from('\ufeff \r\n'), 'a.csv', 'EMPTY_FILE'],
    ['is a web page called a workbook', Buffer.from('<html><table>'), 'a.xls', 'WEB_PAGE'],
    ['is a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'a.xlsx', 'NOT_A_WORKBOOK'],
    [
      'is in no encoding we know',
      Buffer.from([0xff, 0xff, 0x80, 0x2c]),
      'a.csv',
      'ENCODING_UNKNOWN',
    ],
    ['has a quote that never ends', Buffer.from('a,b\n1,"2\n3,4'), 'a.csv', 'CSV_BROKEN'],
    [
      'is some other zip',
      zipOf([{ name: 'a.txt', bytes: Buffer.from('a') }]),
      'a.xlsx',
      'NOT_A_WORKBOOK',
    ],
    ['is some other text', Buffer.from('a,b\n1,2'), 'a.csv', 'UNKNOWN_KIND'],
    ['is a compound file cut short', oldWorkbook([]).subarray(0, 8), 'a.xls', 'DAMAGED'],
    ['is a letter in the old format', letter, 'a.xls', 'NOT_A_WORKBOOK'],
  ])('%s', async (_, bytes, fileName, code) => {
    expect(await refusal(bytes, fileName)).toBe(code);
  });

  it('was cut off on its way', async () => {
    const whole = await xlsx(list);
    for (const part of [0.3, 0.6, 0.99]) {
      expect(await refusal(whole.slice(0, Math.floor(whole.length * part)))).toBe('DAMAGED');
    }
  });

  it('is larger than allowed', async () => {
    const result = await parseFile(await xlsx(list), 'a.xlsx', { ...defaultLimits, bytesMax: 100 });
    expect(result).toMatchObject({ code: 'TOO_LARGE' });
  });
});

describe('a file made to do harm', () => {
  const zeros = Buffer.alloc(40 * MIB);

  it('unpacks to far more than it is', async () => {
    const bomb = zipOf([{ name: '[Content_Types].xml', bytes: zeros }]);
    expect(bomb.length).toBeLessThan(MIB);
    expect(await refusal(bomb)).toBe('TOO_LARGE_INSIDE');
  });

  it('hides what it unpacks to', async () => {
    const bomb = zipOf([{ name: '[Content_Types].xml', bytes: zeros, claimed: 1_000 }]);
    expect(await refusal(bomb)).toBe('DAMAGED');
  });

  it('is not unpacked when it claims to unpack to nothing', () => {
    const bomb = zipOf([{ name: 'a', bytes: zeros, claimed: 0 }]);
    expect(guardZip(bomb, defaultLimits)).toMatchObject({ code: 'DAMAGED' });
  });

  it('lists the same bytes many times over', async () => {
    const bomb = zipOf([{ name: 'a', bytes: randomBytes(100_000) }], 100);
    expect(await refusal(bomb)).toBe('TOO_LARGE_INSIDE');
  });

  it('lists more entries than any workbook has', async () => {
    const bomb = zipOf([{ name: 'a', bytes: Buffer.from('a') }], 3_000);
    expect(await refusal(bomb)).toBe('TOO_LARGE_INSIDE');
  });

  it('spans a sheet from its first to its last corner', async () => {
    const sheet =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' +
      '<row r="1"><c r="A1"><v>1</v></c></row>' +
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
    const relation = (target: string, type: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
    const book =
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>';
    const entries = {
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels': relation('xl/workbook.xml', 'officeDocument'),
      'xl/_rels/workbook.xml.rels': relation('worksheets/sheet1.xml', 'worksheet'),
      'xl/workbook.xml': book,
      'xl/worksheets/sheet1.xml': sheet,
    };
    const bytes = zipOf(
      Object.entries(entries).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
    );
    expect(await refusal(bytes)).toBe('TOO_MANY_CELLS');
  });
});

it('takes little time for cells as long as a cell can be', async () => {
  const starred = `${'*'.repeat(30_000)}x${'*'.repeat(30_000)}x`;
  const spaced = `2021${' '.repeat(30_000)}x`;
  const row = [1, starred, HEAD_ID, spaced];
  const bytes = await xlsx([[starred, spaced], deathHeader, row, row, row, row, row]);
  const from = performance.now();
  expect((await parsed(bytes)).rejected).toHaveLength(5);
  expect(performance.now() - from).toBeLessThan(1_000);
});

describe('a file with a password', () => {
  it('is refused with the advice to remove it', async () => {
    const locked = await writeXlsx({
      sheets: [{ name: 'a', rows: list }],
      encryption: { password: 'x', spinCount: 10 },
    });
    expect(await refusal(locked)).toBe('ENCRYPTED');
  });

  it('is refused in the old format, too', async () => {
    expect(await refusal(oldWorkbook(list, true), 'a.xls')).toBe('ENCRYPTED');
  });
});

describe('a list in an unusual wrapping', () => {
  it('is read from a workbook of Excel 97', async () => {
    const { kind, rows } = await parsed(oldWorkbook(list), 'a.xls');
    expect([kind, rows[0]?.cells['身份证号']]).toEqual(['DEATH', HEAD_ID]);
  });

  it('is read from text in GB18030, UTF-16 or parted by tabs, whatever it is called', async () => {
    const utf16 = Buffer.from(
      `\ufeff姓名\t身份证号\t死亡日期\n张三\t="${HEAD_ID}"\t2021.5`,
      'utf16le',
    );
    expect((await parsed(utf16, 'a.xls')).rows[0]?.cells).toMatchObject({
      身份证号: HEAD_ID,
      死亡日期: '2021-05',
    });
  });
});
