import type { DivisionCode, FileId, LocalDate } from '@ledger/kernel';
import { fold } from '@ledger/kernel';
import type { EventStore, NewEvent } from '@ledger/event-store';
import {
  headerStatements,
  isFileError,
  isImported,
  type ParsedFile,
  parseFile,
  parseInWorker,
  statementsOf,
} from '@ledger/intake';
import {
  type EventMetadata,
  file as fileDecider,
  type FileEvent,
  type FileKind,
  type FileReceived,
  type FileState,
  lift,
  streamOf,
} from '@ledger/ledger';
import type { Tokens, Vault } from '@ledger/people';
import type { FileReport, RejectedRow } from '../answers';
import type { Clock } from '../clock';
import { commandIdFrom } from '../identity';
import { newEvent, recordStatements } from '../record';
import { duplicateFile } from './words';

const ROWS_AT_ONCE = 2_000;
const REJECTED_A_WRITE = 500;
const EDITIONS_MAX = 100;
/** Up to here a file is read in a moment; a larger one is read on a thread of its own. */
const SMALL_BYTES = 256 * 1024;

export interface Intake {
  readonly store: EventStore;
  readonly vault: Vault;
  readonly tokens: Tokens;
  readonly clock: Clock;
}

/** A file on its way in, with what its sender and its day of receipt are. */
export interface Arriving {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly division: DivisionCode;
  readonly receivedOn: LocalDate;
  readonly declared: boolean;
  readonly actor: string;
  readonly importId: string;
  readonly replaces?: FileId;
}

export type ReadFile = ParsedFile & { readonly kind: FileKind };

export const readFile = (bytes: Uint8Array, fileName: string) =>
  bytes.length <= SMALL_BYTES ? parseFile(bytes, fileName) : parseInWorker(bytes, fileName);

/** The same content, also saved again by another program or in another order, is one file. */
export const contentIdOf = (parsed: ParsedFile, tokens: Tokens): string => {
  const rows = parsed.rows.map(({ cells }) => JSON.stringify(cells)).sort();
  const rejected = parsed.rejected.map(({ row, code }) => `${row} ${code}`);
  const said = [parsed.kind, parsed.title, parsed.block, rows, rejected];
  return tokens.contentToken(JSON.stringify(said));
};

interface Held {
  readonly fileId: FileId;
  readonly state: FileState;
  readonly received: FileReceived['data'] | undefined;
  readonly events: number;
}

export const fileHeld = async (store: EventStore, fileId: FileId): Promise<Held> => {
  const stream = streamOf.file(fileId);
  const recorded = (await store.readStreams([stream])).get(stream) ?? [];
  const past = recorded.map((r) => lift(r.type, r.schema, r.data) as FileEvent);
  return {
    fileId,
    state: fold(fileDecider.evolve, fileDecider.initialState, past),
    received: past.find((event) => event.type === 'FileReceived')?.data,
    events: recorded.length,
  };
};

const isOver = ({ status }: FileState) => status === 'withdrawn' || status === 'replaced';

/** A file that was taken back may come again: then it is a new edition, with a stream of its own. */
const editionFor = async (store: EventStore, contentId: string): Promise<Held> => {
  for (let edition = 1; edition <= EDITIONS_MAX; edition += 1) {
    const held = await fileHeld(
      store,
      (edition === 1 ? contentId : `${contentId}.${edition}`) as FileId,
    );
    if (!isOver(held.state)) return held;
  }
  throw new Error('this file was taken back too many times');
};

export const rejectedRows = (parsed: ParsedFile): readonly RejectedRow[] =>
  parsed.rejected.map(({ sheet, row, column, code, key, zh, en }) => ({
    sheet,
    row,
    column,
    code,
    key: key || null,
    zh,
    en,
  }));

export const reportOf = (
  fileName: string,
  outcome: FileReport['outcome'],
  said: Partial<FileReport> = {},
): FileReport => ({
  fileName,
  fileId: null,
  kind: null,
  outcome,
  sheet: null,
  headerRow: null,
  dataRows: 0,
  accepted: 0,
  rejected: [],
  problem: null,
  ...said,
});

const metadataFor = (
  arriving: Pick<Arriving, 'actor' | 'importId' | 'receivedOn' | 'declared'>,
  fileId: FileId,
  ...what: readonly string[]
): EventMetadata => ({
  commandId: commandIdFrom(fileId, ...what),
  actor: arriving.actor,
  knownOn: arriving.receivedOn,
  receivedOn: arriving.receivedOn,
  declared: arriving.declared,
  file: fileId,
  correlation: arriving.importId,
});

/** Appends what the stream does not hold yet; an answer lost on the way is asked again. */
const appendInOrder = async (
  { store }: Intake,
  fileId: FileId,
  events: readonly NewEvent[],
): Promise<void> => {
  const stream = streamOf.file(fileId);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const held = (await store.readStreams([stream])).get(stream) ?? [];
    const there = new Set(held.map(({ id }) => id));
    const missing = events.filter(({ id }) => !there.has(id)).slice(0, REJECTED_A_WRITE);
    if (missing.length === 0) return;
    const expected = held.at(-1)?.revision ?? 'noStream';
    await store.append([{ stream, expected, events: missing }]);
    if (missing.length === REJECTED_A_WRITE) attempt = 0;
  }
  throw new Error(`file ${fileId} could not be recorded`);
};

