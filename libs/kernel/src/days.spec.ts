import * as fc from 'fast-check';
import {
  addDays,
  addMonths,
  dayInShanghai,
  dayOfMonth,
  daysBetween,
  firstDayOf,
  instant,
  intervalOf,
  lastDayOf,
  localDate,
  monthOf,
  parseLocalDate,
  parseYearMonth,
  yearMonth,
} from './index';

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => localDate(date.toISOString().slice(0, 10)));
const anyMonth = anyDay.map(monthOf);
const aFewYears = fc.integer({ min: -3_000, max: 3_000 });

describe('a day', () => {
  it('is the one the machine’s own calendar has, for every day of three centuries', () => {
    const first = Date.UTC(1900, 0, 1);
    for (let n = 0; n < 110_000; n += 1) {
      const text = new Date(first + n * 86_400_000).toISOString().slice(0, 10);
      if (addDays(localDate('1900-01-01'), n) !== text) expect(n).toBe(text);
      if (parseLocalDate(text) !== text) expect(parseLocalDate(text)).toBe(text);
      if (daysBetween(localDate('1900-01-01'), localDate(text)) !== n) expect(text).toBe(n);
    }
    expect(addDays(localDate('1970-01-01'), -1)).toBe('1969-12-31');
  });

  it.each(['2020-02-29', '2000-02-29', '2021-12-31', '1949-10-01'])('%s exists', (text) => {
    expect(parseLocalDate(text)).toBe(text);
  });

  it.each([
    '2021-02-29',
    '0021-05-01',
    '1900-02-29',
    '2021-04-31',
    '2021-13-01',
    '2021-00-10',
    '2021-1-1',
    '2021/01/01',
    '2021-01-01T00:00:00Z',
    '',
  ])('%j does not', (text) => {
    expect(parseLocalDate(text)).toBeUndefined();
    expect(() => localDate(text)).toThrow(RangeError);
  });

  it('follows the leap years of the Gregorian calendar', () => {
    expect(addDays(localDate('2020-02-28'), 1)).toBe('2020-02-29');
    expect(addDays(localDate('2021-02-28'), 1)).toBe('2021-03-01');
    expect(addDays(localDate('2100-02-28'), 1)).toBe('2100-03-01');
    expect(daysBetween(localDate('2020-01-01'), localDate('2021-01-01'))).toBe(366);
  });

  it('is counted to and from without loss', () => {
    fc.assert(
      fc.property(anyDay, anyDay, aFewYears, (from, to, days) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(addDays(addDays(from, days), -days)).toBe(from);
      }),
    );
  });

  it('stands in the order of its text', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
      }),
    );
  });
});

describe('a month', () => {
  it.each(['2021-00', '2021-13', '2021-1', '202101', '2021-01-01', ''])('is not %j', (text) => {
    expect(parseYearMonth(text)).toBeUndefined();
    expect(() => yearMonth(text)).toThrow(RangeError);
  });

  it.each([
    ['2021-12', 1, '2022-01'],
    ['2021-01', -1, '2020-12'],
    ['2021-06', 0, '2021-06'],
    ['2021-06', 12, '2022-06'],
    ['2021-03', -27, '2018-12'],
    ['0001-01', -1, '0000-12'],
  ])('%s moved by %i months is %s', (month, by, expected) => {
    expect(addMonths(yearMonth(month), by)).toBe(expected);
  });

  it('is moved there and back, and in two steps as in one', () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: -600, max: 600 }), fc.nat(600), (month, a, b) => {
        expect(addMonths(addMonths(month, a), -a)).toBe(month);
        expect(addMonths(addMonths(month, a), b)).toBe(addMonths(month, a + b));
        expect(parseYearMonth(addMonths(month, a))).toBeDefined();
      }),
    );
  });

  it('begins on its first day and ends the day before the next one', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        expect(monthOf(firstDayOf(month))).toBe(month);
        expect(monthOf(lastDayOf(month))).toBe(month);
        expect(addDays(lastDayOf(month), 1)).toBe(firstDayOf(addMonths(month, 1)));
      }),
    );
    expect(lastDayOf(yearMonth('2020-02'))).toBe('2020-02-29');
    expect(lastDayOf(yearMonth('2021-02'))).toBe('2021-02-28');
  });

  it('has its tenth day on the tenth', () => {
    expect(dayOfMonth(yearMonth('2021-06'), 10)).toBe('2021-06-10');
  });
});

describe('an instant', () => {
  it('falls on the next day in Shanghai from four in the afternoon UTC on', () => {
    expect(dayInShanghai(instant('2021-06-10T15:59:59.999Z'))).toBe('2021-06-10');
    expect(dayInShanghai(instant('2021-06-10T16:00:00.000Z'))).toBe('2021-06-11');
    expect(dayInShanghai(instant('2021-12-31T16:00:00Z'))).toBe('2022-01-01');
  });

  it('is kept in UTC, whatever zone it was said in', () => {
    expect(instant('2021-06-10T08:00:00+08:00')).toBe('2021-06-10T00:00:00.000Z');
    expect(() => instant('yesterday')).toThrow(RangeError);
  });
});

describe('the day of a fact', () => {
  it('means one day, any day of a month, or nothing', () => {
    const on = localDate('2021-02-03');
    expect(intervalOf({ precision: 'DAY', on })).toEqual({ earliest: on, latest: on });
    expect(intervalOf({ precision: 'MONTH', month: yearMonth('2021-02') })).toEqual({
      earliest: '2021-02-01',
      latest: '2021-02-28',
    });
    expect(intervalOf({ precision: 'UNKNOWN' })).toBeUndefined();
  });
});
