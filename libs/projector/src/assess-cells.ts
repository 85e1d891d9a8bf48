import type { LocalDate } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import {
  assessCell,
  type CaseFacts,
  type Cell,
  type CellAnswers,
  cellsOf,
  type Fact,
} from '@ledger/views';
import type { EntityManager } from 'typeorm';
import { factsUnder, subjectsOf } from './facts-table';
import { type Interval, intervalsOf, joined, type RowKind } from './intervals';
import { putIntervals, takeIntervals } from './intervals-table';

/** Why a case is looked at: which of its facts are news, from which day each can matter. */
export interface News {
  /** Position of a fact → the day from which it changes the answer. */
  readonly facts: ReadonlyMap<string, LocalDate>;
  /** Subjects that joined the case: all their facts are news to it. */
  readonly joined: ReadonlySet<string>;
  /** Cells to assess whatever the facts, from a day: those that came due. */
  readonly due: ReadonlyMap<string, LocalDate>;
}

interface Loaded {
  readonly owner: string;
  readonly facts: CaseFacts;
}

/** Every fact of every case, shared subjects loaded once. */
const load = async (tx: EntityManager, owners: readonly string[]): Promise<readonly Loaded[]> => {
  const memberships = await subjectsOf(tx, owners);
  const facts = await factsUnder(tx, [...new Set(memberships.map(({ subject }) => subject))]);
  const cases = new Map<string, Map<string, readonly Fact[]>>();
  for (const { owner, subject } of memberships) {
    const own = cases.get(owner) ?? new Map<string, readonly Fact[]>();
    cases.set(owner, own.set(subject, facts.get(subject) ?? []));
  }
  return [...cases].map(([owner, some]) => ({ owner, facts: some }));
};

/** The first day on which any news of a cell can change its answer; undefined: not reached. */
const reachedFrom = (
  cell: Cell,
  news: News,
  pulledIn: ReadonlySet<Fact>,
): LocalDate | undefined => {
  let from = news.due.get(cell.key);
  for (const fact of cell.facts) {
    const day = news.facts.get(fact.position) ?? (pulledIn.has(fact) ? fact.knownOn : undefined);
    if (day && (!from || day < from)) from = day;
  }
  return from;
};

interface Assessed {
  readonly owner: string;
  readonly from: LocalDate;
  readonly answers: CellAnswers;
}

const assessCase = (
  { owner, facts }: Loaded,
  news: News,
  policies: Policies,
  today: LocalDate,
): readonly Assessed[] => {
  const pulledIn = new Set([...news.joined].flatMap((subject) => facts.get(subject) ?? []));
  return cellsOf(owner, facts, policies).flatMap((cell) => {
    const from = reachedFrom(cell, news, pulledIn);
    return from ? [{ owner, from, answers: assessCell(cell, from, today) }] : [];
  });
};

const KINDS: readonly RowKind[] = ['finding', 'money', 'delay'];

const byCell = (rows: readonly Interval[]): ReadonlyMap<string, readonly Interval[]> => {
  const cells = new Map<string, Interval[]>();
  for (const row of rows) {
    const list = cells.get(row.cell);
    if (list) list.push(row);
    else cells.set(row.cell, [row]);
  }
  return cells;
};

const write = async (tx: EntityManager, assessed: readonly Assessed[]): Promise<void> => {
  const cells = assessed.map(({ answers, from }) => ({ cell: answers.cell, from }));
  const fresh = new Map(assessed.map((one) => [one.answers.cell, intervalsOf(one.answers)]));
  for (const kind of KINDS) {
    const before = byCell(await takeIntervals(tx, kind, cells));
    const after: Interval[] = [];
    for (const { cell, from } of cells) {
      const later = (fresh.get(cell) ?? []).filter((row) => row.kind === kind);
      after.push(...joined(before.get(cell) ?? [], later, from));
    }
    await putIntervals(tx, kind, after);
  }
};

const rememberDue = async (tx: EntityManager, assessed: readonly Assessed[]): Promise<void> => {
  const due = assessed.filter(({ answers }) => answers.dueOn !== undefined);
  await tx.query(`delete from read.due where cell = any($1::text[])`, [
    assessed.map(({ answers }) => answers.cell),
  ]);
  await tx.query(
    `insert into read.due (cell, owner, due_on, from_day)
     select cell, owner, due_on, due_on from unnest($1::text[], $2::text[], $3::date[])
       as due(cell, owner, due_on)`,
    [
      due.map(({ answers }) => answers.cell),
      due.map(({ owner }) => owner),
      due.map(({ answers }) => answers.dueOn),
    ],
  );
};

/** Assesses the cells that news reaches, and only those, and puts what they say in the views. */
export const assessCases = async (
  tx: EntityManager,
  news: ReadonlyMap<string, News>,
  policies: Policies,
  today: LocalDate,
): Promise<number> => {
  if (news.size === 0) return 0;
  const loaded = await load(tx, [...news.keys()]);
  const assessed = loaded.flatMap((one) => assessCase(one, news.get(one.owner)!, policies, today));
  if (assessed.length === 0) return 0;
  await write(tx, assessed);
  await rememberDue(tx, assessed);
  return assessed.length;
};
