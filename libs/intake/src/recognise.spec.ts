import { kinds } from './kinds/all';
import {
  deathHeader,
  HEAD_ID,
  parsed,
  parsedRows,
  refusal,
  rosterBlock,
  rosterHeader,
  rosterRow,
  xlsx,
  xlsxOf,
} from './testing/sheets';

const dead = [1, '张三', HEAD_ID, '2021-05-25'];

const blockValues = {
  key: 'ZSL20210601',
  month: '2021-06',
  date: '2021-06-04',
  count: '17',
  money: '8,432.00',
};

it('tells every kind by its own headers', async () => {
  for (const kind of kinds) {
    // A hash total is one of rows, and here are none.
    const block = kind.block
      .filter(({ label }) => label !== '校验和')
      .flatMap(({ label, type }) => [label, blockValues[type]]);
    const { kind: name } = await parsedRows([block, kind.columns.map(({ header }) => header)]);
    expect(name).toBe(kind.name);
  }
});

it('finds the header below titles, notes and blank rows, and keeps the title', async () => {
  const file = await parsedRows([
    ['某某街道'],
    [null],
    ['2021-06 死亡名单（公安）'],
    deathHeader,
    dead,
  ]);
  expect([file.headerRow, file.title]).toEqual([4, '某某街道 2021-06 死亡名单（公安）']);
});

it('reads headers that are merged over two rows', async () => {
  const file = await parsedRows([
    rosterBlock,
    rosterHeader.map((header) => (/金|补贴|合计/.test(header) ? null : header)),
    rosterHeader.map((header) => (/金|补贴|合计/.test(header) ? header : null)),
    rosterRow(),
  ]);
  expect([file.headerRow, file.rows.length, file.rejected]).toEqual([3, 1, []]);
});

it('reads the one sheet with data, not its instructions nor hidden copies', async () => {
  const file = await parsed(
    await xlsxOf([
      { name: '填报说明', rows: [['1. 金额单位：元']] },
      { name: '旧表', rows: [deathHeader, dead, dead], hidden: true },
      { name: '数据', rows: [deathHeader, dead] },
    ]),
  );
  expect([file.sheet, file.dataRows, file.otherSheets]).toEqual(['数据', 1, ['填报说明', '旧表']]);
});

it('refuses two sheets with data rather than leave one out', async () => {
  const bytes = await xlsxOf([
    { name: '一村', rows: [deathHeader, dead] },
    { name: '二村', rows: [deathHeader, dead] },
  ]);
  expect(await refusal(bytes)).toBe('SEVERAL_SHEETS');
});

it('refuses a list that lacks a column it cannot do without', async () => {
  expect(await refusal(await xlsx([['姓名', '身份证号', '供养方式', '起始月份']]))).toBe(
    'COLUMNS_MISSING',
  );
});

it('refuses a list where a column is there twice', async () => {
  expect(
    await refusal(
      await xlsx([
        [...deathHeader, '死亡日期'],
        [...dead, '2021-05-26'],
      ]),
    ),
  ).toBe('COLUMN_REPEATED');
});

it('takes the column with the very name when another could be meant as well', async () => {
  const file = await parsedRows([
    [...deathHeader, '死亡时间'],
    [...dead, '08:30'],
  ]);
  expect(file.rows[0]?.cells['死亡日期']).toBe('2021-05-25');
});

it('does not take ten thousands of yuan for yuan', async () => {
  const header = ['业务日期', '环节', '文号', '金额(万元)'];
  expect(await refusal(await xlsx([header, ['2021-06-01', '筹集', '一号', 3]]))).toBe(
    'UNKNOWN_KIND',
  );
});

describe('the block above a roster', () => {
  const rows = [rosterHeader, rosterRow()];

  it('is read from cells side by side, and from one merged cell', async () => {
    const merged = [
      '批次号：ZSL20210601\u3000\u3000冻结日期：2021/5/20\u3000\u3000送银行日期：2021年6月4日',
    ];
    const want = { 批次号: 'ZSL20210601', 冻结日期: '2021-05-20', 送银行日期: '2021-06-04' };
    expect((await parsedRows([rosterBlock, ...rows])).block).toEqual(want);
    expect((await parsedRows([merged, ...rows])).block).toEqual(want);
  });

  it('is asked for by name when it is not there or says nothing', async () => {
    expect(await refusal(await xlsx(rows))).toBe('BLOCK_MISSING');
    expect(await refusal(await xlsx([['批次号', '', '冻结日期'], ...rows]))).toBe('BLOCK_MISSING');
  });

  it('is refused when a date in it is none', async () => {
    const wrong = rosterBlock.map((cell) => (cell === '2021-05-20' ? '五月下旬' : cell));
    expect(await refusal(await xlsx([wrong, ...rows]))).toBe('BLOCK_INVALID');
  });
});
