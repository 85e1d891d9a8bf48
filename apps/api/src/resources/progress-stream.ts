import { setTimeout as sleep } from 'node:timers/promises';
import type { Response } from 'express';
import { absenceIn, type ImportProgress } from '@ledger/application';

const LOOK_MS = 250;
/** Proxies close what is silent for long. */
const ALIVE_MS = 15_000;

type Ask = () => Promise<ImportProgress | undefined>;

const isOver = ({ phase }: ImportProgress): boolean => phase === 'finished' || phase === 'failed';

/** While the database is away the import waits, and so does who watches it. */
const askPatiently = async (ask: Ask): Promise<ImportProgress | undefined> => {
  try {
    return await ask();
  } catch (error) {
    if (absenceIn(error)) return undefined;
    throw error;
  }
};

const pause = (signal: AbortSignal): Promise<void> =>
  sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);

const follow = async (response: Response, first: ImportProgress, ask: Ask): Promise<void> => {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  let latest = first;
  let sent = '';
  let silentMs = 0;
  while (!gone.signal.aborted) {
    const text = JSON.stringify(latest);
    if (text !== sent) {
      response.write(`data: ${text}\n\n`);
      silentMs = 0;
    } else if (silentMs >= ALIVE_MS) {
      response.write(': still here\n\n');
      silentMs = 0;
    }
    sent = text;
    if (isOver(latest)) break;
    await pause(gone.signal);
    silentMs += LOOK_MS;
    latest = (await askPatiently(ask)) ?? latest;
  }
};

/** Server-sent events: the progress each time it changed, until the import is over. */
export const streamProgress = async (
  response: Response,
  first: ImportProgress,
  ask: Ask,
): Promise<void> => {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  await follow(response, first, ask);
  response.end();
};
