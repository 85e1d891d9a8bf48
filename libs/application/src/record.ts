import type { FileId, JsonObject, StreamName } from '@ledger/kernel';
import {
  type EventStore,
  type NewEvent,
  type Recorded,
  StoreUnavailable,
  type StreamWrite,
} from '@ledger/event-store';
import type { Statement } from '@ledger/intake';
import {
  type AnyLedgerEvent,
  catalogue,
  decideReport,
  type EventMetadata,
  streamOfReport,
} from '@ledger/ledger';
import type { Clock } from './clock';
import { eventId, statementAgain, statementId } from './identity';

const WRITES_AT_ONCE = 2_000;
const EVENTS_A_WRITE = 500;
const TRIES = 50;

/** What all statements of one file share. */
export interface Recording {
  readonly file: FileId;
  readonly actor: string;
  readonly receivedOn: EventMetadata['receivedOn'];
  readonly declared: boolean;
  readonly correlation: string;
  /** Does this other file still stand? Statements of files taken back are made again. */
  readonly stands: (file: FileId) => Promise<boolean>;
}

export const newEvent = (
  clock: Clock,
  event: AnyLedgerEvent,
  metadata: EventMetadata,
  index = 0,
): NewEvent => ({
  id: eventId(metadata.commandId, index),
  type: event.type,
  schema: catalogue[event.type].schema,
  data: event.data as unknown as JsonObject,
  metadata: metadata as unknown as JsonObject,
  recordedAt: clock.now(),
});

interface Stated {
  readonly stream: StreamName;
  readonly statement: Statement;
  readonly id: ReturnType<typeof statementId>;
}

const metadataOf = (recorded: Recorded) => recorded.metadata as unknown as EventMetadata;

/** A file that stands has said the same by that day: nothing new is said. */
const isAlreadyStated = async (
  stated: Stated,
  held: readonly Recorded[],
  recording: Recording,
): Promise<boolean> => {
  for (const metadata of held.map(metadataOf)) {
    if (metadata.statementId !== stated.id) continue;
    if (metadata.file === recording.file) return true;
    const later =
      metadata.knownOn > stated.statement.knownOn || metadata.receivedOn > recording.receivedOn;
    if (!later && (!metadata.file || (await recording.stands(metadata.file)))) return true;
  }
  return false;
};

const toEvents = (
  clock: Clock,
  { statement, id }: Stated,
  held: readonly Recorded[],
  recording: Recording,
): readonly NewEvent[] => {
  const repeated = held.some((recorded) => metadataOf(recorded).statementId === id);
  const metadata: EventMetadata = {
    commandId: repeated ? statementAgain(id, recording.file) : id,
    statementId: id,
    actor: recording.actor,
    knownOn: statement.knownOn,
    receivedOn: recording.receivedOn,
    declared: recording.declared,
    file: recording.file,
    row: statement.row,
    correlation: recording.correlation,
  };
  return decideReport(statement.report).map((event, i) => newEvent(clock, event, metadata, i));
};

const slices = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );

/** One write a stream of what is not said yet. Long lists go on in the next round. */
const writeFor = async (
  clock: Clock,
  stream: StreamName,
  waiting: readonly Stated[],
  held: readonly Recorded[],
  recording: Recording,
): Promise<StreamWrite | undefined> => {
  const events: NewEvent[] = [];
  for (const stated of waiting) {
    if (await isAlreadyStated(stated, held, recording)) continue;
    events.push(...toEvents(clock, stated, held, recording));
    if (events.length >= EVENTS_A_WRITE) break;
  }
  if (events.length === 0) return undefined;
  const head = held.at(-1);
  return { stream, expected: head ? head.revision : 'noStream', events };
};

/**
 * Appends statements, each once. A conflict or an unknown outcome is answered by reading the
 * stream again: what is already there is not written twice. Returns how many were new.
 */
const recordGroup = async (
  store: EventStore,
  clock: Clock,
  streams: ReadonlyMap<StreamName, readonly Stated[]>,
  recording: Recording,
): Promise<number> => {
  let recorded = 0;
  let open = [...streams.keys()];
  for (let round = 0; open.length > 0; round += 1) {
    if (round === TRIES) throw new StoreUnavailable('deadline', `unanswered ${TRIES} times`);
    const held = await store.readStreams(open);
    const writes: StreamWrite[] = [];
    for (const stream of open) {
      const waiting = streams.get(stream) ?? [];
      const write = await writeFor(clock, stream, waiting, held.get(stream) ?? [], recording);
      if (write) writes.push(write);
    }
    const results = await store.append(writes);
    results.forEach((result, index) => {
      if (result.outcome === 'appended') recorded += writes[index]!.events.length;
    });
    open = writes
      .filter((write, index) => {
        const full = write.events.length >= EVENTS_A_WRITE;
        const { outcome } = results[index]!;
        return full || outcome === 'conflict' || outcome === 'unknown';
      })
      .map((write) => write.stream);
  }
  return recorded;
};

/** Records the statements of a file; says how many were new and how many had been said. */
export const recordStatements = async (
  store: EventStore,
  clock: Clock,
  statements: readonly Statement[],
  recording: Recording,
): Promise<{ readonly stated: number; readonly alreadyStated: number }> => {
  const unique = new Map<string, Stated>();
  for (const statement of statements) {
    const id = statementId(statement.report);
    if (!unique.has(id))
      unique.set(id, { stream: streamOfReport(statement.report), statement, id });
  }
  const streams = new Map<StreamName, Stated[]>();
  for (const stated of unique.values()) {
    const list = streams.get(stated.stream);
    if (list) list.push(stated);
    else streams.set(stated.stream, [stated]);
  }
  let stated = 0;
  for (const slice of slices([...streams], WRITES_AT_ONCE)) {
    stated += await recordGroup(store, clock, new Map(slice), recording);
  }
  return { stated, alreadyStated: unique.size - stated };
};
