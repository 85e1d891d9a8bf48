import * as fc from 'fast-check';
import { fen, fenFromYuan, sumFen, yuanText } from './index';

const anyFen = fc.maxSafeInteger().map(fen);

describe('money', () => {
  it('is whole fen that a number holds exactly, and nothing else', () => {
    expect(() => fen(0.5)).toThrow(RangeError);
    expect(() => fen(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError);
    expect(() => fen(Number.NaN)).toThrow(RangeError);
  });

  it.each([
    ['496', 49600],
    ['496.5', 49650],
    ['496.05', 49605],
    ['1,234.50', 123450],
    ['1，234.50', 123450],
    [' 12 000.00 ', 1200000],
    ['-3.07', -307],
    ['+3', 300],
    ['0.10000', 10],
    ['90071992547409.91', 9007199254740991],
  ])('reads %j yuan as %i fen', (text, expected) => {
    expect(fenFromYuan(text)).toBe(expected);
  });

  it.each([
    '',
    '-',
    '.5',
    '5.',
    '1.005',
    '1.2.3',
    '1e3',
    '¥5',
    'NaN',
    '4O0',
    '0x10',
    '90071992547409.92',
    '99999999999999999999',
  ])('does not guess at %j', (text) => {
    expect(fenFromYuan(text)).toBeUndefined();
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(fenFromYuan(yuanText(amount))).toBe(amount);
      }),
    );
  });

  it('is written with two decimals also below one yuan', () => {
    expect([0, 5, 50, 100, -5, -49600].map((amount) => yuanText(fen(amount)))).toEqual([
      '0.00',
      '0.05',
      '0.50',
      '1.00',
      '-0.05',
      '-496.00',
    ]);
  });

  it('adds up, and says so when a sum can no longer be exact', () => {
    expect(sumFen([])).toBe(0);
    expect(sumFen([1, 2, -4])).toBe(-1);
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});
