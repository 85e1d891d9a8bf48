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
import { type Expected, type Position, StreamNotFound, type WriteResult } from '../../port';
import type { SharedClient } from './client';
import { asUnavailable, isBeforeSending, isNotLeader, isUnanswered } from './errors';
import type { KnownEnd } from './known-end';
import { comparePlaces, type LogPlace, placeOf, positionOf } from './position';
import type { NodeReader } from './read';
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
    {
      expectedRevision: write.expected === 'noStream' ? 'no_stream' : write.expected,
      requiresLeader: true,
    },
  );

export class NodeWriter {
  private readingEnd: Promise<unknown> | undefined;
  private readonly lanes = new Map<StreamName, Promise<unknown>>();

  constructor(
    private readonly node: SharedClient,
    private readonly reader: NodeReader,
    private readonly known: KnownEnd,
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
    await (this.readingEnd ??= this.readEnd());
    const before = this.known.place;
    const { client } = this.node;
    try {
      return await this.resultOf(write, await this.send(client, write), before);
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) return this.afterRefusal(write, error);
      if (isBeforeSending(error)) this.node.replace(client);
      if (isBeforeSending(error) || !isUnanswered(error)) throw asUnavailable(error);
      // It may have been written: what is known of the log's end is not enough any more.
      this.readingEnd = undefined;
      return { outcome: 'unknown', cause: String(asUnavailable(error)) };
    }
  }

  private async readEnd(): Promise<void> {
    try {
      await this.reader.last();
    } catch (error) {
      this.readingEnd = undefined;
      throw error;
    }
  }

  /** A node that does not lead names the leader, where the client sends the next attempt. */
  private async send(client: EventStoreDBClient, write: CheckedWrite): Promise<AppendResult> {
    const attemptOnce = () => within(this.limitMs, 'append', appendExpecting(client, write));
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.node.appends.pass(attemptOnce);
      } catch (error) {
        if (!isNotLeader(error) || attempt === LEADER_ATTEMPTS) throw error;
      }
      await pause(LEADER_WAIT_MS, new AbortController().signal);
    }
  }

  /**
   * The node answers a repeated write like the first time. A place that was known to be taken
   * before this write was sent tells the two apart. What another process wrote since we last heard
   * of the log's end can therefore be called appended by both; its place is right all the same.
   */
  private async resultOf(
    write: CheckedWrite,
    { nextExpectedRevision: revision, position: place }: AppendResult,
    before: LogPlace | undefined,
  ): Promise<WriteResult> {
    // A node may leave the place of a repeated write out.
    const position = place ? positionOf(place) : await this.positionAt(write.stream, revision);
    const taken = placeOf(position);
    this.known.learn(taken);
    const outcome = comparePlaces(taken, before) <= 0 ? 'already-there' : 'appended';
    return { outcome, revision, position };
  }

  private async positionAt(stream: StreamName, revision: bigint): Promise<Position> {
    const [event] = await this.reader.ofStream(stream, revision, 1);
    if (!event) throw new StreamNotFound(stream);
    return event.position;
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
    const standing = await this.reader.ofStream(write.stream, first, length);
    const last = standing.at(-1);
    const same = write.events.every(({ event }, i) => standing[i]?.id === event.id);
    if (!same || !last) return conflict;
    return { outcome: 'already-there', revision: last.revision, position: last.position };
  }
}
