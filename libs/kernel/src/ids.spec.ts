import * as fc from 'fast-check';
import { covers, parseDivisionCode, streamName } from './index';

const code = (text: string) => parseDivisionCode(text)!;

describe('a division code', () => {
  it.each([
    ['500118001201', '500118001201'],
    ['500118001000', '500118001'],
    ['500118000000', '500118'],
    ['500118', '500118'],
    ['500100', '5001'],
    ['500000', '50'],
    ['50', '50'],
  ])('%s without its padding is %s', (text, expected) => {
    expect(parseDivisionCode(text)).toBe(expected);
  });

  it.each(['', '5', '5001180012010', '50011X', '５００１１８', ' 500118'])('is not %j', (text) => {
    expect(parseDivisionCode(text)).toBeUndefined();
  });

  it('covers every division beneath it and none beside it', () => {
    expect(covers(code('500118'), '500118001201')).toBe(true);
    expect(covers(code('500118001'), '500118001')).toBe(true);
    expect(covers(code('500118001'), '500118002')).toBe(false);
    expect(covers(code('500118001'), '500118')).toBe(false);
  });

  it('is the same after it was read once', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{1,11}$/), (text) => {
        const once = parseDivisionCode(text)!;
        expect(parseDivisionCode(once)).toBe(once);
      }),
    );
  });
});

it('a stream is named by its category and its id', () => {
  expect(streamName('household', 'JT001')).toBe('household-JT001');
});
