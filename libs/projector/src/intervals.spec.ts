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
import { anyHistory, FILES, RUNS, withdrawing } from '../../views/src/testing/random-history';
import { anyDay, FIRST_DAY, LAST_DAY } from '../../views/src/testing/random-statements';
import { accountsChanged, toldBy } from './flows';
import { type Interval, intervalsOf, joined } from './intervals';

const check = <T>(property: fc.IPropertyWithHooks<T>) => fc.assert(property, { numRuns: RUNS });

const inOrder = (rows: readonly Interval[]) =>
  [...rows].sort((a, b) => (a.key + a.knownFrom < b.key + b.knownFrom ? -1 : 1));

const answers = (
  cell: Cell,
  from: LocalDate = FIRST_DAY,
  today: LocalDate = LAST_DAY,
): readonly Interval[] => intervalsOf(assessCell(cell, from, today));

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
        for (const rows of rowsOf(facts).values()) {
          rows.forEach((row, n) => {
            expect(row.knownUntil === null || row.knownFrom < row.knownUntil).toBe(true);
            const next = rows[n + 1];
            if (next?.key !== row.key) return;
            expect(row.knownUntil !== null && row.knownUntil <= next.knownFrom).toBe(true);
            if (row.knownUntil === next.knownFrom) expect(next.payload).not.toBe(row.payload);
          });
        }
      }),
    );
  });

  it('cut on any day and joined again are what they were', () => {
    check(
      fc.property(history, anyDay, (facts, day) => {
        for (const cell of allCells(facts)) {
          const whole = answers(cell);
          expect(inOrder(joined(whole, answers(cell, day), day))).toEqual(inOrder(whole));
        }
      }),
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
        expect(said(rows)).toEqual(said(rowsOf(facts)));
      }),
    );
  });

  it('are the same when a file is taken back before or after the views were made', () => {
    check(
      fc.property(anyHistory, fc.constantFrom(...FILES), anyDay, (facts, file, on) => {
        const taken = withdrawing(facts, file, on);
        const news = new Map(taken.filter((f) => f.withdrawnOn).map((fact) => [fact, on]));
        expect(said(learn(rowsOf(facts), facts, taken, news))).toEqual(said(rowsOf(taken)));
      }),
    );
  });

  it('that came due are what they would have been had the day been foreseen', () => {
    check(
      fc.property(history, anyDay, (facts, today) => {
        for (const cell of allCells(facts)) {
          const early = assessCell(cell, FIRST_DAY, today);
          const now = intervalsOf(early);
          const { dueOn } = early;
          const comes = dueOn !== undefined && dueOn <= LAST_DAY;
          const later = comes ? joined(now, answers(cell, dueOn), dueOn) : now;
          expect(inOrder(later)).toEqual(inOrder(answers(cell)));
        }
      }),
    );
  });
});

/** Where pages end. */
const cutsOf = (facts: readonly Fact[]) =>
  fc
    .array(fc.nat(facts.length), { maxLength: 3 })
    .map((cuts) => [...cuts, facts.length].sort((a, b) => a - b));

/** Only what is said: a cell without rows and no cell are one. */
const said = (rows: Rows) =>
  new Map([...rows].filter(([, some]) => some.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
