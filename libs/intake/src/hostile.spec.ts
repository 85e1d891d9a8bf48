import { randomBytes } from 'node:crypto';
import { type CellValue, writeXlsx } from 'hucre';
import { isFileError } from './file-error';
import { parseFile } from './parse-file';
import { defaultLimits } from './table/table';
import { guardZip } from './table/zip-guard';
import { oldWorkbook } from './testing/old-workbook';
import { rawWorkbook } from './testing/raw-workbook';
import {
  deathHeader,
  HEAD_ID,
  parsed,
  refusal,
  rosterBlock,
  rosterHeader,
  rosterRow,
  xlsx,
} from './testing/sheets';
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

  it('is text cut off in a row, or in the middle of a sign, and says in which line', async () => {
    const lines = `客户流水号,金额,状态,入账日期,失败原因\r\nA-0001,1.00,成功,2021-06-05,\r\nA-0002,1.00,失败,,户名不符`;
    const [whole, utf8] = [`${lines}\r\n`, Buffer.from(lines)];
    expect(await refusal(Buffer.from(whole), 'a.csv')).toBe('parsed as RESULT');
    expect(await refusal(utf8, 'a.csv')).toBe('parsed as RESULT');
    for (const cut of [
      Buffer.from(lines.slice(0, -8)),
      utf8.subarray(0, -1),
      utf8.subarray(0, -2),
    ]) {
      expect(await parseFile(cut, 'a.csv')).toMatchObject({
        code: 'CUT_SHORT',
        zh: expect.stringContaining('第3行'),
      });
    }
  });

  it('is text without an end of line whose last row is a total, or short like others', async () => {
    const header = '客户流水号,金额,状态,入账日期,失败原因';
    const rows = ['A-0001,1.00,成功,2021-06-05', 'A-0002,1.00,成功,2021-06-05'];
    expect((await parsed(Buffer.from([header, ...rows].join('\n')))).rows).toHaveLength(2);
    const total = [header, `${rows[0]},`, '合计,1.00'].join('\n');
    expect((await parsed(Buffer.from(total))).rows).toHaveLength(1);
  });

  it('names the line from which nothing can be read, and the sheet whose header it speaks of', async () => {
    const broken = Buffer.concat([
      Buffer.from('a,b\n1,2\n'),
      Buffer.from([0xff, 0xff, 0x2c, 0x0a]),
    ]);
    const encoding = await parseFile(broken, 'a.csv');
    expect(encoding).toMatchObject({ code: 'ENCODING_UNKNOWN' });
    expect(JSON.stringify(encoding)).toContain('第3行');
    const lacking = await parseFile(
      await xlsx([[], deathHeader.slice(0, 3), deathHeader]),
      'a.xlsx',
    );
    expect(isFileError(lacking)).toBe(false);
    const repeated = await parseFile(
      await xlsx([[], [...deathHeader, '死亡日期']], '名单'),
      'a.xlsx',
    );
    expect(repeated).toMatchObject({
      code: 'COLUMN_REPEATED',
      header: { sheet: '名单', row: 2 },
      zh: expect.stringContaining('工作表“名单”第2行'),
      en: expect.stringContaining('Sheet "名单", header in row 2'),
    });
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

  it('shows a small directory and means another one', () => {
    const bomb = zipOf([{ name: 'a', bytes: Buffer.from('a') }]);
    expect(guardZip(bomb, defaultLimits)).toBeUndefined();
    const size = bomb.length - 10;
    bomb.writeUInt32LE(0xffffffff, size);
    expect(guardZip(bomb, defaultLimits)).toMatchObject({ code: 'TOO_LARGE_INSIDE' });
  });

  it('lists the same bytes many times over', async () => {
    const bomb = zipOf([{ name: 'a', bytes: randomBytes(100_000) }], 100);
    expect(await refusal(bomb)).toBe('TOO_LARGE_INSIDE');
  });

  it('lists more entries than any workbook has', async () => {
    const bomb = zipOf([{ name: 'a', bytes: Buffer.from('a') }], 3_000);
    expect(await refusal(bomb)).toBe('TOO_LARGE_INSIDE');
  });

  it('declares words that grow a thousandfold when they are read, or names other files', async () => {
    const laughs = Array.from({ length: 9 }, (_, level) => {
      const inner = level === 0 ? '哈' : `&e${level - 1};`;
      return `<!ENTITY e${level} "${inner.repeat(10)}">`;
    });
    const prologue = `<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">${laughs.join('')}]>`;
    const cells = '<c r="A1" t="str"><v>&e8;</v></c><c r="B1" t="str"><v>&x;</v></c>';
    const from = performance.now();
    const result = await parseFile(rawWorkbook(`<row r="1">${cells}</row>`, prologue), 'a.xlsx');
    expect(performance.now() - from).toBeLessThan(1_000);
    expect(result).toMatchObject({ code: expect.stringMatching(/^(DAMAGED|UNKNOWN_KIND)$/) });
    expect(JSON.stringify(result)).not.toContain('root:');
  });

  it('spans a sheet from its first to its last corner', async () => {
    const bytes = rawWorkbook(
      '<row r="1"><c r="A1"><v>1</v></c></row>' +
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
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

describe('a list full of formulas', () => {
  const text = (place: string, value: string) =>
    `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const header = deathHeader.map((title, index) => text(`${'ABCD'[index]}1`, title)).join('');
  const listOf = (cells: string) =>
    rawWorkbook(`<row r="1">${header}</row><row r="2">${cells}</row>`);
  const dated = text('D2', '2021-05-25');

  it('says what the file holds as the result of each, and runs none', async () => {
    const file = await parsed(
      listOf(
        `<c r="B2" t="str"><f>HYPERLINK("http://example.com/","张三")</f><v>张三</v></c>` +
          `<c r="C2" t="str"><f>[1]Sheet1!A1</f><v>${HEAD_ID}</v></c>${dated}`,
      ),
    );
    expect(file.rows[0]?.cells).toMatchObject({ 姓名: '张三', 身份证号: HEAD_ID });
  });

  it('sends a row back whose formula has no result, instead of taking it for blank', async () => {
    const file = await parsed(listOf(`${text('C2', HEAD_ID)}<c r="D2"><f>TODAY()</f></c>`));
    expect(file.rejected).toMatchObject([
      { row: 2, column: '死亡日期', code: 'FORMULA_NOT_CALCULATED' },
    ]);
  });

  it('sends a row back that is nothing but formulas without results', async () => {
    const cells = ['B2', 'C2', 'D2'].map((place) => `<c r="${place}"><f>A9</f><v></v></c>`);
    expect((await parsed(listOf(cells.join('')))).rejected).toHaveLength(1);
  });

  it('keeps words that look like formulas as the words they are', async () => {
    const odd: readonly CellValue[] = ['=cmd|calc!A1', '+1', '-1', '@SUM(1)'];
    const rows = odd.map((备注) => rosterRow({ 户主姓名: 备注 }));
    const file = await parsed(await xlsx([rosterBlock, rosterHeader, ...rows]));
    expect(file.rows.map(({ cells }) => cells['户主姓名'])).toEqual(odd);
  });
});

it('takes an old workbook whose hidden sheet is an older copy of the list', async () => {
  const file = await parsed(oldWorkbook(list, false, [...list, ...list.slice(1)]), 'a.xls');
  expect([file.sheet, file.dataRows, file.otherSheets]).toEqual(['Sheet1', 1, ['Sheet2']]);
});
