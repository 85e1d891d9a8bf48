import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { isFileError } from './file-error';
import { parseFile } from './parse-file';
import { type FromWorker, packed } from './parse-messages';
import type { ReadLimits } from './table/table';
import { rejectedWorkbookOf } from './workbook/rejected-workbook';

export interface ToWorker {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: ReadLimits;
  readonly wanted: 'rows' | 'rejected-workbook';
}

/** Small enough that taking a page in holds the main thread up for a few milliseconds only. */
const PAGE_ROWS = 1_000;

const serve = async (port: MessagePort, asked: ToWorker): Promise<void> => {
  const send = (message: FromWorker) => port.postMessage(message);
  if (asked.wanted === 'rows') return sendRows(port, send, asked);
  const bytes = await rejectedWorkbookOf(asked, asked.limits);
  send(isFileError(bytes) ? { type: 'refused', error: bytes } : { type: 'workbook', bytes });
};

/** Sends the file, then a page of its rows whenever the main thread has time for one. */
const sendRows = async (
  port: MessagePort,
  send: (message: FromWorker) => void,
  { bytes, fileName, limits }: ToWorker,
): Promise<void> => {
  const result = await parseFile(bytes, fileName, limits);
  if (isFileError(result)) {
    send({ type: 'refused', error: result });
    return;
  }
  const { rows, ...file } = result;
  send({ type: 'file', file });
  for (let from = 0; from < rows.length; from += PAGE_ROWS) {
    await once(port, 'message');
    send({ type: 'page', page: packed(result.kind, rows.slice(from, from + PAGE_ROWS)) });
  }
  await once(port, 'message');
  send({ type: 'end' });
};

if (parentPort) {
  const port = parentPort;
  void serve(port, workerData as ToWorker).finally(() => port.close());
}
