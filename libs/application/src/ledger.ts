import {
  decideWith,
  type Decider,
  fold,
  isRefusal,
  type Message,
  type Refusal,
  type StreamName,
} from '@ledger/kernel';
import { type EventStore, type Recorded, StoreUnavailable } from '@ledger/event-store';
import { type AnyLedgerEvent, type EventMetadata, lift } from '@ledger/ledger';
import type { Clock } from './clock';
import { newEvent } from './record';

const TRIES = 20;

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

  async run<State, Command extends Message, Event extends AnyLedgerEvent, Reason extends string>(
    stream: StreamName,
    decider: Decider<State, Command, Event, Reason>,
    command: Command,
    metadata: EventMetadata,
  ): Promise<Receipt | Refusal<Reason>> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const held = await this.history(stream);
      if (held.some((r) => r.metadata['commandId'] === metadata.commandId)) {
        return { stream, events: 0 };
      }
      const past = held.map((r) => lift(r.type, r.schema, r.data) as Event);
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
    throw new StoreUnavailable('deadline', `${stream} was not written after ${TRIES} tries`);
  }
}
