import type { LocalDate } from '@ledger/kernel';
import type { PolicyTimeline } from '@ledger/policy';
import {
  assessCell,
  type CaseFacts,
  type Cell,
  cellsOverTime,
  type FlowTold,
  isClearing,
} from '@ledger/views';
import { toldBy } from './flows';
import type { ReadTransaction } from './read-side';
import { isTouched, type Scope, scopesIn } from './scope';
import { type Assessed, writeAnswers } from './write-answers';

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
  await writeAnswers(tx, assessed);
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
