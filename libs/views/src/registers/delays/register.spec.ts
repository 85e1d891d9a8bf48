import { daysBetween, localDate, yearMonth } from '@ledger/kernel';
import { delayRegister } from './register';
import { slowestWaits } from './slowest';
import type { Span } from './span';
import type { WorkingDays } from './working-days';

/** Every day is worked, in every year before 2022. */
const calendar: WorkingDays = {
  between: (from, until) => (until < '2022' ? daysBetween(from, until) : undefined),
  longestRest: () => 0,
};
const on = (day: string) => localDate(day);
const wait = (from: string, until?: string, more: Partial<Span> = {}): Span => ({
  hop: 'return-to-handled',
  from: on(from),
  ...(until && { until: on(until) }),
  count: 1,
  refs: [],
  why: [],
  ...more,
});
const register = (spans: readonly Span[], day: string) =>
  delayRegister(spans, on(day), 'none', calendar);

describe('the register of delays', () => {
  const five = [
    wait('2021-06-01', '2021-06-03'),
    wait('2021-06-01', '2021-06-05'),
    wait('2021-06-01', '2021-06-07'),
    wait('2021-06-01', '2021-06-09'),
    wait('2021-06-05'),
  ];

  it('counts what is done plainly, and what is open with its age', () => {
    expect(register(five, '2021-06-10')).toEqual([
      {
        hop: 'return-to-handled',
        group: null,
        done: 4,
        left: 0,
        open: 1,
        oldestOpenDays: 5,
        limit: null,
        lateDone: 0,
        lateOpen: 0,
        calendarDays: { p50: 4, p90: 8, max: 8, survivalP50: 6, survivalP90: 8 },
        workingDays: { p50: 4, p90: 8, max: 8, survivalP50: 6, survivalP90: 8 },
      },
    ]);
  });

  it('asked of the past, takes for open what was ended later, with the age it then had', () => {
    expect(register(five, '2021-06-04')).toMatchObject([
      { done: 1, open: 3, oldestOpenDays: 3, calendarDays: { p50: 2, max: 2 } },
    ]);
    expect(register(five, '2021-05-31')).toEqual([]);
  });

  it('says nothing it cannot say: too much is open for one half', () => {
    const waiting = { ...wait('2021-06-01'), count: 9 };
    expect(register([wait('2021-06-01', '2021-06-03'), waiting], '2021-06-30')).toMatchObject([
      { calendarDays: { p50: 2, p90: 2, survivalP50: null, survivalP90: null } },
    ]);
  });

  it('does not take for late, nor for done, what the bank sent back', () => {
    const back = wait('2021-06-04', undefined, {
      leftOn: on('2021-06-16'),
      dueOn: on('2021-06-10'),
    });
    expect(register([back], '2021-06-12')).toMatchObject([{ open: 1, left: 0, lateOpen: 1 }]);
    expect(register([back], '2021-07-12')).toMatchObject([
      { open: 0, left: 1, done: 0, lateDone: 0, lateOpen: 0, oldestOpenDays: null },
    ]);
  });

  it('is late from the day after the last one allowed, done or open', () => {
    const due = { dueOn: on('2021-06-10'), limit: 10 };
    const row = (until: string) =>
      register([wait('2021-06-01', until, due)], '2021-12-31')[0]?.lateDone;
    expect([row('2021-06-10'), row('2021-06-11')]).toEqual([0, 1]);
    const open = (day: string) => register([wait('2021-06-01', undefined, due)], day)[0];
    expect(open('2021-06-10')).toMatchObject({ lateOpen: 0, limit: 10 });
    expect(open('2021-06-11')).toMatchObject({ lateOpen: 1 });
  });

  it('names no limit where several were in force', () => {
    const two = [wait('2021-06-01', '2021-06-02', { limit: 10 }), wait('2021-06-01')];
    expect(register(two, '2021-06-30')[0]?.limit).toBe(10);
    const other = wait('2021-07-01', '2021-07-02', { limit: 20 });
    expect(register([...two, other], '2021-07-30')[0]?.limit).toBeNull();
  });

  it('gives no working days where the calendar does not know the year', () => {
    expect(register([wait('2021-12-30')], '2022-01-04')).toMatchObject([
      { open: 1, oldestOpenDays: 5, workingDays: null },
    ]);
  });

  it('divides by month, village or source; what belongs to none comes last', () => {
    const spans = [
      wait('2021-06-01', '2021-06-02'),
      wait('2021-06-01', '2021-06-02', { month: yearMonth('2021-07'), village: 'b' }),
      wait('2021-06-01', '2021-06-02', { month: yearMonth('2021-06'), source: 'CENTRAL' }),
    ];
    const groups = (by: 'month' | 'village' | 'source') =>
      delayRegister(spans, on('2021-12-31'), by, calendar).map(({ group, done }) => [group, done]);
    expect(groups('month')).toEqual([
      ['2021-06', 1],
      ['2021-07', 1],
      [null, 1],
    ]);
    expect(groups('village')).toEqual([
      ['b', 1],
      [null, 2],
    ]);
    expect(groups('source')).toEqual([
      ['CENTRAL', 1],
      [null, 2],
    ]);
  });
});

