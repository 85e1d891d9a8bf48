import {
  decideWith,
  type Decider,
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
} from '@ledger/event-store';
import { type AnyLedgerEvent, type EventMetadata, lift } from '@ledger/ledger';
import type { Clock } from './clock';
import { newEvent } from './record';

const TRIES = 20;
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

  async run<State, Command extends Message, Event extends AnyLedgerEvent, Reason extends string>(
    stream: StreamName,
    decider: Decider<State, Command, Event, Reason>,
    command: Command,
    metadata: EventMetadata,
  ): Promise<Receipt | Refusal<Reason>> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const held = await this.history(stream);
      const write = this.decided(decider, { stream, command, metadata }, held);
      if (!('stream' in write)) return write;
      const { events } = write;
      if (events.length === 0) return { stream, events: 0 };
      const [result] = await this.store.append([write]);
      if (result?.outcome === 'appended' || result?.outcome === 'already-there') {
        return { stream, events: events.length };
      }
    }
    throw new StoreUnavailable('deadline', `${stream} was not written after ${TRIES} tries`);
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
      for (let attempt = 0; open.length > 0; attempt += 1) {
        if (attempt === TRIES) {
          throw new StoreUnavailable('deadline', `not written after ${TRIES} tries`);
        }
        open = await this.tryEach(decider, open, refusals);
      }
    }
    return refusals;
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
    const tried: Order<Command>[] = [];
    const writes: StreamWrite[] = [];
    for (const order of orders) {
      const outcome = this.decided(decider, order, held.get(order.stream) ?? []);
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
  ): StreamWrite | Refusal<R> {
    const expected = held.at(-1)?.revision ?? 'noStream';
    if (held.some((r) => r.metadata['commandId'] === metadata.commandId)) {
      return { stream, expected, events: [] };
    }
    const past = held.map((r) => lift(r.type, r.schema, r.data) as Event);
    const state = fold(decider.evolve, decider.initialState, past);
    const outcome = decideWith(decider, command, state);
    if (isRefusal(outcome)) return outcome as Refusal<R>;
    const events = (outcome as readonly Event[]).map((event, index) =>
      newEvent(this.clock, event, metadata, index),
    );
    return { stream, expected, events };
  }
}
