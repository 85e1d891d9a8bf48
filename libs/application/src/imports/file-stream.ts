import { type FileId, fold } from '@ledger/kernel';
import {
  type EventStore,
  type NewEvent,
  type Recorded,
  StoreUnavailable,
} from '@ledger/event-store';
import {
  file as fileDecider,
  type FileEvent,
  type FileReceived,
  type FileState,
  lift,
  streamOf,
} from '@ledger/ledger';

const EVENTS_A_WRITE = 500;
const TRIES = 20;
const EDITIONS_MAX = 100;

/** A file as the log holds it. */
export interface FileHeld {
  readonly fileId: FileId;
  readonly state: FileState;
  readonly received: FileReceived['data'] | undefined;
  /** The import that brought it. */
  readonly importId: string | undefined;
}

const pastOf = (recorded: readonly Recorded[]): readonly FileEvent[] =>
  recorded.map((r) => lift(r.type, r.schema, r.data) as FileEvent);

export const stateOfFile = (recorded: readonly Recorded[]): FileState =>
  fold(fileDecider.evolve, fileDecider.initialState, pastOf(recorded));

export const fileHeld = async (store: EventStore, fileId: FileId): Promise<FileHeld> => {
  const stream = streamOf.file(fileId);
  const recorded = (await store.readStreams([stream])).get(stream) ?? [];
  return {
    fileId,
    state: stateOfFile(recorded),
    received: pastOf(recorded).find((event) => event.type === 'FileReceived')?.data,
    importId: recorded[0]?.metadata['correlation'] as string | undefined,
  };
};

/** Taken back: its statements count no more. */
export const isOver = ({ status }: FileState) => status === 'withdrawn' || status === 'replaced';

/** A file that was taken back may come again: then it is a new edition, with a stream of its own. */
export const editionFor = async (store: EventStore, contentId: string): Promise<FileHeld> => {
  for (let edition = 1; edition <= EDITIONS_MAX; edition += 1) {
    const held = await fileHeld(
      store,
      (edition === 1 ? contentId : `${contentId}.${edition}`) as FileId,
    );
    if (!isOver(held.state)) return held;
  }
  throw new Error('this file was taken back too many times');
};

/** Appends what the stream does not hold yet; an answer lost on the way is asked again. */
export const appendInOrder = async (
  store: EventStore,
  fileId: FileId,
  events: readonly NewEvent[],
): Promise<void> => {
  const stream = streamOf.file(fileId);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const held = (await store.readStreams([stream])).get(stream) ?? [];
    const there = new Set(held.map(({ id }) => id));
    const missing = events.filter(({ id }) => !there.has(id)).slice(0, EVENTS_A_WRITE);
    if (missing.length === 0) return;
    const expected = held.at(-1)?.revision ?? 'noStream';
    const [result] = await store.append([{ stream, expected, events: missing }]);
    if (result?.outcome !== 'appended') continue;
    if (missing.length < EVENTS_A_WRITE) return;
    attempt = 0;
  }
  throw new StoreUnavailable('deadline', `file ${fileId} was not recorded after ${TRIES} tries`);
};
