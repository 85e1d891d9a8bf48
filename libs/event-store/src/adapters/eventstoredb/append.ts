import {
  type AppendResult,
  type EventStoreDBClient,
  jsonEvent,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { StreamName } from '@ledger/kernel';

import type { CheckedWrite } from '../../checked-write';
import { firstRevision, leafHash } from '../../codec';
import { pause, within } from '../../deadline';
import { type Expected, StoreUnavailable, type WriteResult } from '../../port';
import { asUnavailable, isBeforeSending, isNotLeader, isUnanswered } from './errors';
import { comparePlaces, type LogPlace, positionOf } from './position';
import { collected, type NodeReader } from './read';
import type { StoredEvent } from './recorded';

/** The node's revisions are signed; beyond them nothing can be expected. */
const REVISION_MAX = 2n ** 63n - 1n;
const LEADER_ATTEMPTS = 5;
const LEADER_WAIT_MS = 200;

const isPossible = (expected: Expected): boolean =>
  expected === 'noStream' || (expected >= 0n && expected <= REVISION_MAX);

/** The client takes any option name and means "any revision" by a wrong one: named here only. */
const appendExpecting = (client: EventStoreDBClient, write: CheckedWrite): Promise<AppendResult> =>
  client.appendToStream<StoredEvent>(
    write.stream,
    write.events.map(({ event, text }) => {
      const { id, type, data, metadata, recordedAt, schema } = event;
      return jsonEvent({
        id,
        type,
        data,
        metadata: { leaf: leafHash(text), metadata, recordedAt, schema },
      });
    }),
    { expectedRevision: write.expected === 'noStream' ? 'no_stream' : write.expected },
  );

export class NodeWriter {
  /** The furthest place known to be taken: what the node answers with at or before it is old. */
  private known: LogPlace | undefined;
  private readingEnd: Promise<void> | undefined;
  private readonly lanes = new Map<StreamName, Promise<unknown>>();

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly reader: NodeReader,
    private readonly limitMs: number,
  ) {}

  /** Writes of one stream go one after the other, so that each sees the place of the last. */
  async write(write: CheckedWrite): Promise<WriteResult> {
    const before = this.lanes.get(write.stream) ?? Promise.resolve();
    const mine = before.then(() => this.writeNow(write));
    const settled = mine.catch(() => undefined);
    this.lanes.set(write.stream, settled);
    try {
      return await mine;
    } finally {
      if (this.lanes.get(write.stream) === settled) this.lanes.delete(write.stream);
    }
  }

  private async writeNow(write: CheckedWrite): Promise<WriteResult> {
    if (!isPossible(write.expected)) {
      const actual = await this.reader.head(write.stream);
      return { outcome: 'conflict', expected: write.expected, actual };
    }
    try {
      await (this.readingEnd ??= this.readEnd());
      const before = this.known;
      const result = await this.send(write);
      return this.resultOf(result, before);
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) return this.afterRefusal(write, error);
      if (isBeforeSending(error) || !isUnanswered(error)) throw asUnavailable(error);
      // It may have been written: what is known of the log's end is not enough any more.
      this.readingEnd = undefined;
      return { outcome: 'unknown', cause: error instanceof Error ? error.message : String(error) };
    }
  }

  private async readEnd(): Promise<void> {
    try {
      this.learn(await this.reader.end());
    } catch (error) {
      this.readingEnd = undefined;
      throw asUnavailable(error);
    }
  }

  private learn(place: LogPlace | undefined): void {
    if (comparePlaces(this.known, place) < 0) this.known = place;
  }

  private async send(write: CheckedWrite): Promise<AppendResult> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await within(this.limitMs, 'append', appendExpecting(this.client, write));
      } catch (error) {
        if (!isNotLeader(error) || attempt === LEADER_ATTEMPTS) throw error;
      }
      await pause(LEADER_WAIT_MS, new AbortController().signal);
    }
  }

  /**
   * The node answers a repeated write like the first time. A place that was taken before this write
   * was sent tells the two apart; only a write that two processes send in the same moment can be
   * called appended by both.
   */
  private resultOf(
    { nextExpectedRevision, position }: AppendResult,
    before: LogPlace | undefined,
  ): WriteResult {
    if (!position) throw new StoreUnavailable('unreachable', 'the node gave no position');
    this.learn(position);
    const outcome = comparePlaces(position, before) <= 0 ? 'already-there' : 'appended';
    return { outcome, revision: nextExpectedRevision, position: positionOf(position) };
  }

  /** Old versions refuse some repeated writes: the ids at the expected places decide. */
  private async afterRefusal(
    write: CheckedWrite,
    { actualVersion }: WrongExpectedVersionError,
  ): Promise<WriteResult> {
    const actual = typeof actualVersion === 'bigint' ? actualVersion : 'noStream';
    const conflict: WriteResult = { outcome: 'conflict', expected: write.expected, actual };
    const first = firstRevision(write.expected);
    const { length } = write.events;
    if (actual === 'noStream' || actual < first + BigInt(length) - 1n) return conflict;
    const standing = await collected(this.reader.stream(write.stream, first, length));
    const last = standing.at(-1);
    const same = write.events.every(({ event }, i) => standing[i]?.id === event.id);
    if (!same || !last) return conflict;
    return { outcome: 'already-there', revision: last.revision, position: last.position };
  }
}