const receive = async (intake: Intake, arriving: Arriving, parsed: ReadFile, fileId: FileId) => {
  const { clock, tokens } = intake;
  const received: FileReceived['data'] = {
    kind: parsed.kind,
    digest: tokens.contentToken(arriving.bytes),
    division: arriving.division,
    receivedOn: arriving.receivedOn,
    declared: arriving.declared,
    rows: parsed.dataRows,
    rejectedRows: parsed.rejected.length,
    ...(arriving.replaces && { replaces: arriving.replaces }),
  };
  const events = [
    newEvent(
      clock,
      { type: 'FileReceived', data: received },
      metadataFor(arriving, fileId, 'received'),
    ),
    ...parsed.rejected.map(({ sheet, row, column, code }, index) =>
      newEvent(
        clock,
        { type: 'RowRejected', data: { sheet, row, column, code } },
        metadataFor(arriving, fileId, 'rejected', String(index)),
      ),
    ),
  ];
  await appendInOrder(intake, fileId, events);
  return received;
};

/** Records the statements of a file, a slice of rows at a time. */
export const stateRows = async (
  intake: Intake,
  parsed: ReadFile,
  fileId: FileId,
  received: FileReceived['data'],
  by: { readonly actor: string; readonly importId: string },
  onRows: (rows: number) => void,
): Promise<{ stated: number; alreadyStated: number }> => {
  const { store, clock, vault, tokens } = intake;
  const context = { receivedOn: received.receivedOn, division: received.division };
  const standing = new Map<FileId, Promise<boolean>>();
  const stands = (other: FileId) => {
    const known = standing.get(other) ?? fileHeld(store, other).then(({ state }) => !isOver(state));
    standing.set(other, known);
    return known;
  };
  const recording = {
    file: fileId,
    actor: by.actor,
    receivedOn: received.receivedOn,
    declared: received.declared,
    correlation: by.importId,
    stands,
  };
  const sum = { stated: 0, alreadyStated: 0 };
  const record = async (statements: Awaited<ReturnType<typeof statementsOf>>) => {
    const { stated, alreadyStated } = await recordStatements(store, clock, statements, recording);
    sum.stated += stated;
    sum.alreadyStated += alreadyStated;
  };
  await record(headerStatements(parsed, context));
  for (let start = 0; start < parsed.rows.length; start += ROWS_AT_ONCE) {
    const rows = parsed.rows.slice(start, start + ROWS_AT_ONCE);
    await record(await statementsOf({ ...parsed, rows }, context, vault, tokens));
    onRows(rows.length);
  }
  return sum;
};

const complete = async (
  intake: Intake,
  arriving: Arriving,
  parsed: ReadFile,
  fileId: FileId,
  sum: { stated: number; alreadyStated: number },
) => {
  const imported = newEvent(
    intake.clock,
    {
      type: 'FileImported',
      data: {
        accepted: parsed.rows.length,
        rejected: parsed.rejected.length,
        statements: sum.stated,
        alreadyStated: sum.alreadyStated,
      },
    },
    metadataFor(arriving, fileId, 'imported'),
  );
  await appendInOrder(intake, fileId, [imported]);
};

/**
 * Takes one file in, from its bytes to the last of its statements. May be called again after any
 * interruption: what is in the log is not written twice, and the days of the first time stand.
 */
export const takeFile = async (
  intake: Intake,
  arriving: Arriving,
  onRows: (rows: number) => void,
): Promise<FileReport> => {
  const { fileName, bytes } = arriving;
  const parsed = await readFile(bytes, fileName);
  if (isFileError(parsed)) {
    const { code, zh, en } = parsed;
    const outcome = code === 'UNKNOWN_KIND' ? 'left-aside' : 'refused';
    return reportOf(fileName, outcome, { problem: { code, zh, en } });
  }
  const about = {
    kind: parsed.kind,
    sheet: parsed.sheet,
    headerRow: parsed.headerRow,
    dataRows: parsed.dataRows,
  };
  if (parsed.leftAside || !isImported(parsed.kind)) {
    const problem = parsed.leftAside
      ? { code: parsed.leftAside.code, zh: parsed.leftAside.zh, en: parsed.leftAside.en }
      : null;
    return reportOf(fileName, 'left-aside', { ...about, problem });
  }
  const read = parsed as ReadFile;
  const held = await editionFor(intake.store, contentIdOf(parsed, intake.tokens));
  const { fileId } = held;
  if (held.state.status === 'imported') {
    const digest = held.received?.digest ?? '';
    const names = await intake.vault.originalNames([uploadIdOf(digest)]);
    const problem = duplicateFile(names.get(uploadIdOf(digest)) ?? fileName);
    onRows(parsed.rows.length);
    return reportOf(fileName, 'duplicate', { ...about, fileId, problem });
  }
  const received = held.received ?? (await receive(intake, arriving, read, fileId));
  const sum = await stateRows(intake, read, fileId, received, arriving, onRows);
  const days = { receivedOn: received.receivedOn, declared: received.declared };
  await complete(intake, { ...arriving, ...days }, read, fileId, sum);
  return reportOf(fileName, 'imported', {
    ...about,
    fileId,
    accepted: parsed.rows.length,
    rejected: rejectedRows(parsed),
  });
};

/** Where the vault keeps the bytes of an upload with this digest. */
export const uploadIdOf = (digest: string): string => `upload-${digest}`;
