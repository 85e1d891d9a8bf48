import * as fc from 'fast-check';
import { fen, yuanText } from '@ledger/kernel';
import { dayFrom, factDateText, monthOfCell } from './dates';
import { loggableKey, maskName, maskNumber } from './mask';
import { amountFen } from './money';
import { compact, halfWidth, headerText, plainText } from './text';

const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

const anyDay = fc
  .date({ min: new Date('1910-01-02'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const partsOf = (iso: string) => iso.split('-').map(Number) as [number, number, number];

describe('text', () => {
  it('is the same after it was normalised once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(compact(compact(text))).toBe(compact(text));
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
    );
  });

  it('loses the width of its signs and nothing else', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(halfWidth(wide(text))).toBe(text)));
  });

  it('loses the spaces inside names and numbers, of every kind', () => {
    expect(compact('张　三')).toBe('张三');
    expect(compact(' 6299 0118\u00a08915\t9224521\u200b ')).toBe('6299011889159224521');
  });

  it('keeps Chinese punctuation in sentences', () => {
    expect(plainText(' 同名误报，本人健在\n（２０２１） ')).toBe('同名误报，本人健在 （2021）');
  });

  it.each([
    ['户主公民身份号码', '户主身份证号'],
    [' 身份证号码 ', '身份证号'],
    ['居民身份证号码', '身份证号'],
    ['金额（元）', '金额'],
    ['*家庭编号', '家庭编号'],
    ['金额(万元)', '金额(万元)'],
  ])('takes the header %s for %s', (written, header) => expect(headerText(written)).toBe(header));
});

describe('amounts', () => {
  it('survive being written in any of the ways of an office', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (value) => {
        const yuan = yuanText(fen(value));
        const [whole = '', cents] = yuan.split('.');
        const separated = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
        for (const written of [yuan, separated, wide(separated), ` ${yuan} 元`, `￥${yuan}`]) {
          expect(amountFen(written)).toBe(value);
        }
        expect(amountFen(value / 100)).toBe(value);
      }),
    );
  });

  it.each(['12,50', '1,2345', '12.345', '1.5万元', '', '五百', '1e3', '--5'])(
    'are not read into %s',
    (text) => expect(amountFen(text)).toBeUndefined(),
  );

  it('have no parts of a fen, except in a quotient', () => {
    expect(amountFen(34.333)).toBeUndefined();
    expect(amountFen(34.3333333, true)).toBe(3433);
    expect(amountFen(Number.NaN)).toBeUndefined();
    expect(amountFen(-0.001, true)).toBe(0);
  });
});

describe('days', () => {
  it('are read in every way they are written', () => {
    fc.assert(
      fc.property(anyDay, (iso) => {
        const [year, month, day] = partsOf(iso);
        const digits = iso.replaceAll('-', '');
        const serial = Date.parse(iso) / 86_400_000 + 25_569;
        const ways = [
          iso,
          wide(iso),
          `${year}/${month}/${day}`,
          `${year}.${month}.${day}`,
          `${year}年${month}月${day}日`,
          ` ${iso} 00:00:00`,
          `${iso}T09:30:00.000Z`,
          digits,
          Number(digits),
          serial,
          new Date(iso),
        ];
        for (const way of ways) expect(dayFrom(way)).toBe(iso);
      }),
    );
  });

  it.each(['2021-02-30', '2021-13-01', '21-6-4', '0021-06-04', '6月4日', '2021', 12, 2021.6])(
    'are not read into %s',
    (value) => expect(dayFrom(value)).toBeUndefined(),
  );
});

describe('months', () => {
  it('are read in every way they are written', () => {
    fc.assert(
      fc.property(anyDay, (iso) => {
        const [year, month] = partsOf(iso);
        const text = iso.slice(0, 7);
        const first = `${text}-01`;
        const ways = [
          text,
          `${year}.${month}`,
          `${year}年${month}月`,
          `${year}/${month}`,
          text.replace('-', ''),
          Number(text.replace('-', '')),
          first,
          new Date(first),
        ];
        for (const way of ways) expect(monthOfCell(way)).toBe(text);
      }),
    );
  });

  it('are not guessed: the number 2021.1 is January or October', () => {
    expect(monthOfCell(2021.1)).toBeUndefined();
    expect(monthOfCell('2021.10')).toBe('2021-10');
    expect(monthOfCell(2021.6)).toBe('2021-06');
  });

  it('are not read into a day in the middle of one', () => {
    expect(monthOfCell(new Date('2021-06-15'))).toBeUndefined();
    expect(monthOfCell('2021-13')).toBeUndefined();
  });
});

describe('the day somebody died', () => {
  it.each([
    ['2021/5/25', '2021-05-25'],
    ['2021年5月', '2021-05'],
    ['2021.5', '2021-05'],
    ['不详', ''],
    ['去年', undefined],
  ])('may be a day, a month or unknown: %s', (written, date) =>
    expect(factDateText(written)).toBe(date),
  );
});

describe('what is logged', () => {
  it('never holds a whole number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{7,19}$/), (digits) => {
        expect(maskNumber(digits)).not.toContain(digits);
        expect(maskNumber(digits)).toHaveLength(digits.length);
      }),
    );
    expect(maskNumber('990118194803071010')).toBe('9901************10');
    expect(maskNumber('12345')).toBe('*****');
  });

  it('never holds a whole name', () => {
    expect(['张三', '张小三', '欧阳小三', '张', ''].map(maskName)).toEqual([
      '张*',
      '张*三',
      '欧**三',
      '张',
      '',
    ]);
  });

  it('never holds an ID that stands where a household number should', () => {
    expect(loggableKey('990118194803071010')).toBe('9901************10');
    expect(loggableKey('ZSL20210601-0001')).toBe('ZSL20210601-0001');
  });
});
