import type { LocalDate } from '@ledger/kernel';
import type { Recorded } from '@ledger/event-store';
import { isClearing } from '@ledger/views';
import type { EntityManager } from 'typeorm';
import { assessCases } from './assess-cells';
import { defer, takeDue } from './due-table';
import { insertFacts, insertMemberships, ownersOf } from './facts-table';
import { applyFileEvent, type Withdrawn } from './files-table';
import { applyPolicy, type PublishedPolicies } from './policy-table';
import { type FactRow, type Membership, pageRows } from './rows';

interface Draft {
  readonly facts: Map<string, LocalDate>;
  readonly joined: Set<string>;
  readonly due: Map<string, LocalDate>;
}

const draftOf = (news: Map<string, Draft>, owner: string): Draft => {
  const draft = news.get(owner) ?? { facts: new Map(), joined: new Set(), due: new Map() };
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

/** Which cases a page is news to: a fact reaches every owner of its subject, over all time. */
const newsOf = async (
  tx: EntityManager,
  arrived: readonly Arrived[],
  joined: readonly Membership[],
): Promise<Map<string, Draft>> => {
  const owners = new Map<string, string[]>();
  const subjects = [...new Set(arrived.map(({ subject }) => subject))];
  for (const { subject, owner } of await ownersOf(tx, subjects)) {
    owners.set(subject, [...(owners.get(subject) ?? []), owner]);
  }
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

/** A batch is weighed whole, and an account after its batches: they wait for the end of the log. */
const waits = (owner: string) => owner.startsWith('batch/') || isClearing(owner);

const EARLIEST = '0001-01-01' as LocalDate;

/** The first day on which the news of a case can matter; what joins it can reach back anywhere. */
const firstDay = ({ facts, joined }: Draft): LocalDate =>
  joined.size > 0 ? EARLIEST : ([...facts.values()].sort()[0] ?? EARLIEST);

/**
 * One page of the log into the views; the caller's transaction moves the checkpoint with it.
 * Returns the latest instant of the log so far.
 */
export const applyPage = async (
  tx: EntityManager,
  page: readonly Recorded[],
  policies: PublishedPolicies,
  today: LocalDate,
  clockBefore: string,
): Promise<string> => {
  const { facts, memberships, aboutFiles, aboutPolicy, clockHigh } = pageRows(page, clockBefore);
  await insertFacts(tx, facts);
  const joined = await insertMemberships(tx, memberships);
  const withdrawn: Withdrawn[] = [];
  for (const one of aboutFiles) withdrawn.push(...(await applyFileEvent(tx, one)));
  // After the memberships: what was published touches the cases of its own page as well.
  await applyPolicy(tx, aboutPolicy);
  const news = await newsOf(tx, arrivedFrom(facts, withdrawn), joined);
  const waiting = [...news].filter(([owner]) => waits(owner));
  await defer(
    tx,
    waiting.map(([owner, draft]) => [owner, firstDay(draft)]),
  );
  for (const [owner] of waiting) news.delete(owner);
  await assessCases(tx, news, await policies.timeline(tx), today);
  return clockHigh;
};

/** Assesses cells that came due by `today`; says whether any did. */
export const applyDue = async (
  tx: EntityManager,
  policies: PublishedPolicies,
  today: LocalDate,
): Promise<boolean> => {
  const rows = await takeDue(tx, today);
  const news = new Map<string, Draft>();
  for (const { cell, owner, fromDay } of rows) draftOf(news, owner).due.set(cell, fromDay);
  await assessCases(tx, news, await policies.timeline(tx), today);
  return rows.length > 0;
};
