import type { Instant, LocalDate } from '@ledger/kernel';
import type { AnyLedgerEvent } from '@ledger/ledger';
import {
  type PolicyEntry,
  type PolicyTimeline,
  policyTimeline,
  type PolicyTold,
  policyTold,
  type PolicyWords,
} from '@ledger/policy';
import type { EntityManager } from 'typeorm';
import { defer } from './due-table';

/** A word on policy as the log holds it. */
export interface PolicyRead {
  readonly position: string;
  readonly words: PolicyWords;
  readonly knownOn: LocalDate;
  /** The latest instant of the log up to it. */
  readonly clockHigh: string;
}

export const isPolicyWords = (event: AnyLedgerEvent): event is AnyLedgerEvent & PolicyWords =>
  event.type === 'PolicyPublished' || event.type === 'PolicyClosed';

const insert = (tx: EntityManager, reads: readonly PolicyRead[]) =>
  tx.query(
    `insert into read.policy (position, type, known_on, clock_high, data)
     select position, type, known_on, clock_high, data
     from unnest($1::text[], $2::text[], $3::date[], $4::text[], $5::text[]) with ordinality
       as told(position, type, known_on, clock_high, data, place)
     order by place on conflict do nothing`,
    [
      reads.map(({ position }) => position),
      reads.map(({ words }) => words.type),
      reads.map(({ knownOn }) => knownOn),
      reads.map(({ clockHigh }) => clockHigh),
      reads.map(({ words }) => JSON.stringify(words.data)),
    ],
  );

/**
 * Cases whose answers may hang on the policy of some divisions: their households, and whatever else
 * there is, which is little. A case too many only says again what it said.
 */
export const ownersUnder = async (
  tx: EntityManager,
  divisions: readonly string[],
): Promise<readonly string[]> => {
  const rows: readonly { readonly owner: string }[] = await tx.query(
    `select distinct owner from read.membership
     where owner not like 'household/%' or '' = any($1::text[])
       or subject like any(select 'street/' || division || '%' from unnest($1::text[]) as division)
     order by owner`,
    [divisions.map((division) => division.slice(0, 9))],
  );
  return rows.map(({ owner }) => owner);
};

/** Keeps what a page says of policy and puts the cases it can touch on the due list. */
export const applyPolicy = async (
  tx: EntityManager,
  reads: readonly PolicyRead[],
): Promise<void> => {
  if (reads.length === 0) return;
  await insert(tx, reads);
  for (const { words, knownOn } of reads) {
    const owners = await ownersUnder(tx, [words.data.division]);
    await defer(
      tx,
      owners.map((owner) => [owner, knownOn]),
    );
  }
};

interface Row {
  readonly type: PolicyWords['type'];
  readonly known_on: LocalDate;
  readonly data: string;
}

const toldIn = async (tx: EntityManager, recordedAt: Instant | undefined) => {
  const rows: readonly Row[] = await tx.query(
    `select type, known_on::text, data from read.policy
     where $1::text is null or clock_high <= $1 order by serial`,
    [recordedAt ?? null],
  );
  return rows.flatMap(({ type, known_on, data }) => {
    const words = { type, data: JSON.parse(data) } as PolicyWords;
    return policyTold(words, known_on) ?? [];
  });
};

/** Policy as far as the views have read the log: what came with the program and what was published. */
export class PublishedPolicies {
  private held: { readonly state: string; readonly timeline: PolicyTimeline } | undefined;

  constructor(private readonly shipped: readonly PolicyEntry[]) {}

  async timeline(tx: EntityManager): Promise<PolicyTimeline> {
    const [{ state }]: [{ readonly state: string }] = await tx.query(
      `select count(*) || ' ' || coalesce(max(serial), 0) as state from read.policy`,
    );
    // A timeline remembers what it answered, so one is kept while nothing is published.
    if (this.held?.state !== state) {
      this.held = { state, timeline: policyTimeline(this.shipped, await toldIn(tx, undefined)) };
    }
    return this.held.timeline;
  }

  /** As it would be if more were published. */
  async timelineWith(tx: EntityManager, more: readonly PolicyTold[]): Promise<PolicyTimeline> {
    return policyTimeline(this.shipped, [...(await toldIn(tx, undefined)), ...more]);
  }

  /** As the log itself held it at an instant. */
  async timelineAt(tx: EntityManager, recordedAt: Instant): Promise<PolicyTimeline> {
    return policyTimeline(this.shipped, await toldIn(tx, recordedAt));
  }
}
