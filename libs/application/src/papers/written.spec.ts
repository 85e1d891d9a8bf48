import * as fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { pagesOfPdf } from '../../../../tests/reading/pdf-pages';
import { fen, instant } from '@ledger/kernel';
import { both, cellText, type Column, type Paper, type PaperCell, tableOf } from './paper';
import { writers } from './written';

const AT = instant('2021-06-30T01:00:00.000Z');

const columns: readonly Column<readonly [string, number, number]>[] = [
  { head: both('序号', 'No.'), width: 6, type: 'number', of: (_, at) => at + 1 },
  { head: both('说明', 'Remarks'), width: 60, of: ([text]) => text },
  { head: both('人数', 'Persons'), width: 10, type: 'number', of: ([, count]) => count },
  {
    head: both('金额', 'Amount'),
    width: 16,
    type: 'fen',
    of: ([, , amount]) => amount,
    isSummed: true,
  },
];

const paperOf = (
  rows: readonly (readonly [string, number, number])[],
  language: 'zh' | 'en' = 'zh',
): Paper => ({
  language,
  title: '试验台账',
  lines: ['区划 500118001'],
  tables: [tableOf(language, { name: both('清单', 'List'), columns, rows })],
  notes: ['说明一句。'],
  signatures: ['制表人：', '审核人：'],
  foot: '本件不是证据。',
  orientation: 'landscape',
  isApart: false,
});

/** Cells as another program reads them: numbers as numbers, text as text. */
const readBack = async (paper: Paper): Promise<readonly (readonly PaperCell[])[]> => {
  const bytes = await writers.xlsx(paper, AT);
  const rows = await readSheet(Buffer.from(bytes), { trim: false });
  const [table] = paper.tables;
  const head = rows.findIndex((row) => row[0] === table!.columns[0]!.head);
  return rows
    .slice(head + 1, head + 1 + table!.rows.length)
    .map((row) => row as readonly PaperCell[]);
};

const pagesOf = async (paper: Paper): Promise<readonly string[]> =>
  pagesOfPdf(await writers.pdf(paper, AT));

/** A reader tells nothing apart from an empty text. */
const emptied = (cell: PaperCell): PaperCell => (cell === '' ? null : cell);

const inYuan = ({ tables: [table] }: Paper) =>
  table!.rows.map((row) =>
    row.map((cell, at) =>
      table!.columns[at]!.type === 'fen' && typeof cell === 'number' ? cell / 100 : emptied(cell),
    ),
  );

const ODD = [
  '=1+1',
  '+86 23',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '0012',
  '1e5',
  '9901180000001234',
  '〔2021〕1号',
];

describe('a written workbook, read by another program', () => {
  it('holds every cell as it is: amounts as numbers, text that looks like a formula as text', async () => {
    const paper = paperOf(ODD.map((text, at) => [text, at + 1, 10_000 * at + 5] as const));
    const rows = await readBack(paper);
    expect(rows).toEqual(inYuan(paper));
    expect(rows.slice(0, -1).map((row) => row[1])).toEqual(ODD);
    expect(rows.at(-1)![3]).toBe(ODD.reduce((sum, _, at) => sum + 10_000 * at + 5, 0) / 100);
  });

  it('says the same of any rows', async () => {
    const text = fc.stringMatching(/^[=+@一-龥A-Za-z0-9·㙍][一-龥A-Za-z0-9<>&"'=+.-]{0,20}$/);
    const row = fc.tuple(text, fc.nat(1_000), fc.integer({ min: -9_999_999, max: 9_999_999_99 }));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const paper = paperOf(rows);
        expect(await readBack(paper)).toEqual(inYuan(paper));
      }),
      { numRuns: 20 },
    );
  });
});

describe('a written PDF, read by another program', () => {
  it('has every cell, the head on every page, page numbers and the foot', async () => {
    const paper = paperOf(
      Array.from({ length: 90 }, (_, at) => [`第${at}户说明`, at, 123_456_700 + at] as const),
    );
    const pages = await pagesOf(paper);
    expect(pages.length).toBeGreaterThan(2);
    for (const [at, page] of pages.entries()) {
      expect(page).toContain('序号');
      expect(page.replace(/\s+/g, ' ')).toContain(`第 ${at + 1} 页 共 ${pages.length} 页`);
      expect(page).toContain('本件不是证据。');
    }
    const whole = pages.join('\n');
    for (const row of paper.tables[0]!.rows) {
      expect(whole).toContain(cellText(row[3] ?? null, 'fen'));
      expect(whole).toContain(String(row[1]));
    }
    expect(whole).toContain('制表人');
  });

  it('says so where nothing is listed, and names what the type has not', async () => {
    const none = (await pagesOf(paperOf([]))).join('');
    expect(none).toContain('（无）');
    const odd = (await pagesOf(paperOf([['张𠮷', 1, 100]]))).join('').replace(/\s/g, '');
    expect(odd).toContain('张〔U+20BB7〕');
    expect(odd).toContain('以其Unicode编码标出：〔U+20BB7〕');
    expect((await pagesOf(paperOf([], 'en'))).join('')).toContain('Page 1 of 1');
  });

  it('goes on over pages with one row that no page holds', async () => {
    const long = Array.from({ length: 1_500 }, (_, at) => `项${at}`).join('；');
    const pages = await pagesOf(paperOf([[long, 1, 100]]));
    expect(pages.length).toBeGreaterThan(1);
    const whole = pages.join('').replace(/\s/g, '');
    expect(whole).toContain('项0；');
    expect(whole).toContain('项1499');
  });

  it('is the same bytes for the same paper', async () => {
    const paper = paperOf([['一', 1, fen(100)]]);
    const [once, again] = [await writers.pdf(paper, AT), await writers.pdf(paper, AT)];
    expect(Buffer.compare(once, again)).toBe(0);
  });
});

it('a column holds its longest word, however narrow it was described', async () => {
  const narrow: readonly Column<string>[] = [
    { head: both('协议', 'Agreement'), width: 4, of: (text) => text },
    { head: both('说明', 'Remarks'), width: 90, of: () => 'x'.repeat(20) },
  ];
  const paper = paperOf([], 'en');
  const rows = ['an institution', 'grandparent'];
  const tables = [tableOf('en', { name: both('清单', 'List'), columns: narrow, rows })];
  const [page] = await pagesOf({ ...paper, tables });
  for (const word of ['Agreement', 'institution', 'grandparent']) expect(page).toContain(word);
});
