import * as fc from 'fast-check';
import type { LocalDate } from '@ledger/kernel';
import {
  assessCell,
  type Cell,
  cellsOverTime,
  type Dated,
  type Fact,
  type FlowTold,
  isClearing,
} from '@ledger/views';
import { allCells, casesOf, shippedPolicy } from '../../views/src/testing/case-builder';
import {
  anyHistory,
  FEWER_RUNS,
  FILES,
  RUNS,
  withdrawing,
} from '../../views/src/testing/random-history';
import { anyDay, FIRST_DAY, LAST_DAY } from '../../views/src/testing/random-statements';
import { accountsChanged, toldBy } from './flows';
import { type Interval, intervalsOf, joined } from './intervals';

const check = <T>(property: fc.IPropertyWithHooks<T>, numRuns = RUNS) =>
  fc.assert(property, { numRuns });

const inOrder = (rows: readonly Interval[]) =>
  [...rows].sort((a, b) => (a.key + a.knownFrom < b.key + b.knownFrom ? -1 : 1));

const answers = (
  cell: Cell,
  from: LocalDate = FIRST_DAY,
  today: LocalDate = LAST_DAY,
): readonly Interval[] => intervalsOf(assessCell(cell, from, today));

/** As text, because jest compares thousands of rows one by one slower than they are made. */
const told = (rows: readonly Interval[]): string =>
  inOrder(rows)
    .map((row) => [row.cell, row.kind, row.key, row.knownFrom, row.knownUntil, row.payload].join())
    .join('\n');

/** The cells of which it does not hold that the first is told as the second. */
const toldOtherwise = (
  cells: readonly Cell[],
  both: (cell: Cell) => readonly [readonly Interval[], readonly Interval[]],
): readonly string[] =>
  cells.flatMap((cell) => {
    const [rows, meant] = both(cell).map(told);
    return rows === meant ? [] : [`${rows}\n  and not\n${meant}`];
  });

type Rows = ReadonlyMap<string, readonly Interval[]>;

const rowsOf = (facts: readonly Fact[]): Rows =>
  new Map(allCells(facts).map((cell) => [cell.key, inOrder(answers(cell))]));

const firstOf = (days: readonly (LocalDate | undefined)[]): LocalDate | undefined =>
  days.filter((day) => day !== undefined).sort()[0];

/** The first day on which news reaches a cell that said this before; undefined when it does not. */
const reachedFrom = (
  cell: Cell,
  news: ReadonlyMap<Dated, LocalDate>,
  before: readonly Interval[],
): LocalDate | undefined => {
  const ifOwed = firstOf((cell.factsIfOwed ?? []).map((fact) => news.get(fact)));
  const owes = before.some(
    ({ kind, knownUntil }) =>
      kind === 'arrears' && ifOwed && (knownUntil === null || knownUntil >= ifOwed),
  );
  return firstOf([...cell.facts.map((fact) => news.get(fact)), owes ? ifOwed : undefined]);
};

const flowRows = (rows: readonly Interval[]) => rows.filter(({ kind }) => kind === 'flow');

/** Accounts whose batches now say something else, with the first such day. */
const accountsMoved = (before: Rows, after: Rows): ReadonlyMap<string, LocalDate> => {
  const moved = new Map<string, LocalDate>();
  for (const [cell, rows] of after) {
    const changed = accountsChanged(flowRows(before.get(cell) ?? []), flowRows(rows));
    for (const [account, day] of changed) {
      const known = moved.get(account);
      if (!known || day < known) moved.set(account, day);
    }
  }
  return moved;
};

/**
 * What the projector does: a fact is news to the cases of its subjects from its own day on, and
 * a subject that joins a case brings all its facts; each cell is joined from the first such day.
 */
