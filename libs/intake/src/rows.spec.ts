import type { CellValue } from './table/table';
import { HEAD_ID, parsedRows, rosterBlock, rosterHeader, rosterRow } from './testing/sheets';

const rosterOf = (...rows: readonly (readonly CellValue[])[]) =>
  parsedRows([rosterBlock, rosterHeader, ...rows]);

describe('a row that is sent back', () => {
  it.each<[string, string, string, CellValue]>([
    ['lost digits of an ID', 'ID_PRECISION_LOST', '户主身份证号', 990118196104101000],
    [
      'lost digits of an account',
      'ACCOUNT_PRECISION_LOST',
      '银行账号(社保卡号)',
      6299011834140012000,
    ],
    ['does not add up', 'TOTAL_MISMATCH', '实发合计', 596],
    ['names no household', 'REQUIRED_MISSING', '家庭编号', ' '],
    ['has no month', 'NOT_A_MONTH', '所属月份', '六月'],
    ['has no amount', 'NOT_AN_AMOUNT', '月保障金额', '约五百'],
    ['has a word of its own', 'UNKNOWN_CODE', '发放类型', '其他'],
    ['holds the error of a formula', 'CELL_ERROR', '户主姓名', '#REF!'],
    ['holds a key no log takes', 'NOT_TEXT', '家庭编号', 'Z'.repeat(101)],
  ])('%s', async (_, code, column, value) => {
    const { rejected, rows } = await rosterOf(rosterRow({ [column]: value }), rosterRow());
    expect(rejected).toMatchObject([{ code, column, row: 3, sheet: 'Sheet1', others: [] }]);
    expect(rows.map(({ sheetRow }) => sheetRow)).toEqual([4]);
  });

  it('is told all that is wrong with it at once', async () => {
    const { rejected } = await rosterOf(rosterRow({ 家庭编号: null, 所属月份: '六月' }));
    expect(rejected[0]).toMatchObject({ column: '家庭编号', others: [{ column: '所属月份' }] });
  });

  it('is told what to do, without a number or name of anybody', async () => {
    const { rejected } = await rosterOf(
      rosterRow({
        家庭编号: '990118196104101',
        户主身份证号: 990118196104101000,
        所属月份: '张小三',
      }),
    );
    const said = JSON.stringify(rejected);
    expect(said).toContain('9901************00');
    expect(said).not.toMatch(/\d{11,}|张小三/);
  });
});

describe('a row that is taken as it is', () => {
  it('has an ID that is only wrong: it is recorded and found later', async () => {
    const { rejected, rows } = await rosterOf(rosterRow({ 户主身份证号: '99011819480307101x' }));
    expect(rejected).toEqual([]);
    expect(rows[0]?.cells['户主身份证号']).toBe('99011819480307101X');
  });

  it('has every column of its kind, blank where the file has none', async () => {
    const { rows } = await rosterOf(rosterRow());
    expect(rows[0]?.cells).toMatchObject({
      实发合计: 49600,
      备注: '',
      家庭人口: '',
      户主身份证号: HEAD_ID,
    });
  });
});

it('skips totals, signatures, blank and numbered rows, and headers printed again', async () => {
  const file = await rosterOf(
    rosterRow(),
    [],
    rosterHeader,
    [2],
    rosterRow({ 序号: 3 }),
    ['合　计', null, null, null, 992],
    ['制表人：罗某', null, '审核人：何某'],
  );
  expect([file.dataRows, file.rows.map(({ sheetRow }) => sheetRow)]).toEqual([2, [3, 7]]);
});

it('asks a correction of a date for the new date', async () => {
  const header = ['姓名', '身份证号', '更正类型', '更正后死亡日期', '更正日期'];
  const { rejected } = await parsedRows([
    header,
    ['张三', HEAD_ID, '更正日期', null, '2021-07-01'],
    ['张三', HEAD_ID, '撤回', null, '2021-07-01'],
  ]);
  expect(rejected).toMatchObject([{ row: 2, code: 'REQUIRED_MISSING', column: '更正后死亡日期' }]);
});

it('asks a recovery for what it recovers', async () => {
  const header = ['登记日期', '类型', '家庭编号', '所属月份', '客户流水号', '金额(元)'];
  const { rejected, rows } = await parsedRows([
    header,
    ['2021-06-28', '多发追回', 'ZS1', null, null, 100],
    ['2021-06-28', '退票缴回', 'ZS1', null, null, 100],
    ['2021-06-28', '退票缴回', null, null, 'ZSL20210601-0001', 100],
  ]);
  expect(rejected.map(({ column }) => column)).toEqual(['所属月份', '客户流水号']);
  expect(rows).toHaveLength(1);
});
