import type { DivisionCode } from '@ledger/kernel';
import { otherVillageIn } from './other-village';

const VILLAGE = '500118001201' as DivisionCode;
const STREET = '500118001' as DivisionCode;
const rowsOf = (...divisions: readonly string[]) => ({
  rows: divisions.map((division, index) => ({
    sheetRow: index + 4,
    cells: { 行政区划代码: division },
  })),
});

it('lets a village state what is its own, and what names no division', () => {
  expect(otherVillageIn(rowsOf(VILLAGE, '', VILLAGE), VILLAGE)).toBeUndefined();
  expect(
    otherVillageIn({ rows: [{ sheetRow: 4, cells: { 姓名: '某' } }] }, VILLAGE),
  ).toBeUndefined();
});

it('names the first row of another village, its column and what to do, in both languages', () => {
  const problem = otherVillageIn(rowsOf(VILLAGE, '500118001202', STREET), VILLAGE);
  expect(problem).toMatchObject({ code: 'OUTSIDE_SCOPE' });
  expect(problem?.zh).toMatch(/第 5 行“行政区划代码”.*交街道导入/);
  expect(problem?.en).toMatch(/Row 5, column 行政区划代码.*have the street send it/);
});

it('lets a street speak for all of its villages', () => {
  expect(otherVillageIn(rowsOf('500118001201', '500118001202'), STREET)).toBeUndefined();
});
