import { table, widthOf } from './table';

it('counts a Chinese character as two columns', () => {
  expect(widthOf('ZS205-0015')).toBe(10);
  expect(widthOf('新建村')).toBe(6);
  expect(widthOf('张*三（户主）')).toBe(13);
  expect(widthOf('𠮷')).toBe(2);
});

it('aligns mixed text on the left and amounts on the right', () => {
  const lines = table(
    [
      { title: '村', of: (row: readonly [string, string]) => row[0] },
      { title: '金额', of: (row) => row[1], right: true },
    ],
    [
      ['新建村', '496.00'],
      ['A', '1,234.50'],
    ],
  );
  expect(lines).toEqual(['村          金额', '新建村    496.00', 'A       1,234.50']);
});

it('prints its titles when there is nothing under them', () => {
  expect(table([{ title: '村', of: String }], [])).toEqual(['村']);
});
