import type { LocalDate } from '@ledger/kernel';
import type { Recorded } from '@ledger/event-store';
import { isWeighedLast } from '@ledger/views';
import { assessCases, type Judgement, type News } from './assess-cells';
import { atOnce, EARLIEST } from './due';
import { policiesChanged } from './judged-by';
import type { ReadTransaction, Withdrawn } from './read-side';
import { type FactRow, type Membership, pageRows, type PolicyRead } from './rows';

interface Draft extends News {
  readonly facts: Map<string, LocalDate>;
  readonly joined: Set<string>;
  readonly due: Map<string, LocalDate>;
}

const draftOf = (news: Map<string, Draft>, owner: string): Draft => {
  const held = news.get(owner);
  if (held) return held;
  const draft = { facts: new Map(), joined: new Set<string>(), due: new Map() };
  news.set(owner, draft);
  return draft;
};

interface Arrived {
  readonly subject: string;
  readonly position: string;
  readonly on: LocalDate;
}

const arrivedFrom = (
  rows: readonly FactRow[],
  withdrawn: readonly Withdrawn[],
): readonly Arrived[] => [
  ...rows.map(({ subject, fact }) => ({ subject, position: fact.position, on: fact.knownOn })),
  ...withdrawn,
];

const ownersBySubject = (
  memberships: readonly Membership[],
): ReadonlyMap<string, readonly string[]> => {
  const owners = new Map<string, string[]>();
  for (const { subject, owner } of memberships) {
    const list = owners.get(subject);
    if (list) list.push(owner);
    else owners.set(subject, [owner]);
  }
  return owners;
};

/** Which cases a page is news to: a fact reaches every owner of its subject, over all time. */
const newsOf = async (
  { cases }: ReadTransaction,
  arrived: readonly Arrived[],
  joined: readonly Membership[],
): Promise<Map<string, Draft>> => {
  const subjects = [...new Set(arrived.map(({ subject }) => subject))];
  const owners = ownersBySubject(await cases.ownersOf(subjects));
  const news = new Map<string, Draft>();
  for (const { subject, position, on } of arrived) {
    for (const owner of owners.get(subject) ?? []) {
      const { facts } = draftOf(news, owner);
      const known = facts.get(position);
      // A fact that came and was taken back on one page is news from the day it came.
      if (!known || on < known) facts.set(position, on);
    }
  }
  for (const { subject, owner } of joined) draftOf(news, owner).joined.add(subject);
  return news;
};

/** The first day on which the news of a case can matter; what joins it can reach back anywhere. */
const firstDay = ({ facts, joined }: Draft): LocalDate =>
  joined.size > 0 ? EARLIEST : ([...facts.values()].sort()[0] ?? EARLIEST);

/** Keeps what a page says of policy and puts the cells it can touch on the due list. */
const applyPolicy = async (
  tx: ReadTransaction,
  reads: readonly PolicyRead[],
  { policyIn }: Judgement,
): Promise<void> => {
  for (const read of reads) {
    const before = (await policyIn(tx)).entriesOn(read.knownOn);
    await tx.keepPolicy([read]);
    const after = (await policyIn(tx)).entriesOn(read.knownOn);
    await policiesChanged(tx, before, after, read.knownOn);
  }
};

/**
 * One page of the log into the views; the caller's transaction moves the checkpoint with it.
 * Returns the latest instant of the log so far.
 */
export const applyPage = async (
  tx: ReadTransaction,
  page: readonly Recorded[],
  judgement: Judgement,
  clockBefore: string,
): Promise<string> => {
  const { facts, memberships, aboutFiles, aboutPolicy, clockHigh } = pageRows(page, clockBefore);
  await tx.cases.file(facts);
  const joined = await tx.cases.join(memberships);
  const withdrawn = await tx.applyToFiles(aboutFiles);
  // After the memberships: what was published touches the cases of its own page as well.
  await applyPolicy(tx, aboutPolicy, judgement);
  const news = await newsOf(tx, arrivedFrom(facts, withdrawn), joined);
  const waiting = [...news].filter(([owner]) => isWeighedLast(owner));
  await tx.due.put(atOnce(waiting.map(([owner, draft]) => [owner, firstDay(draft)] as const)));
  for (const [owner] of waiting) news.delete(owner);
  await assessCases(tx, news, judgement);
  return clockHigh;
};

/** Assesses some of the cells that came due by today. */
export const applyDue = async (tx: ReadTransaction, judgement: Judgement): Promise<void> => {
  const rows = await tx.due.take(judgement.today);
  const news = new Map<string, Draft>();
  for (const { cell, owner, fromDay } of rows) draftOf(news, owner).due.set(cell, fromDay);
  await assessCases(tx, news, judgement);
};
