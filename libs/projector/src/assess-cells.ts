import type { LocalDate } from '@ledger/kernel';
import type { PolicyTimeline } from '@ledger/policy';
import {
  assessCell,
  type CaseFacts,
  type Cell,
  cellsOverTime,
  type Dated,
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

/** The first day from which any of these is news. */
const newsFrom = (facts: readonly Dated[], { news, pulledIn }: Reach): LocalDate | undefined => {
  if (news.facts.size === 0 && pulledIn.size === 0) return undefined;
  let from: LocalDate | undefined;
  for (const { position, knownOn } of facts) {
    const day = news.facts.get(position) ?? (pulledIn.has(position) ? knownOn : undefined);
    if (day && (!from || day < from)) from = day;
  }
  return from;
};

/** The first day on which any news of a cell can change its answer; undefined: not reached. */
const reachedFrom = (cell: Cell, reach: Reach): LocalDate | undefined => {
  const { owner, facts, news, scopes } = reach;
  let from = earlier(news.due.get(cell.key), news.due.get(owner));
  for (const [scope, day] of scopes) {
    if (isTouched(cell, facts, scope)) from = earlier(from, day);
  }
  return earlier(from, newsFrom(cell.facts, reach));
};

/** A cell that news reaches, from a day on; where it owes something, perhaps from an earlier one. */
interface Reached {
  readonly owner: string;
  readonly cell: Cell;
  readonly from: LocalDate | undefined;
  readonly ifOwedFrom: LocalDate | undefined;
}

const reachedIn = (
  reach: Reach,
  flows: readonly FlowTold[],
  policy: PolicyTimeline,
): readonly Reached[] => {
  const { owner, facts } = reach;
  return cellsOverTime(owner, facts, policy, flows).flatMap((cell) => {
    const from = reachedFrom(cell, reach);
    const ifOwedFrom = newsFrom(cell.factsIfOwed ?? [], reach);
    return from || ifOwedFrom ? [{ owner, cell, from, ifOwedFrom }] : [];
  });
};

/** The cells that owe something on such a day or later, by what the views hold. */
const owing = async (
  { answers }: ReadTransaction,
  reached: readonly Reached[],
): Promise<ReadonlySet<string>> => {
  const asked = reached.flatMap(({ cell: { key: cell }, from, ifOwedFrom }) =>
    ifOwedFrom && (!from || ifOwedFrom < from) ? [{ cell, from: ifOwedFrom }] : [],
  );
  if (asked.length === 0) return new Set();
  return new Set((await answers.reaching('arrears', asked)).map(({ cell }) => cell));
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
  const reached: Reached[] = [];
  for (const [owner, news] of some) {
    const facts = cases.get(owner);
    if (!facts) continue;
    const told = (flows.get(owner) ?? []).map(toldBy);
    reached.push(...reachedIn(reachOf(owner, facts, news), told, policy));
  }
  const owe = await owing(tx, reached);
  const assessed: Assessed[] = [];
  for (const { owner, cell, from: certainly, ifOwedFrom } of reached) {
    const from = owe.has(cell.key) ? earlier(certainly, ifOwedFrom) : certainly;
    if (!from) continue;
    const asked = firstAsked(cell, from);
    assessed.push({ owner, from, answers: assessCell(cell, asked, judgement.today) });
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
