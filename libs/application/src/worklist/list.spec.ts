import * as fc from 'fast-check';
import type { WorkState } from './answers';
import {
  isPlaceIn,
  type Line,
  type Page,
  pageOf,
  parseCursor,
  WORK_ORDERS,
  WORK_STATES,
} from './list';

const lineOf = (id: number, state: WorkState, riskFen: number, heldSince: string): Line => ({
  work: {
    findingId: `f${id}`,
    state,
    because: [],
    assignedTo: null,
    verdict: null,
    decidedOn: null,
    suppressedUntil: null,
  },
  rule: `R0${(id % 3) + 1}`,
  riskFen,
  heldSince,
});

const lines: readonly Line[] = [
  lineOf(1, 'open', 0, '2021-03-01'),
  lineOf(2, 'closed', 900, '2021-01-01'),
  lineOf(3, 'reopened', 300, '2021-02-01'),
  lineOf(4, 'lapsed', 100, '2021-02-01'),
  lineOf(5, 'verified', 300, '2021-04-01'),
];
const idsOf = (page: { readonly lines: readonly Line[] }) =>
  page.lines.map(({ work }) => work.findingId);
const first = { limit: 10, order: 'money' } as const;

it('shows what is to be done, most money first, and counts the rest', () => {
  const page = pageOf(lines, { ...first, state: 'to-do' });
  expect(idsOf(page)).toEqual(['f3', 'f5', 'f1']);
  expect(page).toMatchObject({ total: 3, after: null });
  expect(page.counts).toEqual({
    open: 1,
    assigned: 0,
    verified: 1,
    reopened: 1,
    'passed-on': 0,
    closed: 1,
    suppressed: 0,
    lapsed: 1,
  });
});

it('shows one state, or everything, in the order asked for', () => {
  expect(idsOf(pageOf(lines, { ...first, state: 'closed' }))).toEqual(['f2']);
  expect(idsOf(pageOf(lines, { ...first, order: 'age', state: 'all' }))).toEqual([
    'f2',
    'f3',
    'f4',
    'f1',
    'f5',
  ]);
});

const state = fc.constantFrom(...WORK_STATES);
const some = fc
  .array(fc.tuple(state, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 4 })), {
    maxLength: 30,
  })
  .map((all) => all.map(([is, risk, day], id) => lineOf(id, is, risk * 100, `2021-06-0${day}`)));

it('page after page shows every line once', () => {
  fc.assert(
    fc.property(
      some,
      fc.constantFrom(...WORK_ORDERS),
      fc.integer({ min: 1, max: 7 }),
      (all, order, limit) => {
        const seen: string[] = [];
        let after: string | null = null;
        // No more pages than lines: a page that begins where the last one did would never end.
        for (let pages = 0; pages <= all.length; pages += 1) {
          const at: ReturnType<typeof parseCursor> =
            after === null ? undefined : parseCursor(after);
          const page: Page<Line> = pageOf(all, {
            state: 'to-do',
            order,
            limit,
            ...(at && { after: at }),
          });
          seen.push(...idsOf(page));
          after = page.after;
          if (after === null) break;
        }
        const whole = pageOf(all, { state: 'to-do', order, limit: 100 });
        expect(seen).toEqual(idsOf(whole));
        expect(new Set(seen).size).toBe(whole.total);
      },
    ),
  );
});

it('a line that is decided between two pages moves none of the others out of sight', () => {
  const page = pageOf(lines, { state: 'to-do', order: 'money', limit: 1 });
  const without = lines.filter(({ work }) => work.findingId !== 'f3');
  const next = pageOf(without, {
    state: 'to-do',
    order: 'money',
    limit: 10,
    after: parseCursor(page.after!)!,
  });
  expect(idsOf(next)).toEqual(['f5', 'f1']);
});

it.each(['', 'x', 'bnVsbA', 'WzFd', 'W251bGwsMV0'])('%j is no cursor of ours', (text) => {
  expect(parseCursor(text)).toBeUndefined();
});

it('is the same page when of the open lines only the first behind the place are read', () => {
  const asked = fc.record({
    state: fc.constantFrom('all' as const, 'to-do' as const, 'open' as const, 'closed' as const),
    order: fc.constantFrom(...WORK_ORDERS),
    limit: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(some, asked, fc.nat(), (all, question, at) => {
      // Any line of the list but the last is a place to begin behind.
      const limit = all.length === 0 ? 0 : at % all.length;
      const before = limit > 0 && pageOf(all, { ...question, state: 'all', limit });
      const after = before ? parseCursor(before.after!) : undefined;
      const page = { ...question, ...(after && { after }) };
      const isOpen = ({ work }: Line) => work.state === 'open';
      const open = all.filter(isOpen);
      const first = pageOf(open, { ...page, state: 'all', limit: page.limit + 1 }).lines;
      const rest = { count: open.length, first };
      const others = all.filter((line) => !isOpen(line));
      expect(pageOf(others, page, rest)).toEqual(pageOf(all, page));
    }),
  );
});

it('a place fits the order it was made in, so that no other list is begun behind it', () => {
  const id = '0a0a0a0a-0a0a-5a0a-8a0a-0a0a0a0a0a0a';
  const places = {
    money: { by: -100, id },
    age: { by: '2021-06-01', id },
    rule: { by: 'R01', id },
  };
  for (const order of WORK_ORDERS) {
    expect(isPlaceIn(order, places[order])).toBe(true);
    expect(isPlaceIn(order, { ...places[order], id: 'x' })).toBe(false);
  }
  for (const by of ['2021-06-01', 0.5, Number.MAX_VALUE]) {
    expect(isPlaceIn('money', { by, id })).toBe(false);
  }
  expect(isPlaceIn('age', { by: 'R01', id })).toBe(false);
  expect(isPlaceIn('age', { by: 1, id })).toBe(false);
  expect(isPlaceIn('rule', { by: 1, id })).toBe(false);
});
