import {
  decideWith,
  type Decider,
  type FileId,
  fold,
  isRefusal,
  type Message,
  type Refusal,
  type StreamName,
} from '@ledger/kernel';
import {
  type EventStore,
  type Recorded,
  StoreUnavailable,
  type StreamWrite,
  Turnstile,
} from '@ledger/event-store';
import { type AnyLedgerEvent, type EventMetadata, lift, streamOf } from '@ledger/ledger';
import type { Clock } from './clock';
import { mustBeAsSeen, noteWritten } from './exchange/expected';
import { isOver, stateOfFile } from './imports/file-stream';
import { newEvent } from './record';

/** Another process may be quicker many times in a row; after this somebody has to be told. */
const PATIENCE_MS = 30_000;
const STREAMS_AT_ONCE = 1_000;

/** One act of many: each on a stream of its own. */
export interface Order<Command> {
  readonly stream: StreamName;
  readonly command: Command;
  readonly metadata: EventMetadata;
}

/** What an act appended; the same answer when it is asked again. */
export interface Receipt {
  readonly stream: StreamName;
  readonly events: number;
}

/** Reads, folds, decides, appends and retries: written once for every act. */
export class Ledger {
  /** Acts on one stream wait for each other here: each would only be in the other's way. */
  private readonly lanes = new Map<StreamName, { readonly lane: Turnstile; users: number }>();

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  /** All events of a stream; none when nobody wrote it. */
  async history(stream: StreamName): Promise<readonly Recorded[]> {
    return (await this.store.readStreams([stream])).get(stream) ?? [];
  }

  /** Of many streams at once; one that nobody wrote is absent. */
  histories(streams: readonly StreamName[]): Promise<ReadonlyMap<StreamName, readonly Recorded[]>> {
    return this.store.readStreams(streams);
  }

  /** What counts of a stream: statements of files that were taken back do not. */
  async standing(stream: StreamName): Promise<readonly Recorded[]> {
    const held = await this.history(stream);
    return countingOf(held, await this.takenBack([held]));
  }

  run<State, Command extends Message, Event extends AnyLedgerEvent, Reason extends string>(
    stream: StreamName,
    decider: Decider<State, Command, Event, Reason>,
    command: Command,
    metadata: EventMetadata,
  ): Promise<Receipt | Refusal<Reason>> {
    return this.inLane(stream, () => this.runOne(decider, { stream, command, metadata }));
  }

  /** The same on many streams, a thousand at once; what one of them refuses hinders no other. */
  async runEach<
    State,
    Command extends Message,
    Event extends AnyLedgerEvent,
    Reason extends string,
  >(
    decider: Decider<State, Command, Event, Reason>,
    orders: readonly Order<Command>[],
  ): Promise<readonly Refusal<Reason>[]> {
    const refusals: Refusal<Reason>[] = [];
    for (let from = 0; from < orders.length; from += STREAMS_AT_ONCE) {
      let open: readonly Order<Command>[] = orders.slice(from, from + STREAMS_AT_ONCE);
      const until = performance.now() + PATIENCE_MS;
      while (open.length > 0) {
        if (performance.now() > until) throw notWritten(`${open.length} streams`);
        open = await this.tryEach(decider, open, refusals);
      }
    }
    return refusals;
  }

  private async inLane<T>(stream: StreamName, work: () => Promise<T>): Promise<T> {
    const held = this.lanes.get(stream) ?? { lane: new Turnstile(1), users: 0 };
    this.lanes.set(stream, held);
    held.users += 1;
    try {
      return await held.lane.pass(work);
    } finally {
      held.users -= 1;
      if (held.users === 0) this.lanes.delete(stream);
    }
  }

