import { readXlsx } from 'hucre';
import { isFileError } from '../file-error';
import { parseFile } from '../parse-file';
import type { CellValue } from '../table/table';
import { parsed, rosterBlock, rosterHeader, rosterRow, xlsx } from '../testing/sheets';
import { rejectedWorkbook } from './rejected-workbook';
import { workbook } from './workbook';

const rejectedOf = async (rows: readonly (readonly CellValue[])[]) => {
  const bytes = await xlsx(rows);
  return rejectedWorkbook({ bytes, fileName: 'a.xlsx' }, await parsed(bytes));
};

describe('the workbook of rows sent back', () => {
  const formula = '=HYPERLINK("http://example.invalid")';
  const rows = [
    ['某街道花名册'],
    rosterBlock,
    [...rosterHeader, '自留列'],
    [...rosterRow({ 家庭编号: 'ZS1' }), '甲'],
    [...rosterRow({ 家庭编号: 'ZS2', 实发合计: 596 }), formula],
    [...rosterRow({ 家庭编号: 'ZS3', 户主身份证号: 990118196104101000 }), '丙'],
  ];

  it('holds the header, the rows as they were and the reasons beside them', async () => {
    const sheet = (await readXlsx(await rejectedOf(rows))).sheets[0];
    expect(sheet?.rows.slice(0, 2).map((row) => row[0])).toEqual(['某街道花名册', '批次号']);
    expect(sheet?.rows[2]?.slice(-3)).toEqual(['自留列', '退回原因', 'Reason']);
    expect(sheet?.rows[3]?.slice(0, -2)).toEqual(rows[4]);
    expect(sheet?.rows[4]?.slice(0, -2)).toEqual(rows[5]);
    expect(sheet?.rows[3]?.at(-2)).toContain('496.00 ≠ 596.00');
  });

  it('marks the cell to look at, keeps numbers as text and runs no formula', async () => {
    const book = await readXlsx(await rejectedOf(rows), { readStyles: true });
    const cell = (place: string) => book.sheets[0]?.cells?.get(place);
    const [total, id, note] = [rosterHeader.indexOf('实发合计'), 3, rosterHeader.length];
    expect(cell(`3,${total}`)?.style?.fill).toMatchObject({ fgColor: { rgb: 'FFC7CE' } });
    expect(cell(`3,${id}`)?.style?.fill).toBeUndefined();
    expect(cell(`4,${id}`)?.style).toMatchObject({ numFmt: '@' });
    expect(cell(`3,${note}`)).toMatchObject({ type: 'string', style: { numFmt: '@' } });
    expect(cell(`3,${note}`)?.formula).toBeUndefined();
  });

  it('is imported again once it is corrected', async () => {
    const [sheet] = (await readXlsx(await rejectedOf(rows))).sheets;
    const corrected = (sheet?.rows ?? []).map((row) =>
      row.map((cell) =>
        cell === 596 ? 496 : cell === 990118196104101000 ? '990118196104101603' : cell,
      ),
    );
    const again = await parsed(await xlsx(corrected));
    expect([again.rejected, again.rows.map(({ cells }) => cells['家庭编号'])]).toEqual([
      [],
      ['ZS2', 'ZS3'],
    ]);
    expect(again.block['批次号']).toBe('ZSL20210601');
  });

  it('runs nothing of what looks like a formula, in the rows nor above them', async () => {
    const odd = ['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '＝1+1'];
    const given = [
      odd,
      rosterBlock,
      [...rosterHeader, ...odd.map((_, index) => `自留列${index}`)],
      [...rosterRow({ 实发合计: 596 }), ...odd],
    ];
    const [sheet] = (await readXlsx(await rejectedOf(given), { readStyles: true })).sheets;
    const style = (row: number, column: number) => {
      const cell = sheet?.cells?.get(`${row},${column}`);
      return [cell?.formula, cell?.style?.numFmt];
    };
    for (const index of odd.keys()) {
      expect(style(0, index)).toEqual([undefined, '@']);
      expect(style(3, rosterHeader.length + index)).toEqual([undefined, '@']);
    }
    expect(sheet?.rows[3]?.slice(rosterHeader.length, -2)).toEqual(odd);
  });

  it('holds only the newest reasons when a row is sent back again', async () => {
    const first = await rejectedOf(rows);
    const result = await parseFile(first, 'a.xlsx');
    if (isFileError(result)) throw new Error(result.en);
    const second = await rejectedWorkbook({ bytes: first, fileName: 'a.xlsx' }, result);
    expect((await readXlsx(second)).sheets[0]?.rows).toEqual(
      (await readXlsx(first)).sheets[0]?.rows,
    );
  });
});

describe('a workbook to be printed', () => {
  const list = workbook({
    sheets: [
      {
        name: '2021-06 疑点/清单',
        title: '疑点清单',
        lines: ['数据截至 2021-06-30'],
        columns: [
          { header: '家庭编号', width: 16 },
          { header: '金额(元)', type: 'fen' },
          { header: '日期', type: 'date' },
          { header: '说明', width: 50 },
        ],
        rows: [['ZS1', 12345, new Date('2021-06-01'), '=1+1']],
        print: { paper: 'A4', landscape: true, repeatHeader: true, fitToWidth: true },
      },
    ],
  });

  it('says yuan, days and text as they are', async () => {
    const [sheet] = (await readXlsx(await list)).sheets;
    expect(sheet?.name).toBe('2021-06 疑点_清单');
    expect(sheet?.rows.slice(2)).toEqual([
      ['家庭编号', '金额(元)', '日期', '说明'],
      ['ZS1', 123.45, new Date('2021-06-01'), '=1+1'],
    ]);
  });

  it('fits A4 across, repeats its header and is set in 宋体', async () => {
    const [sheet] = (await readXlsx(await list, { readStyles: true })).sheets;
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 'a4',
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$3:$3',
    });
    const style = (place: string) => sheet?.cells?.get(place)?.style;
    expect(style('0,0')).toMatchObject({ font: { name: '宋体', bold: true } });
    expect(style('2,0')).toMatchObject({ font: { name: '宋体', bold: true } });
    expect(style('3,0')).toMatchObject({ border: { left: { style: 'thin' } } });
    expect(sheet?.columns?.map(({ width }) => width)).toEqual([16, 12, 12, 50]);
  });

  it('repeats nothing when it is not asked to', async () => {
    const print = {
      paper: 'A3',
      landscape: false,
      repeatHeader: false,
      fitToWidth: false,
    } as const;
    const sheet = { name: '清单', columns: [{ header: '家庭编号' }], rows: [['ZS1']], print };
    const [read] = (await readXlsx(await workbook({ sheets: [sheet] }))).sheets;
    expect(read?.pageSetup).toMatchObject({ paperSize: 'a3', orientation: 'portrait' });
    expect(read?.pageSetup?.printTitlesRow).toBeUndefined();
    expect(read?.pageSetup?.fitToWidth).toBeUndefined();
  });
});
