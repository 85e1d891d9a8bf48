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
import { type EventStore, type Recorded, StoreUnavailable, Turnstile } from '@ledger/event-store';
import { type AnyLedgerEvent, type EventMetadata, lift, streamOf } from '@ledger/ledger';
import type { Clock } from './clock';
import { isOver, stateOfFile } from './imports/file-stream';
import { newEvent } from './record';

/** Another process may be quicker many times in a row; after this somebody has to be told. */
const PATIENCE_MS = 30_000;

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

  /** What counts of a stream: statements of files that were taken back do not. */
  async standing(stream: StreamName): Promise<readonly Recorded[]> {
    return this.withoutTakenBack(stream, await this.history(stream));
  }

  run<State, Command extends Message, Event extends AnyLedgerEvent, Reason extends string>(
    stream: StreamName,
    decider: Decider<State, Command, Event, Reason>,
    command: Command,
    metadata: EventMetadata,
  ): Promise<Receipt | Refusal<Reason>> {
    return this.inLane(stream, () => this.decided(stream, decider, command, metadata));
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

  private async decided<
    State,
    Command extends Message,
    Event extends AnyLedgerEvent,
    Reason extends string,
  >(
    stream: StreamName,
    decider: Decider<State, Command, Event, Reason>,
    command: Command,
    metadata: EventMetadata,
  ): Promise<Receipt | Refusal<Reason>> {
    const until = performance.now() + PATIENCE_MS;
    while (performance.now() < until) {
      const held = await this.history(stream);
      if (held.some((r) => r.metadata['commandId'] === metadata.commandId)) {
        return { stream, events: 0 };
      }
      const counting = await this.withoutTakenBack(stream, held);
      const past = counting.map((r) => lift(r.type, r.schema, r.data) as Event);
      const state = fold(decider.evolve, decider.initialState, past);
      const outcome = decideWith(decider, command, state);
      if (isRefusal(outcome)) return outcome as Refusal<Reason>;
      const events = (outcome as readonly Event[]).map((event, index) =>
        newEvent(this.clock, event, metadata, index),
      );
      const expected = held.at(-1)?.revision ?? 'noStream';
      const [result] = await this.store.append([{ stream, expected, events }]);
      if (result?.outcome === 'appended' || result?.outcome === 'already-there') {
        return { stream, events: events.length };
      }
    }
    throw new StoreUnavailable('deadline', `${stream} was not written in ${PATIENCE_MS} ms`);
  }

  private async withoutTakenBack(
    stream: StreamName,
    held: readonly Recorded[],
  ): Promise<readonly Recorded[]> {
    const files = [...new Set(held.map(({ metadata }) => metadata['file'] as FileId | undefined))]
      .filter((file) => file !== undefined)
      .filter((file) => streamOf.file(file) !== stream);
    if (files.length === 0) return held;
    const streams = await this.store.readStreams(files.map(streamOf.file));
    const over = new Set<unknown>(
      files.filter((file) => isOver(stateOfFile(streams.get(streamOf.file(file)) ?? []))),
    );
    return held.filter(({ metadata }) => !over.has(metadata['file']));
  }
}
