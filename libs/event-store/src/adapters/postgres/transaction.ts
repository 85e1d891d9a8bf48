import type { StreamName } from '@ledger/kernel';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import type { Standing } from '../../judge';
import type { Revision, WriteResult } from '../../port';
import { isConnectionLost } from './connection';
import { COPY_COLUMNS, COPY_HEADER, COPY_TRAILER, piecesOf, type PreparedWrite } from './copy-rows';
import { Judge, type Range, rangesToCompare } from './gathering';
import type { EndRow, LaneHead } from './head';
import { positionOf } from './position';
import { namesOf, takeLane } from './names';

// A holder of the lane that stalls stops every writer, so the server ends it. The planner is told
// to look up by index: it cannot know how many streams are asked for, and a plan made while the
// log was small would otherwise read the whole of it later.
const begin = (schema: string) => `
  begin;
  set local lock_timeout = '30s';
  set local statement_timeout = '60s';
  set local idle_in_transaction_session_timeout = '15s';
  set local synchronous_commit = on;
  set local enable_seqscan = off;
  ${takeLane(schema)}`;

// A lateral look per stream, so the head is the last entry of the stream in the index.
const headsSql = (schema: string, { endSql }: LaneHead) => `
  select nth, number, last, frontier from (${endSql}) as log_end
  union all
  select asked.nth, head.revision, null, null from unnest($1::text[]) with ordinality as asked(name, nth)
    cross join lateral (
      select revision from ${namesOf(schema).events}
      where stream = asked.name order by revision desc limit 1
    ) head`;

const standingSql = (schema: string) => `
  select asked.name, e.revision, e.event_id, e.position
    from unnest($1::text[], $2::bigint[], $3::bigint[]) as asked(name, low, high)
    cross join lateral (
      select revision, event_id, position from ${namesOf(schema).events}
      where stream = asked.name and revision between asked.low and asked.high offset 0
    ) e`;

/** How much may wait for the socket, so that the server always has the next piece at hand. */
const SOCKET_AHEAD_BYTES = 1024 * 1024;

type HeadRow = EndRow | [nth: string, revision: string, last: null, frontier: null];
type StandingRow = [name: string, revision: string, id: string, position: string];

const isEnd = (row: HeadRow): row is EndRow => row[3] !== null;

/** The commit was sent and no answer came: the writes may stand or not. */
export class CommitUnanswered extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.name = 'CommitUnanswered';
  }
}

/** Everything one gathering does, in one transaction of one connection. */
export class LaneTransaction {
  private commitSent = false;

  constructor(
    private readonly client: PoolClient,
    private readonly schema: string,
    private readonly head: LaneHead,
  ) {}

  /** From the moment the commit is on its way, failing is not knowing. */
  get committing(): boolean {
    return this.commitSent;
  }

  async write(writes: readonly PreparedWrite[]): Promise<readonly WriteResult[]> {
    // First of all, so that positions are handed out in commit order and a rollback gives them
    // back: no gaps, and nothing ever arrives late.
    await this.client.query(begin(this.schema));
    const { judge, end } = await this.judgeOf(writes);
    const results = writes.map((write) => judge.judge(write));
    if (judge.accepted.length === 0) {
      await this.client.query('rollback');
      return results;
    }
    // The tree grows here while the rows are on their way to the server.
    const copied = this.copy(judge.accepted);
    const [move] = await Promise.all([this.head.move(end, judge.accepted), copied]);
    await this.commit(move, judge.lastPosition);
    return results;
  }

  private async judgeOf(writes: readonly PreparedWrite[]) {
    const names = [...new Set(writes.map(({ stream }) => stream))];
    const { rows } = await this.client.query<HeadRow>({
      name: `${this.schema}-heads`,
      text: headsSql(this.schema, this.head),
      values: [names],
      rowMode: 'array',
    });
    const heads = new Map<StreamName, Revision>();
    for (const [nth, number] of rows) {
      const name = names[Number(nth) - 1];
      if (name !== undefined) heads.set(name, BigInt(number));
    }
    const end = this.head.end(rows.find(isEnd));
    const standing = await this.standingIn(rangesToCompare(writes, heads));
    return { judge: new Judge(heads, standing, end.size), end };
  }

  private async standingIn(ranges: readonly Range[]) {
    const standing = new Map<StreamName, Map<Revision, Standing>>();
    if (ranges.length === 0) return standing;
    const { rows } = await this.client.query<StandingRow>({
      text: standingSql(this.schema),
      values: [
        ranges.map(({ stream }) => stream),
        ranges.map(({ from }) => from),
        ranges.map(({ until }) => until),
      ],
      rowMode: 'array',
    });
    for (const { stream } of ranges) standing.set(stream, new Map());
    for (const [name, revision, id, position] of rows) {
      const there = { id, position: positionOf(position) };
      standing.get(name as StreamName)?.set(BigInt(revision), there);
    }
    return standing;
  }

  private async copy(writes: readonly PreparedWrite[]): Promise<void> {
    const sink = this.client.query(
      copyFrom(
        `copy ${namesOf(this.schema).events} (${COPY_COLUMNS}) from stdin with (format binary)`,
        { highWaterMark: SOCKET_AHEAD_BYTES },
      ),
    );
    await new Promise<void>((resolve, reject) => {
      sink.once('error', reject).once('finish', resolve);
      sink.write(COPY_HEADER);
      for (const piece of piecesOf(writes)) sink.write(piece);
      sink.end(COPY_TRAILER);
    });
  }

  /** One notification a transaction, and it leaves with the commit. */
  private async commit(move: string, last: number): Promise<void> {
    this.commitSent = true;
    try {
      await this.client.query(`${move} notify ${namesOf(this.schema).channel}, '${last}'; commit`);
    } catch (error) {
      // An error that the server itself reports means a rollback; silence can mean either.
      throw isConnectionLost(error) ? new CommitUnanswered(error) : error;
    }
  }
}
