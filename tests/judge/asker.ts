import { type EventStore, type NewEvent, StoreUnavailable, uuidFrom } from '@ledger/event-store';
import {
  type Expected,
  type Position,
  StreamNotFound,
  type StreamWrite,
} from '@ledger/event-store';
import type { EventId, Instant, StreamName } from '@ledger/kernel';

import type { Chance } from '../scenarios/chance';
import type { Append, Seen } from './history';
import { answerOf, asked, headOf, newRecord, now, seen } from './recording';

const RECORDED_AT = '2021-06-10T08:00:00.000Z' as Instant;
const STREAMS = 20;
const PAGE_SIZES = [1, 7, 50, 1_000];

const newEvent = (name: string, n: number): NewEvent => ({
  id: uuidFrom(`${name}/${n}`) as EventId,
  type: 'SampleRecorded',
  schema: 1,
  data: { n, name },
  metadata: { actor: name },
  recordedAt: RECORDED_AT,
});

const expecting = (head: number): Expected => (head < 0 ? 'noStream' : BigInt(head));

/** Asks the store one thing after the other, as chance will have it, and records each. */
export class Asker {
  /** Heads as this one hopes them to be: others write the same streams, and calls fail. */
  private readonly heads = new Map<string, number>();
  private readonly sent: StreamWrite[] = [];
  private readonly checkpoints: (Position | undefined)[] = [undefined];
  private writes = 0;
  private twins = { sent: 0, head: -1 };

  constructor(
    private readonly store: EventStore,
    private readonly chance: Chance,
    private readonly seed: number,
    private readonly name: string,
  ) {}

  async ask(): Promise<void> {
    const chosen = this.chance.next();
    if (chosen < 0.6) await this.append(this.newWrites());
    else if (chosen < 0.68) await this.append([this.one(this.sent) ?? this.newWrite()]);
    else if (chosen < 0.76) await this.appendTwin();
    else if (chosen < 0.88) await this.reading(() => this.readStream());
    else if (chosen < 0.92) await this.reading(() => this.readStreams());
    else await this.reading(() => this.readLog());
  }

  private one<T>(all: readonly T[]): T | undefined {
    return all[this.chance.below(all.length)];
  }

  private aStream(): StreamName {
    return `sample-${this.chance.below(STREAMS)}` as StreamName;
  }

  /** Mostly right as far as this one knows, sometimes too old or too new on purpose. */
  private newWrite(stream = this.aStream()): StreamWrite {
    const known = this.heads.get(stream) ?? -1;
    const off = this.chance.happens(0.9) ? 0 : this.chance.below(5) - 3;
    const size = this.chance.happens(0.05) ? 60 : 1 + this.chance.below(4);
    const name = `${this.seed}/${this.name}/${(this.writes += 1)}`;
    const events = Array.from({ length: size }, (_, n) => newEvent(name, n));
    const write = { stream, expected: expecting(known + off), events };
    this.sent.push(write);
    // A later write of the same call expects this one.
    if (off === 0) this.heads.set(stream, known + size);
    return write;
  }

  private newWrites(): readonly StreamWrite[] {
    const count = this.chance.happens(0.6) ? 1 : 1 + this.chance.below(4);
    return Array.from({ length: count }, () => this.newWrite());
  }

  /** Everybody sends these very events, as when two import the same file at once. */
  private async appendTwin(): Promise<void> {
    const { sent, head } = this.twins;
    const size = 1 + (sent % 3);
    const events = Array.from({ length: size }, (_, n) => newEvent(`${this.seed}/twin/${sent}`, n));
    const stream = 'twin' as StreamName;
    const [answer] = await this.append([{ stream, expected: expecting(head), events }]);
    const stands = answer?.outcome === 'appended' || answer?.outcome === 'already-there';
    if (stands) this.twins = { sent: sent + 1, head: head + size };
  }

  private async append(writes: readonly StreamWrite[]): Promise<readonly Append['answer'][]> {
    const record = newRecord();
    const calls = asked(this.name, now(), writes);
    record(calls);
    const answers = await this.answersTo(writes);
    const completedAt = now();
    record(calls.map((call, i) => ({ ...call, completedAt, answer: answers[i] ?? call.answer })));
    for (const [i, { stream }] of writes.entries()) this.learn(stream, answers[i]);
    const unknown = writes.filter((_, i) => answers[i]?.outcome === 'unknown');
    // Whoever does not know asks again with the same ids; some never do.
    if (unknown.length > 0 && this.chance.happens(0.8)) await this.append(unknown);
    return answers;
  }

  private async answersTo(writes: readonly StreamWrite[]): Promise<readonly Append['answer'][]> {
    try {
      return (await this.store.append(writes)).map(answerOf);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      return writes.map(() => ({ outcome: 'failed', cause: error.message }));
    }
  }

  private learn(stream: string, answer: Append['answer'] | undefined): void {
    if (answer?.outcome === 'conflict') this.heads.set(stream, answer.head);
    if (answer?.outcome === 'appended') {
      this.heads.set(stream, Math.max(answer.revision, this.heads.get(stream) ?? -1));
    }
  }

  /** A store that is away gives no reading, and so nothing to judge. */
  private async reading(read: () => Promise<void>): Promise<void> {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }

  private async readStream(): Promise<void> {
    const stream = this.aStream();
    const from = this.chance.happens(0.5) ? 0 : this.chance.below(headOf(this.known(stream)) + 2);
    const events: Seen[] = [];
    const enough = this.chance.happens(0.15) ? this.chance.below(20) : Infinity;
    const invokedAt = now();
    let toEnd = true;
    try {
      for await (const event of this.store.readStream(stream, BigInt(from))) {
        toEnd = events.length < enough;
        if (!toEnd) break;
        events.push(seen(event));
      }
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    const call = { process: this.name, invokedAt, completedAt: now() };
    newRecord()([{ kind: 'stream', ...call, stream, from, events, toEnd }]);
    if (toEnd) this.heads.set(stream, from + events.length - 1);
  }

  private known(stream: string): Expected {
    return expecting(this.heads.get(stream) ?? -1);
  }

  private async readStreams(): Promise<void> {
    const streams = [...new Set(Array.from({ length: 4 }, () => this.aStream()))];
    const invokedAt = now();
    const found = await this.store.readStreams(streams);
    const call = { process: this.name, invokedAt, completedAt: now(), from: 0, toEnd: true };
    newRecord()(
      streams.map((stream) => ({
        kind: 'stream',
        ...call,
        stream,
        events: (found.get(stream) ?? []).map(seen),
      })),
    );
  }

  private async readLog(): Promise<void> {
    const after = this.one(this.checkpoints);
    const events: Seen[] = [];
    const enough = this.chance.happens(0.2) ? 1 + this.chance.below(100) : Infinity;
    const pages = this.store.readAll(after ?? this.store.start, this.one(PAGE_SIZES));
    const invokedAt = now();
    let toEnd = true;
    for await (const page of pages) {
      events.push(...page.map(seen));
      toEnd = events.length < enough;
      if (!toEnd) break;
    }
    const call = { process: this.name, invokedAt, completedAt: now() };
    newRecord()([{ kind: 'log', ...call, ...(after && { after }), events, toEnd }]);
    const last = events.at(-1)?.position as Position | undefined;
    if (last) this.checkpoints.push(last);
  }
}