  private async runOne<
    State,
    Command extends Message,
    Event extends AnyLedgerEvent,
    R extends string,
  >(
    decider: Decider<State, Command, Event, R>,
    order: Order<Command>,
  ): Promise<Receipt | Refusal<R>> {
    const { stream } = order;
    const until = performance.now() + PATIENCE_MS;
    while (performance.now() < until) {
      const held = await this.history(stream);
      mustBeAsSeen(stream, held.at(-1)?.revision ?? 'noStream');
      const write = this.decided(decider, order, held, await this.takenBack([held]));
      if (!('stream' in write)) return write;
      const { events } = write;
      if (events.length === 0) return { stream, events: 0 };
      const [result] = await this.store.append([write]);
      if (result?.outcome === 'appended' || result?.outcome === 'already-there') {
        noteWritten(stream, result.revision);
        return { stream, events: events.length };
      }
    }
    throw notWritten(stream);
  }

  /** What has to be tried again. */
  private async tryEach<
    State,
    Command extends Message,
    Event extends AnyLedgerEvent,
    Reason extends string,
  >(
    decider: Decider<State, Command, Event, Reason>,
    orders: readonly Order<Command>[],
    refusals: Refusal<Reason>[],
  ): Promise<readonly Order<Command>[]> {
    const held = await this.store.readStreams(orders.map(({ stream }) => stream));
    const over = await this.takenBack(held.values());
    const tried: Order<Command>[] = [];
    const writes: StreamWrite[] = [];
    for (const order of orders) {
      const outcome = this.decided(decider, order, held.get(order.stream) ?? [], over);
      if (!('stream' in outcome)) refusals.push(outcome);
      else if (outcome.events.length > 0) {
        tried.push(order);
        writes.push(outcome);
      }
    }
    const results = await this.store.append(writes);
    return tried.filter((_, index) => {
      const { outcome } = results[index]!;
      return outcome === 'conflict' || outcome === 'unknown';
    });
  }

  /** What an act appends to its stream: nothing, if it stands there already. */
  private decided<State, Command extends Message, Event extends AnyLedgerEvent, R extends string>(
    decider: Decider<State, Command, Event, R>,
    { stream, command, metadata }: Order<Command>,
    held: readonly Recorded[],
    over: ReadonlySet<FileId>,
  ): StreamWrite | Refusal<R> {
    const expected = held.at(-1)?.revision ?? 'noStream';
    if (held.some((r) => r.metadata['commandId'] === metadata.commandId)) {
      return { stream, expected, events: [] };
    }
    const past = countingOf(held, over).map((r) => lift(r.type, r.schema, r.data) as Event);
    const state = fold(decider.evolve, decider.initialState, past);
    const outcome = decideWith(decider, command, state);
    if (isRefusal(outcome)) return outcome as Refusal<R>;
    const events = (outcome as readonly Event[]).map((event, index) =>
      newEvent(this.clock, event, metadata, index),
    );
    return { stream, expected, events };
  }

  /** Which of the files that speak in these streams were taken back. */
  private async takenBack(streams: Iterable<readonly Recorded[]>): Promise<ReadonlySet<FileId>> {
    const files = new Set<FileId>();
    for (const held of streams) {
      for (const recorded of held) {
        const file = fileIn(recorded);
        if (file !== undefined) files.add(file);
      }
    }
    if (files.size === 0) return new Set();
    const theirs = await this.store.readStreams([...files].map(streamOf.file));
    return new Set(
      [...files].filter((file) => isOver(stateOfFile(theirs.get(streamOf.file(file)) ?? []))),
    );
  }
}

/** The file an event came from; a file's own stream speaks for itself. */
const fileIn = ({ stream, metadata }: Recorded): FileId | undefined => {
  const file = metadata['file'] as FileId | undefined;
  return file !== undefined && streamOf.file(file) !== stream ? file : undefined;
};

const countingOf = (held: readonly Recorded[], over: ReadonlySet<FileId>): readonly Recorded[] => {
  if (over.size === 0) return held;
  return held.filter((recorded) => {
    const file = fileIn(recorded);
    return file === undefined || !over.has(file);
  });
};

const notWritten = (what: string): StoreUnavailable =>
  new StoreUnavailable('deadline', `${what} not written in ${PATIENCE_MS} ms`);
