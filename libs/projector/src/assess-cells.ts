import type { LocalDate } from '@ledger/kernel';
import type { PolicyTimeline } from '@ledger/policy';
import {
  assessCell,
  type CaseFacts,
  type Cell,
  type CellAnswers,
  cellsOverTime,
  type FlowTold,
  isClearing,
} from '@ledger/views';
import { atOnce } from './due';
import { accountsChanged, toldBy } from './flows';
import { type Interval, intervalsOf, joined, ROW_KINDS, type RowKind } from './intervals';
import type { ReadTransaction } from './read-side';
import { isTouched, type Scope, scopesIn } from './scope';

/** Why a case is looked at: which of its facts are news, from which day each can matter. */
export interface News {
  /** Position of a fact → the day from which it changes the answer. */
  readonly facts: ReadonlyMap<string, LocalDate>;
  /** Subjects that joined the case: all their facts are news to it. */
  readonly joined: ReadonlySet<string>;
  /**
   * What to assess whatever the facts, from a day: cells, or under the name of the owner the whole
   * case, or some of its cells by a scope.
   */
  readonly due: ReadonlyMap<string, LocalDate>;
}

/** How the cells are judged: by policy as far as the views have read the log, as of this day. */
export interface Judgement {
  readonly policyIn: (tx: ReadTransaction) => Promise<PolicyTimeline>;
  readonly today: LocalDate;
  /** Told how many cells were assessed, for whoever counts. */
  readonly onAssessed?: (cells: number) => void;
}

const CASES_AT_ONCE = 1_000;

const earlier = (a: LocalDate | undefined, b: LocalDate | undefined): LocalDate | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/** Everything a case is told, made once for all its cells. */
interface Reach {
  readonly owner: string;
  readonly facts: CaseFacts;
  readonly news: News;
  readonly pulledIn: ReadonlySet<string>;
  readonly scopes: readonly (readonly [Scope, LocalDate])[];
}

const reachOf = (owner: string, facts: CaseFacts, news: News): Reach => {
  const pulledIn = new Set<string>();
  for (const subject of news.joined) {
    for (const { position } of facts.get(subject) ?? []) pulledIn.add(position);
  }
  return { owner, facts, news, pulledIn, scopes: scopesIn(owner, news.due) };
};

/** Before its first fact a cell says nothing, so nobody need ask it. */
const firstAsked = (cell: Cell, from: LocalDate): LocalDate => {
  let first: LocalDate | undefined;
  for (const { knownOn } of cell.facts) first = earlier(first, knownOn);
  return first === undefined || first < from ? from : first;
};

/** The first day on which any news of a cell can change its answer; undefined: not reached. */
const reachedFrom = (cell: Cell, reach: Reach): LocalDate | undefined => {
  const { owner, facts, news, pulledIn, scopes } = reach;
  let from = earlier(news.due.get(cell.key), news.due.get(owner));
  for (const [scope, day] of scopes) {
    if (isTouched(cell, facts, scope)) from = earlier(from, day);
  }
  if (news.facts.size === 0 && pulledIn.size === 0) return from;
  for (const { position, knownOn } of cell.facts) {
    const day = news.facts.get(position) ?? (pulledIn.has(position) ? knownOn : undefined);
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
  reach: Reach,
  flows: readonly FlowTold[],
  policy: PolicyTimeline,
  today: LocalDate,
): readonly Assessed[] => {
  const { owner, facts } = reach;
  const assessed: Assessed[] = [];
  for (const cell of cellsOverTime(owner, facts, policy, flows)) {
    const from = reachedFrom(cell, reach);
    if (!from) continue;
    assessed.push({ owner, from, answers: assessCell(cell, firstAsked(cell, from), today) });
  }
  return assessed;
};

/** What each kind of case can say: nothing else is looked for. */
const kindsOf: Readonly<Record<string, readonly RowKind[]>> = {
  household: ['finding', 'money', 'arrears', 'hop'],
  fund: ['finding', 'money', 'hop'],
  payment: ['money'],
  batch: ['finding', 'delay', 'flow', 'hop'],
  clearing: ['finding'],
  account: ['finding'],
  custody: ['finding', 'custody'],
  proxy: ['finding'],
};

const says = (owner: string, kind: RowKind): boolean =>
  (kindsOf[owner.slice(0, owner.indexOf('/'))] ?? ROW_KINDS).includes(kind);

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
  { answers, due }: ReadTransaction,
  kind: RowKind,
  assessed: readonly Assessed[],
  fresh: ReadonlyMap<string, readonly Interval[]>,
): Promise<void> => {
  const cells = assessed.map((one) => ({ cell: one.answers.cell, from: one.from }));
  if (cells.length === 0) return;
  const before = byCell(await answers.take(kind, cells));
  const rows: Interval[] = [];
  const accounts: (readonly [string, LocalDate])[] = [];
  for (const { cell, from } of cells) {
    const earlierRows = before.get(cell) ?? [];
    const later = (fresh.get(cell) ?? []).filter((row) => row.kind === kind);
    const after = joined(earlierRows, later, from);
    rows.push(...after);
    if (kind === 'flow') accounts.push(...accountsChanged(earlierRows, after));
  }
  await answers.put(kind, rows);
  await due.put(atOnce(accounts));
};

const write = async (tx: ReadTransaction, assessed: readonly Assessed[]): Promise<void> => {
  const fresh = new Map(assessed.map((one) => [one.answers.cell, intervalsOf(one.answers)]));
  for (const kind of ROW_KINDS) {
    const saying = assessed.filter(({ owner }) => says(owner, kind));
    await writeKind(tx, kind, saying, fresh);
  }
  await tx.due.put(
    assessed.flatMap(({ owner, answers: { cell, dueOn } }) =>
      dueOn === undefined ? [] : [{ owner, cell, dueOn, fromDay: dueOn }],
    ),
  );
};

const assessSome = async (
  tx: ReadTransaction,
  some: readonly (readonly [string, News])[],
  judgement: Judgement,
): Promise<void> => {
  const owners = some.map(([owner]) => owner);
  const cases = await tx.cases.load(owners);
  const accounts = owners.filter(isClearing);
  const flows = accounts.length > 0 ? await tx.answers.flowsOf(accounts) : new Map();
  const policy = await judgement.policyIn(tx);
  const assessed: Assessed[] = [];
  for (const [owner, news] of some) {
    const facts = cases.get(owner);
    if (!facts) continue;
    const told = (flows.get(owner) ?? []).map(toldBy);
    assessed.push(...assessCase(reachOf(owner, facts, news), told, policy, judgement.today));
  }
  if (assessed.length === 0) return;
  judgement.onAssessed?.(assessed.length);
  await tx.due.forget(assessed.map(({ answers }) => answers.cell));
  await write(tx, assessed);
};

/** Assesses the cells that news reaches, and only those, and puts what they say in the views. */
export const assessCases = async (
  tx: ReadTransaction,
  news: ReadonlyMap<string, News>,
  judgement: Judgement,
): Promise<void> => {
  const all = [...news];
  for (let at = 0; at < all.length; at += CASES_AT_ONCE) {
    await assessSome(tx, all.slice(at, at + CASES_AT_ONCE), judgement);
  }
};
