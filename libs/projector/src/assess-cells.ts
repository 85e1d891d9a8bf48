import type { LocalDate } from '@ledger/kernel';
import type { PolicyTimeline } from '@ledger/policy';
import {
  assessCell,
  type CaseFacts,
  type Cell,
  type CellAnswers,
  cellsOverTime,
  type Dated,
  type Fact,
  type FlowTold,
  isClearing,
} from '@ledger/views';
import type { EntityManager } from 'typeorm';
import { defer, forget, rememberDue } from './due-table';
import { factsUnder, subjectsOf } from './facts-table';
import { accountsChanged, toldBy } from './flows';
import { type Interval, intervalsOf, joined, type RowKind } from './intervals';
import { flowsOf, putIntervals, takeIntervals } from './intervals-table';

/** Why a case is looked at: which of its facts are news, from which day each can matter. */
export interface News {
  /** Position of a fact → the day from which it changes the answer. */
  readonly facts: ReadonlyMap<string, LocalDate>;
  /** Subjects that joined the case: all their facts are news to it. */
  readonly joined: ReadonlySet<string>;
  /** Cells to assess whatever the facts, from a day, or whole cases under the name of the owner. */
  readonly due: ReadonlyMap<string, LocalDate>;
}

/** A case with everything of it. */
export interface Loaded {
  readonly owner: string;
  readonly facts: CaseFacts;
  readonly flows: readonly FlowTold[];
}

/** Every fact of every case, shared subjects loaded once. */
export const load = async (
  tx: EntityManager,
  owners: readonly string[],
): Promise<readonly Loaded[]> => {
  const memberships = await subjectsOf(tx, owners);
  const facts = await factsUnder(tx, [...new Set(memberships.map(({ subject }) => subject))]);
  const cases = new Map<string, Map<string, readonly Fact[]>>();
  for (const { owner, subject } of memberships) {
    const own = cases.get(owner) ?? new Map<string, readonly Fact[]>();
    cases.set(owner, own.set(subject, facts.get(subject) ?? []));
  }
  const accounts = owners.filter(isClearing);
  const flows = accounts.length > 0 ? await flowsOf(tx, accounts) : new Map();
  return [...cases].map(([owner, some]) => ({
    owner,
    facts: some,
    flows: (flows.get(owner) ?? []).map(toldBy),
  }));
};

const first = (days: readonly (LocalDate | undefined)[]): LocalDate | undefined =>
  days.filter((day) => day !== undefined).sort()[0];

/** The first day on which any news of a cell can change its answer; undefined: not reached. */
const reachedFrom = (
  owner: string,
  cell: Cell,
  news: News,
  pulledIn: ReadonlySet<Dated>,
): LocalDate | undefined => {
  let from = first([news.due.get(cell.key), news.due.get(owner)]);
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
  { owner, facts, flows }: Loaded,
  news: News,
  policies: PolicyTimeline,
  today: LocalDate,
): readonly Assessed[] => {
  const pulledIn = new Set<Fact>([...news.joined].flatMap((subject) => facts.get(subject) ?? []));
  return cellsOverTime(owner, facts, policies, flows).flatMap((cell) => {
    const from = reachedFrom(owner, cell, news, pulledIn);
    return from ? [{ owner, from, answers: assessCell(cell, from, today) }] : [];
  });
};

/** What each kind of case can say: nothing else is looked for. */
const kindsOf: Readonly<Record<string, readonly RowKind[]>> = {
  household: ['finding', 'money'],
  fund: ['finding', 'money'],
  payment: ['money'],
  batch: ['finding', 'delay', 'flow'],
  clearing: ['finding'],
};
const KINDS: readonly RowKind[] = ['finding', 'money', 'delay', 'flow'];

const says = (owner: string, kind: RowKind): boolean =>
  (kindsOf[owner.slice(0, owner.indexOf('/'))] ?? KINDS).includes(kind);

const byCell = (rows: readonly Interval[]): ReadonlyMap<string, readonly Interval[]> => {
  const cells = new Map<string, Interval[]>();
  for (const row of rows) {
    const list = cells.get(row.cell);
    if (list) list.push(row);
    else cells.set(row.cell, [row]);
  }
  return cells;
};

/** Puts the rows of one kind in the place of those they replace; flows reach the accounts. */
const writeKind = async (
  tx: EntityManager,
  kind: RowKind,
  assessed: readonly Assessed[],
  fresh: ReadonlyMap<string, readonly Interval[]>,
): Promise<void> => {
  const cells = assessed.map(({ answers, from }) => ({ cell: answers.cell, from }));
  if (cells.length === 0) return;
  const before = byCell(await takeIntervals(tx, kind, cells));
  const rows: Interval[] = [];
  const accounts: (readonly [string, LocalDate])[] = [];
  for (const { cell, from } of cells) {
    const earlier = before.get(cell) ?? [];
    const later = (fresh.get(cell) ?? []).filter((row) => row.kind === kind);
    const after = joined(earlier, later, from);
    rows.push(...after);
    if (kind === 'flow') accounts.push(...accountsChanged(earlier, after));
  }
  await putIntervals(tx, kind, rows);
  await defer(tx, accounts);
};

const write = async (tx: EntityManager, assessed: readonly Assessed[]): Promise<void> => {
  const fresh = new Map(assessed.map((one) => [one.answers.cell, intervalsOf(one.answers)]));
  for (const kind of KINDS) {
    const saying = assessed.filter(({ owner }) => says(owner, kind));
    await writeKind(tx, kind, saying, fresh);
  }
};

/** Assesses the cells that news reaches, and only those, and puts what they say in the views. */
export const assessCases = async (
  tx: EntityManager,
  news: ReadonlyMap<string, News>,
  policies: PolicyTimeline,
  today: LocalDate,
): Promise<number> => {
  if (news.size === 0) return 0;
  const loaded = await load(tx, [...news.keys()]);
  const assessed = loaded.flatMap((one) => assessCase(one, news.get(one.owner)!, policies, today));
  if (assessed.length === 0) return 0;
  await forget(
    tx,
    assessed.map(({ answers }) => answers.cell),
  );
  await write(tx, assessed);
  await rememberDue(
    tx,
    assessed.map(({ owner, answers }) => ({ owner, cell: answers.cell, on: answers.dueOn })),
  );
  return assessed.length;
};
