import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type FileError, fileError } from './file-error';
import { type ParsedFile, parseFile } from './parse-file';
import { type FromWorker, unpacked } from './parse-messages';
// Also what makes the compiler put the worker beside this file: nothing else names it.
import type { ToWorker } from './parse-worker';
import type { ParsedRow } from './rows';
import { defaultLimits, type ReadLimits } from './table/table';
import { rejectedWorkbookOf, type SourceFile } from './workbook/rejected-workbook';

export interface WorkerOptions {
  readonly limits?: ReadLimits;
  /** The heap of the worker; reading 40 000 rows takes about 300 MB. */
  readonly memoryMb?: number;
  readonly timeoutMs?: number;
}

const MEMORY_MB = 1_536;
const TIMEOUT_MS = 120_000;

/** Compiled code has it beside this file; where only the sources are, nothing can be started. */
const workerFile = join(__dirname, 'parse-worker.js');

/**
 * One file at a time is read beside the main thread, so that the memory of one bounds that of all:
 * two offices that send their largest lists at once wait for each other.
 */
const lane = { last: Promise.resolve<unknown>(undefined) };

const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const run = lane.last.then(work);
  lane.last = run.catch(() => undefined);
  return run;
};

type Result = ParsedFile | Uint8Array | FileError;

const workOn = async (
  bytes: Uint8Array,
  fileName: string,
  wanted: ToWorker['wanted'],
  { limits = defaultLimits, memoryMb = MEMORY_MB, timeoutMs = TIMEOUT_MS }: WorkerOptions,
): Promise<Result> => {
  // A copy is handed over, because the caller still needs the bytes (to store and to hash them).
  const copy = Uint8Array.from(bytes);
  const workerData: ToWorker = { bytes: copy, fileName, limits, wanted };
  const worker = new Worker(workerFile, {
    workerData,
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  try {
    return await resultOf(worker, timeoutMs);
  } finally {
    await worker.terminate();
  }
};

/**
 * `parseFile` on a thread of its own, so that the main thread keeps answering. A worker that runs
 * out of memory or time, or dies, becomes a file error; nobody else notices.
 */
export const parseInWorker = (
  bytes: Uint8Array,
  fileName: string,
  options: WorkerOptions = {},
): Promise<ParsedFile | FileError> =>
  existsSync(workerFile)
    ? inTurn(async () => (await workOn(bytes, fileName, 'rows', options)) as ParsedFile | FileError)
    : parseFile(bytes, fileName, options.limits);

/** The rows a large file had sent back, as a workbook, made on a thread of its own as well. */
export const rejectedWorkbookInWorker = (
  { bytes, fileName }: SourceFile,
  options: WorkerOptions = {},
): Promise<Uint8Array | FileError> =>
  existsSync(workerFile)
    ? inTurn(
        async () =>
          (await workOn(bytes, fileName, 'rejected-workbook', options)) as Uint8Array | FileError,
      )
    : rejectedWorkbookOf({ bytes, fileName }, options.limits);

const ranOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const resultOf = (worker: Worker, timeoutMs: number): Promise<Result> =>
  new Promise((resolve) => {
    const seconds = String(Math.round(timeoutMs / 1000));
    const timer = setTimeout(() => resolve(fileError('PARSE_TIMEOUT', seconds)), timeoutMs);
    const settle = (result: Result) => {
      clearTimeout(timer);
      resolve(result);
    };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    const more = () => worker.postMessage('more');
    worker.on('message', collector(settle, more));
    worker.once('error', (error: unknown) =>
      settle(fileError(ranOutOfMemory(error) ? 'PARSE_OUT_OF_MEMORY' : 'PARSE_FAILED')),
    );
    worker.once('exit', () => settle(fileError('PARSE_FAILED')));
  });

/**
 * Puts the pages together again. The next is asked for before this one is unpacked, so that both
 * threads work; one page is on its way at a time, so that other work has its turn in between.
 */
const collector = (settle: (result: Result) => void, more: () => void) => {
  let file: Omit<ParsedFile, 'rows'> | undefined;
  const rows: ParsedRow[] = [];
  return (message: FromWorker): void => {
    if (message.type === 'refused') return settle(message.error);
    if (message.type === 'workbook') return settle(message.bytes);
    if (message.type === 'end' && file) return settle({ ...file, rows });
    more();
    if (message.type === 'file') file = message.file;
    if (message.type === 'page' && file) rows.push(...unpacked(file.kind, message.page));
  };
};
