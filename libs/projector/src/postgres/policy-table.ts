import type { Instant, LocalDate } from '@ledger/kernel';
import {
  type PolicyEntry,
  type PolicyTimeline,
  policyTimeline,
  type PolicyTold,
  policyTold,
  type PolicyWords,
} from '@ledger/policy';
import type { EntityManager } from 'typeorm';
import { HeardPolicy } from '../heard-policy';
import type { PolicyRead } from '../rows';
import { LIVE, type Sql } from './sql';

export const keepPolicy = async (
  { schema, tx }: Sql,
  reads: readonly PolicyRead[],
): Promise<void> => {
  if (reads.length === 0) return;
  await tx.query(
    `insert into ${schema}.policy (position, type, known_on, clock_high, data)
     select position, type, known_on, clock_high, data
     from unnest($1::text[], $2::text[], $3::date[], $4::text[], $5::text[]) with ordinality
       as told(position, type, known_on, clock_high, data, place)
     order by place`,
    [
      reads.map(({ position }) => position),
      reads.map(({ words }) => words.type),
      reads.map(({ knownOn }) => knownOn),
      reads.map(({ clockHigh }) => clockHigh),
      reads.map(({ words }) => JSON.stringify(words.data)),
    ],
  );
};

interface Row {
  readonly type: PolicyWords['type'];
  readonly known_on: LocalDate;
  readonly data: string;
}

/** What was published, as the log held it at an instant or, without one, as far as it was read. */
export const policyToldIn = async (
  { schema, tx }: Sql,
  recordedAt?: Instant,
): Promise<readonly PolicyTold[]> => {
  const rows: readonly Row[] = await tx.query(
    `select type, known_on::text, data from ${schema}.policy
     where $1::text is null or clock_high <= $1 order by serial`,
    [recordedAt ?? null],
  );
  return rows.flatMap(({ type, known_on, data }) => {
    const words = { type, data: JSON.parse(data) } as PolicyWords;
    return policyTold(words, known_on) ?? [];
  });
};

const live = (tx: EntityManager): Sql => ({ schema: LIVE, tx });

/** Policy as far as the views have read the log: what came with the program and what was published. */
export class PublishedPolicies {
  private readonly heard = new HeardPolicy();
  /** Whoever turns the clock of the log asks for many instants, and few of them differ. */
  private readonly heardBefore = new HeardPolicy();

  constructor(private readonly shipped: readonly PolicyEntry[]) {}

  async timeline(tx: EntityManager): Promise<PolicyTimeline> {
    return this.heard.timeline(this.shipped, await policyToldIn(live(tx)));
  }

  /** As it would be if more were published. */
  async timelineWith(tx: EntityManager, more: readonly PolicyTold[]): Promise<PolicyTimeline> {
    return policyTimeline(this.shipped, [...(await policyToldIn(live(tx))), ...more]);
  }

  /** As the log itself held it at an instant. */
  async timelineAt(tx: EntityManager, recordedAt: Instant): Promise<PolicyTimeline> {
    return this.heardBefore.timeline(this.shipped, await policyToldIn(live(tx), recordedAt));
  }
}
