import { addDays, localDate, type LocalDate } from '@ledger/kernel';
import * as fc from 'fast-check';
import { officialCalendar } from './working-days';

const calendar = officialCalendar();
const between = (from: string, until: string) =>
  calendar.between(localDate(from), localDate(until));
const works = (day: string) => between(addDays(localDate(day), -1), day) === 1;

describe('the official calendar', () => {
  it('knows every year of the notices from 2004 to 2026, without a gap', () => {
    expect(calendar.firstYear).toBe(2004);
    expect(calendar.lastYear).toBeGreaterThanOrEqual(2026);
  });

  // As the notices of the State Council for these years set them; read off, not taken from the package.
  it.each([
    ['2020-01-31', false, 'the Spring Festival of 2020, made longer for the epidemic'],
    ['2020-02-03', true, 'the first day after it'],
    ['2021-02-07', true, 'a Sunday made up for the Spring Festival'],
    ['2021-02-11', false, 'New Year’s Eve'],
    ['2021-02-20', true, 'a Saturday made up'],
    ['2021-09-26', true, 'a Sunday made up for the National Day'],
    ['2021-10-07', false, 'the last day of the National Day'],
    ['2021-10-09', true, 'a Saturday made up'],
    ['2022-10-08', true, 'a Saturday made up'],
    ['2023-06-25', true, 'a Sunday made up for the Dragon Boat Festival'],
    ['2024-02-10', false, 'the first day of the Year of the Dragon'],
    ['2025-09-28', true, 'a Sunday made up'],
    ['2026-02-14', true, 'a Saturday made up for the Spring Festival'],
    ['2026-02-23', false, 'its last day'],
    ['2021-06-19', false, 'a plain Saturday'],
    ['2021-06-18', true, 'a plain Friday'],
  ])('%s: works %s (%s)', (day, expected) => {
    expect(works(localDate(day))).toBe(expected);
  });

  it('counts the days after the first one, and backwards below zero', () => {
    expect(between('2021-06-18', '2021-06-18')).toBe(0);
    expect(between('2021-06-18', '2021-06-21')).toBe(1);
    expect(between('2021-06-21', '2021-06-18')).toBe(-1);
    // Frozen on 20 January, sent on 28 January 2021: no holiday between.
    expect(between('2021-01-20', '2021-01-28')).toBe(6);
    // Over the National Day: the 27th to 30th September, and the 8th and 9th of October.
    expect(between('2021-09-26', '2021-10-10')).toBe(6);
  });

  it('says of a year it knows not that it does not know', () => {
    const after = `${calendar.lastYear + 1}-01-04`;
    expect(between('2021-06-18', after)).toBeUndefined();
    expect(between('2003-12-31', '2021-06-18')).toBeUndefined();
    expect(calendar.longestRest(localDate('2021-06-18'), localDate(after))).toBeUndefined();
  });

  it('finds the longest rest within a wait, and only within', () => {
    const rest = (from: string, until: string) =>
      calendar.longestRest(localDate(from), localDate(until));
    expect(rest('2021-09-28', '2021-10-10')).toBe(7);
    expect(rest('2021-10-05', '2021-10-12')).toBe(2);
    expect(rest('2021-06-15', '2021-06-17')).toBe(0);
    expect(rest('2021-06-15', '2021-06-21')).toBe(2);
  });

  it('adds up: any day between splits the count', () => {
    const day = fc
      .integer({ min: 0, max: 8000 })
      .map((n): LocalDate => addDays(localDate('2004-01-01'), n));
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        expect(calendar.between(a, b)! + calendar.between(b, c)!).toBe(calendar.between(a, c)!);
      }),
    );
  });
});
