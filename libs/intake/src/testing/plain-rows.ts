import { addDays, localDate, monthOf } from '@ledger/kernel';
import type { Cells, CellType, Column, Kind, KindName } from '../kinds/kind';
import type { Draw } from './draw';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const LETTERS = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';

/** A resident ID of the region that does not exist, right to its check digit. */
const residentId = (draw: Draw): string => {
  const day = String(addDays(localDate('1940-01-01'), draw.below(20_000))).replaceAll('-', '');
  const body = `990118${day}${String(draw.below(1_000)).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
};

const letters = (draw: Draw, count: number): string =>
  Array.from({ length: count }, () => draw.one([...LETTERS])).join('');
const digits = (draw: Draw, count: number): string =>
  Array.from({ length: count }, (_, at) => (at === 0 ? '6' : String(draw.below(10)))).join('');
const day = (draw: Draw) => addDays(localDate('2021-01-01'), draw.below(365));
const amount = (draw: Draw) => draw.one([0, 1, 49_600, 99_250, 123_456_700, draw.below(1_000_000)]);

type Value = (draw: Draw, column: Column, line: number) => string | number;

const values: Readonly<Record<CellType, Value>> = {
  line: (_, __, line) => line,
  text: (draw) => `${letters(draw, 2)}（${letters(draw, 3)}）`,
  key: (draw) => `ZS${draw.below(1_000)}-${String(draw.below(10_000)).padStart(4, '0')}`,
  name: (draw) => letters(draw, draw.one([2, 2, 3, 4])),
  id: residentId,
  account: (draw) => digits(draw, draw.one([16, 17, 19])),
  phone: (draw) => `1${digits(draw, 10)}`,
  division: () => '500118001201',
  money: amount,
  quotient: amount,
  integer: (draw) => draw.below(9),
  date: (draw) => day(draw),
  factDate: (draw) => draw.one([day(draw), monthOf(day(draw)), '']),
  month: (draw) => monthOf(day(draw)),
  code: (draw, { values: words }) => draw.one(words),
};

/** What must hold between the cells of a row for it to be taken. */
const whole: Partial<Record<KindName, (cells: Record<string, string | number>) => Cells>> = {
  ROSTER: (cells) => {
    const parts = ['月保障金额', '分类施保金', '其他补贴'].map((part) => Number(cells[part] || 0));
    return { ...cells, 实发合计: parts.reduce((sum, part) => sum + part, 0) };
  },
  DEATH_CORRECTION: (cells) => ({ ...cells, 更正后死亡日期: '2021-03-04' }),
  RECOVERY: (cells) => ({
    ...cells,
    家庭编号: cells['家庭编号'] || 'ZS1',
    所属月份: cells['所属月份'] || '2021-03',
    客户流水号: cells['客户流水号'] || 'ZSL20210301-0001',
  }),
};

const rowOf = (kind: Kind, line: number, draw: Draw): Cells => {
  const cells = Object.fromEntries(
    kind.columns.map((column) => {
      const mayBeBlank = column.need !== 'value' && column.type !== 'line';
      const isBlank = mayBeBlank && draw.often(0.2);
      return [column.header, isBlank ? '' : values[column.type](draw, column, line)];
    }),
  );
  return whole[kind.name]?.(cells) ?? cells;
};

/** Rows of a list as they are when they are read: some blank where that is allowed. */
export const plainRows = (kind: Kind, count: number, draw: Draw): readonly Cells[] =>
  Array.from({ length: count }, (_, index) => rowOf(kind, index + 1, draw));

/** The labelled values above the header, in the form they are read in. */
export const plainBlock = (kind: Kind, draw: Draw): Readonly<Record<string, string>> =>
  Object.fromEntries(
    // A hash total is one of the rows, and not of any block.
    kind.block
      .filter(({ label }) => label !== '校验和')
      .map(({ label, type }) => {
        const on = day(draw);
        const values = { key: 'ZSL20210601', month: monthOf(on), date: on };
        return [label, { ...values, count: '17', money: '123456700' }[type]];
      }),
  );