describe('money between a document and a batch', () => {
  const june = { month: yearMonth('2021-06'), refs: ['P'] };
  const arrived = wait('2021-06-02', '2021-06-03', { ...june, hop: 'appropriation-to-arrival' });
  const sent = wait('2021-06-02', '2021-06-04', {
    ...june,
    hop: 'appropriation-to-bank',
    batch: 'B',
  });
  const days = (spans: readonly Span[], day = '2021-12-31') =>
    register(spans, day).map(({ hop, done, open, calendarDays }) => [
      hop,
      done,
      open,
      calendarDays.p50,
    ]);

  it('lay in the account from its arrival until it was sent', () => {
    expect(days([arrived, sent])).toEqual([
      ['appropriation-to-arrival', 1, 0, 1],
      ['appropriation-to-bank', 1, 0, 2],
      ['arrival-to-bank', 1, 0, 1],
    ]);
  });

  it('is open while no batch of its month is known, and has no stay before it arrives', () => {
    expect(days([arrived])).toEqual([
      ['appropriation-to-arrival', 1, 0, 1],
      ['appropriation-to-bank', 0, 1, null],
      ['arrival-to-bank', 0, 1, null],
    ]);
    const { until: _, ...notArrived } = arrived;
    expect(days([notArrived, sent]).map(([hop]) => hop)).toEqual([
      'appropriation-to-arrival',
      'appropriation-to-bank',
    ]);
  });

  it('of no month is no batch’s', () => {
    const { month: _, ...monthless } = arrived;
    expect(days([monthless])).toEqual([['appropriation-to-arrival', 1, 0, 1]]);
  });

  it('came late when the batch was sent without it', () => {
    const late = { ...arrived, until: on('2021-06-09') };
    const [, , stay] = register([late, sent], '2021-12-31');
    expect(stay).toMatchObject({ hop: 'arrival-to-bank', calendarDays: { p50: -5 } });
    const [wait] = slowestWaits(
      [late, sent],
      on('2021-12-31'),
      { hop: 'arrival-to-bank', most: 1 },
      calendar,
    );
    expect(wait?.reasons.map(({ en }) => en)).toEqual(['the money arrived after sending']);
  });
});

describe('the slowest', () => {
  const slow = (spans: readonly Span[], day: string, rest = 0) =>
    slowestWaits(spans, on(day), { most: 2 }, { ...calendar, longestRest: () => rest });

  it('come longest first, open ones by their age, and no more than asked for', () => {
    const three = [
      wait('2021-06-01', '2021-06-03'),
      wait('2021-06-02', undefined, { why: ['nothing-done'] }),
      wait('2021-06-01', '2021-06-11', { why: ['sent-again'], failureCode: 'ACCOUNT_CLOSED' }),
    ];
    const answer = slow(three, '2021-06-30').map(({ days, state, reasons }) => [
      days,
      state,
      reasons.map(({ zh }) => zh),
    ]);
    expect(answer).toEqual([
      [28, 'open', ['未重发也未缴回']],
      [10, 'done', ['已重发', '账户已销户']],
    ]);
  });

  it('name a holiday when it is a good part of the wait, and no week-end', () => {
    const reasons = (rest: number, until: string) =>
      slow([wait('2021-09-28', until)], '2021-12-31', rest)[0]?.reasons.map(({ en }) => en);
    expect(reasons(7, '2021-10-10')).toEqual(['7 days of holiday in a row fell into it']);
    expect(reasons(7, '2021-11-10')).toEqual([]);
    expect(reasons(2, '2021-10-01')).toEqual([]);
  });

  it('say of a sending announced for later that it is not done', () => {
    const planned = wait('2021-06-01', '2021-06-20', { hop: 'approval-to-bank' });
    expect(slow([planned], '2021-06-10')).toMatchObject([
      { state: 'open', days: 9, reasons: [{ en: 'set for 2021-06-20' }] },
    ]);
  });
});
