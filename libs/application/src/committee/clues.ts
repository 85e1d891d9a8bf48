import {
  type CommandId,
  decideWith,
  fold,
  isRefusal,
  type JsonObject,
  type Refusal,
  type StreamName,
} from '@ledger/kernel';
import {
  canonicalEventJson,
  type EventStore,
  type Recorded,
  StoreUnavailable,
  uuidFrom,
} from '@ledger/event-store';
import { HomeProblem } from '@ledger/home';
import {
  clue,
  type ClueCommand,
  type ClueEvent,
  type ClueNo,
  type ClueRefusal,
  type ClueState,
  streamOf,
} from '@ledger/ledger';
import type { Clock } from '../clock';
import { eventId } from '../identity';
import type { Receipt } from '../ledger';
import { type CommitteeKeys, keyedToken, type ReaderKeys } from './keys';
import { type CommitteeRecord, openRecord, RecordDoesNotOpen, sealRecord } from './records';

/** The committee's private key is not on this machine: its log can be written and not read. */
export class CommitteeKeyAway extends HomeProblem {
  constructor() {
    super(
      '纪工委密钥不在本机：记录照常写入，但无法读出。请用 LEDGER_COMMITTEE_KEY 提供密钥。',
      'The key of the committee is not on this machine: records are written and cannot be read. Give it in LEDGER_COMMITTEE_KEY.',
    );
    this.name = 'CommitteeKeyAway';
  }
}

interface Needs {
  readonly store: EventStore;
  readonly keys: CommitteeKeys;
  readonly clock: Clock;
}

export type ClueRecord = CommitteeRecord<ClueEvent>;

/** A clue with everything that was done with it, oldest first. */
export interface ClueHistory {
  readonly state: ClueState;
  readonly records: readonly ClueRecord[];
}

const TRIES = 20;

/** Loads, decides and appends the acts on clues. Every method throws CommitteeKeyAway. */
export class Clues {
  constructor(private readonly needs: Needs) {}

  private get reader(): ReaderKeys {
    const { reader } = this.needs.keys;
    if (!reader) throw new CommitteeKeyAway();
    return reader;
  }

  private streamOf(number: ClueNo): StreamName {
    return streamOf.clue(uuidFrom(keyedToken(this.reader.clueNames, 'clue', number)));
  }

  private async held(stream: StreamName): Promise<readonly Recorded[]> {
    return (await this.needs.store.readStreams([stream])).get(stream) ?? [];
  }

  private opened(held: readonly Recorded[]): ClueHistory {
    const records = held.map((recorded) => {
      const record = openRecord(this.reader.opener, recorded);
      if (!record) throw new RecordDoesNotOpen(recorded);
      return record as ClueRecord;
    });
    const events = records.map(({ event }) => event);
    return { state: fold(clue.evolve, clue.initialState, events), records };
  }

  /** `status` is 'none' and there are no records when nobody received it. */
  async history(number: ClueNo): Promise<ClueHistory> {
    return this.opened(await this.held(this.streamOf(number)));
  }

  /** An act that was the last one already is answered as the first time. */
  async run(
    number: ClueNo,
    command: ClueCommand,
    actor: string,
  ): Promise<Receipt | Refusal<ClueRefusal>> {
    const stream = this.streamOf(number);
    const contentId = this.contentOf(number, command);
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const held = await this.held(stream);
      const { state, records } = this.opened(held);
      if (records.at(-1)?.metadata.contentId === contentId) return { stream, events: 0 };
      const outcome = decideWith(clue, command, state);
      if (isRefusal(outcome)) return outcome as Refusal<ClueRefusal>;
      const last = held.at(-1)?.revision;
      // The same act may come again later in the life of a clue, so its place is part of the id.
      const id = uuidFrom(`${contentId}/${last ?? 'first'}`) as CommandId;
      const events = (outcome as readonly ClueEvent[]).map((event, index) =>
        this.sealed(stream, id, index, event, { actor, contentId }),
      );
      const [result] = await this.needs.store.append([
        { stream, expected: last ?? 'noStream', events },
      ]);
      if (result?.outcome === 'appended' || result?.outcome === 'already-there') {
        return { stream, events: events.length };
      }
    }
    throw new StoreUnavailable('deadline', `${stream} was not written after ${TRIES} tries`);
  }

  /** Keyed: what is sealed must not be guessed from the id of its event. */
  private contentOf(number: ClueNo, { type, data }: ClueCommand): string {
    const content = canonicalEventJson(data as unknown as JsonObject);
    return keyedToken(this.reader.clueNames, 'act', number, type, content);
  }

  private sealed(
    stream: StreamName,
    id: CommandId,
    index: number,
    event: ClueEvent,
    metadata: { readonly actor: string; readonly contentId: string },
  ) {
    const { keys, clock } = this.needs;
    return sealRecord(keys.sealer, clock, { stream, id: eventId(id, index) }, event, metadata);
  }
}
