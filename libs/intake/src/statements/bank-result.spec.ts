import * as fc from 'fast-check';
import { type DivisionCode, fen, type FileId, localDate } from '@ledger/kernel';
import { bankResultOf, serialsText } from './bank-result';

const context = {
  receivedOn: localDate('2021-06-12'),
  division: '500118001' as DivisionCode,
  file: 'f' as FileId,
};
const line = (客户流水号: string, 状态 = '成功', 金额 = fen(100)) => ({
  cells: { 客户流水号, 状态, 金额 },
});
const said = (rows: readonly ReturnType<typeof line>[], rejected: readonly object[] = []) =>
  bankResultOf({ form: 'csv-gb18030', block: {}, rows, rejected }, context).report.data;

it('writes serial numbers as runs, whatever order they come in', () => {
  expect(serialsText([5, 2, 1, 3, 9, 8, 2])).toBe('1-3,5,8-9');
  expect(serialsText([])).toBe('');
  const serials = fc.uniqueArray(fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(serials, (some) => {
      const read = serialsText(some)
        .split(',')
        .filter((run) => run !== '')
        .flatMap((run) => {
          const [from, until = from] = run.split('-').map(Number);
          return Array.from({ length: until! - from! + 1 }, (_, n) => from! + n);
        });
      expect(read).toEqual([...some].sort((a, b) => a - b));
    }),
  );
});

it('is the same statement when the same lines are saved in another order', () => {
  const lines = [
    line('PC-0001'),
    line('X9', '失败'),
    line('PC-0002', '退票'),
    line('A1'),
    line('PC-0001'),
    line('X9', '失败'),
  ];
  expect(said(lines.toReversed())).toEqual(said(lines));
});

it('counts the lines that were sent back beside those that were read', () => {
  expect(said([line('PC-0001')], [{}, {}])).toMatchObject({ lines: 1, sumFen: 100, unread: 2 });
});
