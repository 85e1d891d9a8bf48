import * as fc from 'fast-check';
import { fen, yuanInWords } from './index';

describe('money in capital numerals (大写金额)', () => {
  it.each([
    [515_00, '伍佰壹拾伍元整'],
    [1_409_50, '壹仟肆佰零玖元伍角整'],
    [6_007_14, '陆仟零柒元壹角肆分'],
    [325_04, '叁佰贰拾伍元零肆分'],
    [16_409_02, '壹万陆仟肆佰零玖元零贰分'],
    [107_000_53, '壹拾万柒仟元伍角叁分'],
    [1_000_000_00, '壹佰万元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [0, '零元整'],
    [100_500_00, '壹拾万零伍佰元整'],
    [100_000_005_00, '壹亿零伍元整'],
    [100_010_000_00, '壹亿零壹万元整'],
    [20_300_040_00, '贰仟零叁拾万零肆拾元整'],
    [-12_34, '负壹拾贰元叁角肆分'],
  ])('%i fen are %s', (amount, words) => {
    expect(yuanInWords(fen(amount))).toBe(words);
  });

  it('are not written from a trillion yuan on', () => {
    expect(yuanInWords(fen(99_999_999_999_999))).toMatch(/^玖仟玖佰玖拾玖亿.*玖分$/);
    expect(() => yuanInWords(fen(100_000_000_000_000))).toThrow(RangeError);
  });

  it('are read back as the same amount', () => {
    fc.assert(
      fc.property(fc.nat({ max: 99_999_999_999_999 }), (amount) => {
        expect(readBack(yuanInWords(fen(amount)))).toBe(amount);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** What a reader of the words adds up. */
const readBack = (words: string): number => {
  const [, yuan = '', jiao = '', cent = ''] =
    /^(?:(.+)元)?(?:(.)角)?(?:零?(.)分)?整?$/.exec(words) ?? [];
  const value = (digit: string) => (digit === '' ? 0 : '零壹贰叁肆伍陆柒捌玖'.indexOf(digit));
  const section = (text: string): number =>
    [...text.matchAll(/([壹贰叁肆伍陆柒捌玖])([仟佰拾]?)/g)].reduce((sum, [, digit = '', unit]) => {
      const times = { 仟: 1_000, 佰: 100, 拾: 10 }[unit ?? ''] ?? 1;
      return sum + value(digit) * times;
    }, 0);
  const [, hundredMillions = '', tenThousands = '', ones = ''] =
    /^(?:(.*)亿)?(?:(.*)万)?(.*)$/.exec(yuan) ?? [];
  const whole =
    section(hundredMillions) * 100_000_000 + section(tenThousands) * 10_000 + section(ones);
  return whole * 100 + value(jiao) * 10 + value(cent);
};