const learn = (
  rows: Rows,
  before: readonly Fact[],
  known: readonly Fact[],
  news: ReadonlyMap<Fact, LocalDate>,
): Rows => {
  const after = new Map(rows);
  const had = casesOf(before);
  const cases = [...casesOf(known)];
  const learnCase = (
    [owner, facts]: (typeof cases)[number],
    flows: readonly FlowTold[],
    due?: LocalDate,
  ) => {
    const joining = [...facts].filter(([subject]) => !had.get(owner)?.has(subject));
    const pulledIn = joining.flatMap(([, some]) => some.map((f) => [f, f.knownOn] as const));
    for (const cell of cellsOverTime(owner, facts, shippedPolicy, flows)) {
      const held = rows.get(cell.key) ?? [];
      const reached = reachedFrom(cell, new Map<Dated, LocalDate>([...pulledIn, ...news]), held);
      const from = firstOf([reached, due]);
      if (!from) continue;
      const later = joined(held, answers(cell, from), from);
      after.set(cell.key, inOrder(later));
    }
  };
  for (const one of cases.filter(([owner]) => !isClearing(owner))) learnCase(one, []);
  const moved = accountsMoved(rows, after);
  const flows = [...after.values()].flatMap(flowRows).map(toldBy);
  for (const one of cases.filter(([owner]) => isClearing(owner))) {
    learnCase(one, flows, moved.get(one[0]));
  }
  return after;
};

const history = fc
  .tuple(anyHistory, fc.constantFrom(...FILES), anyDay)
  .map(([facts, file, on]) => withdrawing(facts, file, on));

describe('the intervals of a cell', () => {
  it('of one key never overlap, and neighbours never say the same', () => {
    check(
      fc.property(history, (facts) => {
        const wrong = [...rowsOf(facts).values()].flatMap((rows) =>
          rows.filter((row, n) => {
            if (row.knownUntil !== null && row.knownFrom >= row.knownUntil) return true;
            const next = rows[n + 1];
            if (next?.key !== row.key) return false;
            if (row.knownUntil === null || row.knownUntil > next.knownFrom) return true;
            return row.knownUntil === next.knownFrom && next.payload === row.payload;
          }),
        );
        expect(wrong).toEqual([]);
      }),
      FEWER_RUNS,
    );
  });

  it('cut on any day and joined again are what they were', () => {
    check(
      fc.property(history, anyDay, (facts, day) => {
        const wrong = toldOtherwise(allCells(facts), (cell) => {
          const whole = answers(cell);
          return [joined(whole, answers(cell, day), day), whole];
        });
        expect(wrong).toEqual([]);
      }),
      FEWER_RUNS,
    );
  });

  it('are the same however the ledger learned the facts, page by page, in any order', () => {
    const pages = anyHistory
      .chain((facts) => fc.shuffledSubarray([...facts], { minLength: facts.length }))
      .chain((facts) => fc.tuple(fc.constant(facts), cutsOf(facts)));
    check(
      fc.property(pages, ([facts, ends]) => {
        let rows: Rows = new Map();
        ends.forEach((end, n) => {
          const before = facts.slice(0, ends[n - 1] ?? 0);
          const page = facts.slice(before.length, end);
          const news = new Map(page.map((fact) => [fact, fact.knownOn]));
          rows = learn(rows, before, facts.slice(0, end), news);
        });
        expect(said(rows)).toBe(said(rowsOf(facts)));
      }),
    );
  });

  it('are the same when a file is taken back before or after the views were made', () => {
    check(
      fc.property(anyHistory, fc.constantFrom(...FILES), anyDay, (facts, file, on) => {
        const taken = withdrawing(facts, file, on);
        const news = new Map(taken.filter((f) => f.withdrawnOn).map((fact) => [fact, on]));
        expect(said(learn(rowsOf(facts), facts, taken, news))).toBe(said(rowsOf(taken)));
      }),
      FEWER_RUNS,
    );
  });

  it('that came due are what they would have been had the day been foreseen', () => {
    check(
      fc.property(history, anyDay, (facts, today) => {
        const wrong = toldOtherwise(allCells(facts), (cell) => {
          const early = assessCell(cell, FIRST_DAY, today);
          const now = intervalsOf(early);
          const { dueOn } = early;
          const comes = dueOn !== undefined && dueOn <= LAST_DAY;
          return [comes ? joined(now, answers(cell, dueOn), dueOn) : now, answers(cell)];
        });
        expect(wrong).toEqual([]);
      }),
      FEWER_RUNS,
    );
  });
});

/** Where pages end. */
const cutsOf = (facts: readonly Fact[]) =>
  fc
    .array(fc.nat(facts.length), { maxLength: 3 })
    .map((cuts) => [...cuts, facts.length].sort((a, b) => a - b));

/** Only what is said: a cell without rows and no cell are one. */
const said = (rows: Rows): string =>
  [...rows]
    .filter(([, some]) => some.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, some]) => told(some))
    .join('\n');
