import * as fc from 'fast-check';
import {
  addDays,
  type DivisionCode,
  lastDayOf,
  localDate,
  type LocalDate,
  type YearMonth,
} from '@ledger/kernel';
import { columnName, openReadSide } from '@ledger/projector';
import { MONEY_COLUMNS } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { makeDatabase, type ScratchDatabase } from '../../../../tests/contract/scratch-database';
import { balances, moneyOn, totals } from './money';
import { overview } from './overview';
import { trend } from './trend';
import { type Asked, HOLDS, IN_SCOPE } from './scope';

jest.setTimeout(300_000);

const RUNS = process.env['LEDGER_LONG'] === '1' ? 300 : 30;
const FIRST_DAY = localDate('2021-01-01');
const DAYS = 120;
const COLUMNS = MONEY_COLUMNS.map(columnName);

const held: { database?: ScratchDatabase; source?: DataSource } = {};
beforeAll(async () => {
  held.database = await makeDatabase('money');
  held.source = await openReadSide(held.database.url);
});
afterAll(async () => {
  await held.source?.destroy();
  await held.database?.drop();
});

const anyDay = fc.oneof(
  fc.nat(DAYS).map((days) => addDays(FIRST_DAY, days)),
  fc.constantFrom(localDate('2021-01-31'), localDate('2021-02-28'), localDate('2021-03-31')),
);
const anyMonth = fc.constantFrom('2020-12', '2021-01', '2021-02', '2021-03', '2021-04');
/** Of a village, of a street, of a district, of nobody: money of all of them can be wrong or late. */
const anyPlace = fc.constantFrom(
  ['500118001201', '甲村'],
  ['500118001202', '乙村'],
  ['500118002201', '甲村'],
  ['500118001', null],
  ['500118', null],
  [null, null],
);
const anyScope = fc.constantFrom('', '500118', '500118001', '500118001201', '510');

const anyInterval = fc.record({
  from: anyDay,
  /** Nothing until the same day, as a writer may leave it; or still so. */
  lasts: fc.option(fc.nat(60)),
  place: anyPlace,
  month: fc.option(anyMonth),
  isOfHousehold: fc.boolean(),
  sums: fc.array(fc.integer({ min: -500, max: 2_000 }), {
    minLength: COLUMNS.length,
    maxLength: COLUMNS.length,
  }),
});
type Row = typeof anyInterval extends fc.Arbitrary<infer T> ? T : never;

const untilOf = ({ from, lasts }: Row) => (lasts === null ? null : addDays(from, lasts));

/** Nobody but a household is paid; a bank may report less than nothing, and any sum may be so. */
const sumOf = ({ isOfHousehold }: Row, column: string, value: number) =>
  column === 'paid' && !isOfHousehold ? 0 : value;

const write = async (rows: readonly Row[]): Promise<void> => {
  const values = rows.map((row, n) => [
    `cell ${n}`,
    row.from,
    untilOf(row),
    row.isOfHousehold ? `SB-${n}` : null,
    row.place[1],
    row.place[0],
    row.month,
    ...row.sums.map((value, at) => sumOf(row, COLUMNS[at]!, value)),
  ]);
  await held.source!.query(
    `insert into read.money (cell, known_from, known_until, household, village, division,
       benefit_month, ${COLUMNS.join(', ')})
     select row->>0, (row->>1)::date, (row->>2)::date, row->>3, row->>4, row->>5, row->>6,
       ${COLUMNS.map((_, at) => `(row->>${at + 7})::bigint`).join(', ')}
     from json_array_elements($1::json) row`,
    [JSON.stringify(values)],
  );
};

