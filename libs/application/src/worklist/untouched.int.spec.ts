import * as fc from 'fast-check';
import { addDays, type DivisionCode, localDate, type LocalDate } from '@ledger/kernel';
import { openReadSide } from '@ledger/projector';
import { compare } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { makeDatabase, type ScratchDatabase } from '../../../../tests/contract/scratch-database';
import { cursorOf, type Line, parseCursor, type Place, WORK_ORDERS, type WorkOrder } from './list';
import { stoodOf } from './stood';
import { untouched } from './untouched';

jest.setTimeout(120_000);

const RUNS = process.env['LEDGER_LONG'] === '1' ? 300 : 25;
const FIRST_DAY = localDate('2021-01-01');
const KNOWN_ON = addDays(FIRST_DAY, 30);
const STREET = '500118001' as DivisionCode;

const held: { database?: ScratchDatabase; source?: DataSource } = {};
beforeAll(async () => {
  held.database = await makeDatabase('untouched');
  held.source = await openReadSide(held.database.url);
});
afterAll(async () => {
  await held.source?.destroy();
  await held.database?.drop();
});

/** A match over time: how long each of its rows holds, and whether a break comes before it. */
const anyMatch = fc.record({
  rule: fc.constantFrom('R01', 'R06', 'R18'),
  place: fc.constantFrom('500118001201', '500118001202', '500118002201'),
  month: fc.constantFrom('2020-12', '2021-01'),
  from: fc.nat(25),
  rows: fc.array(
    fc.record({ lasts: fc.integer({ min: 1, max: 20 }), pause: fc.constantFrom(0, 0, 2) }),
    { minLength: 1, maxLength: 4 },
  ),
  isOpen: fc.boolean(),
  risk: fc.nat(5),
  isWorkedOn: fc.boolean(),
});
const anyMonth = fc.constantFrom(undefined, '2021-01');
type Match = typeof anyMatch extends fc.Arbitrary<infer T> ? T : never;

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const intervalsOf = ({ from, rows, isOpen }: Match) => {
  let day = addDays(FIRST_DAY, from);
  return rows.map(({ lasts, pause }, index) => {
    const start = index === 0 ? day : addDays(day, pause);
    day = addDays(start, lasts);
    return { start, until: isOpen && index === rows.length - 1 ? null : day };
  });
};

const write = async (matches: readonly Match[]): Promise<void> => {
  await held.source!.query('truncate read.finding');
  const values = matches.flatMap((match, n) =>
    intervalsOf(match).map(({ start, until }) => [idOf(n), start, until, match]),
  );
  await held.source!.query(
    `insert into read.finding (cell, finding_id, known_from, known_until, rule, division,
       benefit_month, certain, possible, exposure, payload)
     select row->>0, (row->>0)::uuid, (row->>1)::date, (row->>2)::date, row->3->>'rule',
       row->3->>'place', row->3->>'month', (row->3->>'risk')::bigint, 1, 0, '{}'
     from json_array_elements($1::json) row`,
    [JSON.stringify(values)],
  );
};

interface Plain {
  readonly id: string;
  readonly rule: string;
  readonly risk: number;
  readonly since: LocalDate;
}

/** The same in the plainest way: what holds on the day, and since when without a break. */
const plainly = (matches: readonly Match[], month: string | undefined): readonly Plain[] =>
  matches.flatMap((match, n) => {
    const known = intervalsOf(match).filter(({ start }) => start <= KNOWN_ON);
    const last = known.at(-1);
    const holds = last && (last.until === null || last.until > KNOWN_ON);
    if (!holds || match.isWorkedOn || !match.place.startsWith(STREET)) return [];
    if (month !== undefined && match.month !== month) return [];
    let since: LocalDate = last.start;
    for (const one of known.toReversed().slice(1)) {
      if (one.until !== since) break;
      since = one.start;
    }
    return [{ id: idOf(n), rule: match.rule, risk: match.risk + 1, since }];
  });

const sortings: Readonly<Record<WorkOrder, (one: Plain) => Place['by']>> = {
  money: ({ risk }) => -risk,
  rule: ({ rule }) => rule,
  age: ({ since }) => since,
};

const placeOf = (order: WorkOrder, { work, rule, riskFen, heldSince }: Line): Place => ({
  by: sortings[order]({ id: '', rule, risk: riskFen, since: heldSince as LocalDate }),
  id: work.findingId,
});

it('a page begins behind a place and holds what comes next, and all are counted', () =>
  fc.assert(
    fc.asyncProperty(fc.array(anyMatch, { maxLength: 14 }), anyMonth, async (matches, month) => {
      await write(matches);
      const workedOn = matches.flatMap(({ isWorkedOn }, n) => (isWorkedOn ? [idOf(n)] : []));
      const asked = {
        scope: STREET,
        knownOn: KNOWN_ON,
        state: 'open',
        ...(month !== undefined && { month }),
      } as const;
      const worked = [...(await stoodOf(held.source!, workedOn, asked)).values()];
      const expected = plainly(matches, month);
      for (const order of WORK_ORDERS) {
        const by = sortings[order];
        const wanted = expected.toSorted((a, b) =>
          by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : compare(a.id, b.id),
        );
        const seen: string[] = [];
        let after: Place | undefined;
        for (;;) {
          const question = { ...asked, order, limit: 2, ...(after && { after }) };
          const { count, first } = await untouched(held.source!, question, worked);
          expect(count).toBe(expected.length);
          const shown = first.slice(0, 2);
          seen.push(...shown.map(({ work }) => work.findingId));
          if (order === 'age') {
            for (const { work, heldSince } of shown) {
              expect(heldSince).toBe(expected.find(({ id }) => id === work.findingId)?.since);
            }
          }
          if (first.length <= 2) break;
          after = parseCursor(cursorOf(placeOf(order, shown.at(-1)!)));
        }
        expect(seen).toEqual(wanted.map(({ id }) => id));
      }
    }),
    { numRuns: RUNS },
  ));