/** The same rows as matches: of several rules, and some hold again later in other figures. */
const writeFindings = async (rows: readonly Row[]): Promise<void> => {
  const values = rows.map((row, n) => [
    `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    row.from,
    untilOf(row),
    `R0${1 + (n % 3)}`,
    row.place[1],
    row.place[0],
    row.month,
  ]);
  await held.source!.query(
    `insert into read.finding (cell, finding_id, known_from, known_until, rule, village, division,
       benefit_month, certain, possible, exposure, payload)
     select row->>0, (row->>0)::uuid, (row->>1)::date, (row->>2)::date, row->>3, row->>4, row->>5,
       row->>6, 0, 0, 0, '{}'
     from json_array_elements($1::json) row`,
    [JSON.stringify(values)],
  );
};

/** Every batch is known throughout: which months have one is not what is tried here. */
const writeBatches = async (months: readonly string[]): Promise<void> => {
  for (const month of new Set(months)) {
    await held.source!.query(
      `insert into read.delay (cell, known_from, division, benefit_month, payload)
       values ($1, '2020-01-01', '500118001', $1, '{}')`,
      [month],
    );
  }
};

const sumsOf = (row: Readonly<Record<string, string>>) =>
  Object.fromEntries(MONEY_COLUMNS.map((column) => [column, Number(row[columnName(column)])]));

/** The sums in the plainest way: all rows that hold on the day. */
const plainly = async ({ scope, knownOn }: Asked, where = 'true') => {
  const sums = COLUMNS.map((column) => `coalesce(sum(${column}), 0) as ${column}`).join(', ');
  const [row] = await held.source!.query(
    `select ${sums} from read.money where ${HOLDS} and ${IN_SCOPE} and ${where}`,
    [knownOn, scope],
  );
  return sumsOf(row);
};

const paidPlainly = async (asked: Asked) => {
  const [row] = await held.source!.query(
    `select max(benefit_month) as month from read.money
     where ${HOLDS} and ${IN_SCOPE} and paid > 0`,
    [asked.knownOn, asked.scope],
  );
  const month = row.month as string | null;
  if (!month) return { month, paidThisMonth: 0, householdsThisMonth: 0, paidThisYear: 0 };
  const [{ households }] = await held.source!.query(
    `select count(distinct household)::int as households from read.money
     where ${HOLDS} and ${IN_SCOPE} and paid > 0 and benefit_month = $3`,
    [asked.knownOn, asked.scope, month],
  );
  const ofMonth = await plainly(asked, `benefit_month = '${month}'`);
  const ofYear = await plainly(asked, `benefit_month like '${month.slice(0, 4)}%'`);
  return {
    month,
    paidThisMonth: ofMonth['paid'],
    householdsThisMonth: households,
    paidThisYear: ofYear['paid'],
  };
};

/** Some rows are written, some of them go again or change, as when a late fact comes. */
const anyStory = fc.record({
  rows: fc.array(anyInterval, { minLength: 1, maxLength: 25 }),
  gone: fc.array(fc.nat(24), { maxLength: 8 }),
  cut: fc.array(fc.nat(24), { maxLength: 8 }),
  months: fc.array(anyMonth, { maxLength: 5 }),
  asked: fc.record({ scope: anyScope, knownOn: anyDay }),
});
type Story = typeof anyStory extends fc.Arbitrary<infer T> ? T : never;

const tell = async ({ rows, gone, cut, months }: Story): Promise<void> => {
  await held.source!.query('truncate read.delay');
  await held.source!.query('delete from read.money');
  await held.source!.query('delete from read.finding');
  await write(rows);
  await writeFindings(rows);
  await held.source!.query('delete from read.finding where right(cell, 12)::int = any($1)', [gone]);
  await held.source!.query(
    'update read.finding set known_until = known_from + 3 where right(cell, 12)::int = any($1)',
    [cut],
  );
  await held.source!.query('delete from read.money where cell = any($1::text[])', [
    gone.map((n) => `cell ${n}`),
  ]);
  await held.source!.query(
    'update read.money set known_until = known_from + 3 where cell = any($1::text[])',
    [cut.map((n) => `cell ${n}`)],
  );
  await writeBatches(months);
};

const everyStory = (check: (asked: Asked) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(anyStory, async (story) => {
      await tell(story);
      await check({ ...story.asked, scope: story.asked.scope as DivisionCode });
    }),
    { numRuns: RUNS },
  );

it('the sums on a day are those of the rows that hold on it', () =>
  everyStory(async (asked) => {
    expect(await moneyOn(held.source!, asked)).toEqual(await plainly(asked));
  }));

const gone = (stage: string) => [`${stage}Returned`, `${stage}CarriedOver`];

it('the balance of a month is what the rows say at its end, or on the day asked', () =>
  everyStory(async (asked) => {
    const months = await held.source!.query(
      `select benefit_month as month from read.delay where ${HOLDS} and ${IN_SCOPE} order by 1`,
      [asked.knownOn, asked.scope],
    );
    const answers = await balances(held.source!, asked);
    expect(answers.map(({ month }) => ({ month }))).toEqual(months);
    for (const { month, at, ...answer } of answers) {
      const end = lastDayOf(month as YearMonth);
      expect(at).toBe(end < asked.knownOn ? end : asked.knownOn);
      const sums = await plainly({ ...asked, knownOn: at as LocalDate });
      const total = (columns: readonly string[]) =>
        columns.reduce((fen, one) => fen + sums[one]!, 0);
      const left = (came: readonly string[], went: readonly string[]) => total(came) - total(went);
      expect(answer).toMatchObject({
        raised: sums['raised'],
        sentToBank: sums['sentToBank'],
        returnedToClearing: sums['returned'],
        refundedToTreasury: sums['refundedToTreasury'],
        appropriatedArrived: sums['appropriatedArrived'],
        raisedNotAllocated: left(['raised', 'carriedIn'], ['allocated', ...gone('raised')]),
        allocatedNotAppropriated: left(['allocated'], ['appropriated', ...gone('allocated')]),
      });
    }
  }));

it('the first page says what the rows say', () =>
  everyStory(async (asked) => {
    const page = await overview(held.source!, asked);
    const sums = await plainly(asked);
    expect(page).toMatchObject({ ...(await paidPlainly(asked)), overpaid: sums['overpaid'] });
    const villages = await held.source!.query(
      `select village, division, sum(paid)::int as paid, sum(overpaid)::int as overpaid
       from read.money where ${HOLDS} and ${IN_SCOPE} and village is not null group by 1, 2
       order by division`,
      [asked.knownOn, asked.scope],
    );
    const shown = page.findingsByVillage
      .filter(({ village }) => village !== null)
      .map(({ village, division, paid, overpaid }) => ({ village, division, paid, overpaid }));
    expect(shown).toEqual(villages);
  }));

it('matches are counted as the rows say', () =>
  everyStory(async (asked) => {
    const { scope, knownOn } = asked;
    const counted = (by: string) =>
      held.source!.query(
        `select ${by}, count(*)::int as count from read.finding where ${HOLDS} and ${IN_SCOPE}
         group by ${by} order by ${by}`,
        [knownOn, scope],
      );
    const page = await overview(held.source!, asked);
    expect(page.findingsByRule).toEqual(await counted('rule'));
    const villages = page.findingsByVillage.filter(({ count }) => count > 0);
    const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(
      inOrder(villages.map(({ village, division, count }) => ({ division, village, count }))),
    ).toEqual(inOrder(await counted('division, village')));
    const { points, byMonth } = await trend(held.source!, asked);
    expect(points.at(-1)!.findings).toBe(
      page.findingsByRule.reduce((sum, { count }) => sum + count, 0),
    );
    for (const { on, byRule } of points.slice(-2)) {
      const then = await overview(held.source!, { scope, knownOn: localDate(on) });
      expect(Object.entries(byRule).sort()).toEqual(
        then.findingsByRule.map(({ rule, count }) => [rule, count]),
      );
    }
    const ofMonth = byMonth.map(({ rule, month, count }) => ({
      rule,
      benefit_month: month,
      count,
    }));
    expect(inOrder(ofMonth)).toEqual(inOrder(await counted('rule, benefit_month')));
  }));

it.each(['delete from', 'truncate'])('keeps no sum of nothing after %s', async (emptying) => {
  await everyStory(async () => undefined);
  await held.source!.query(`${emptying} read.money`);
  expect(await held.source!.query('select * from read.money_by_day')).toEqual([]);
  await held.source!.query(`${emptying} read.finding`);
  expect(await held.source!.query('select * from read.finding_by_day')).toEqual([]);
  expect(await totals(held.source!, { scope: '' as DivisionCode, knownOn: FIRST_DAY })).toEqual(
    expect.objectContaining({ paid: 0, outstanding: 0 }),
  );
});
