import { Client, type ClientConfig, type Pool } from 'pg';

import { pause } from '../../deadline';
import { type Position, StoreUnavailable } from '../../port';
import { Wake } from '../../wake';
import type { ReadPage } from './read';

/** A notification that is lost costs at most this long. */
const LOOK_AGAIN_MS = 1_000;
const BACK_OFF_MS = { first: 100, most: 5_000 };

/** The connection that listens, shared by all followers, while there are any. */
export class Listener {
  readonly wake = new Wake();
  private followers = 0;
  private stop: AbortController | undefined;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: Pool,
    private readonly channel: string,
  ) {}

  join(): void {
    this.followers += 1;
    if (this.followers > 1) return;
    this.stop = new AbortController();
    this.ended = this.listen(this.stop.signal);
  }

  async leave(): Promise<void> {
    this.followers -= 1;
    if (this.followers > 0) return;
    this.stop?.abort();
    await this.ended;
  }

  private async listen(signal: AbortSignal): Promise<void> {
    let wait = BACK_OFF_MS.first;
    while (!signal.aborted) {
      if (await this.hearUntilLost(signal)) wait = BACK_OFF_MS.first;
      await pause(wait, signal);
      wait = Math.min(wait * 2, BACK_OFF_MS.most);
    }
  }

  /** True when it had been listening. Failing is no error: followers look again by themselves. */
  private async hearUntilLost(signal: AbortSignal): Promise<boolean> {
    const client = new Client(this.pool.options as ClientConfig);
    const lost = new Promise<void>((resolve) => {
      client.once('error', () => resolve()).once('end', () => resolve());
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    client.on('error', () => undefined);
    client.on('notification', () => this.wake.ring());
    try {
      await client.connect();
      await client.query(`listen ${this.channel}`);
      // What was written before the ear was open made no sound.
      this.wake.ring();
      await lost;
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** A page; or, while the server is away, nothing yet. Mistakes of ours are not waited out. */
const orNothing = async <T>(page: Promise<T>): Promise<T | undefined> => {
  try {
    return await page;
  } catch (error) {
    if (error instanceof StoreUnavailable && error.kind === 'unreachable') return undefined;
    throw error;
  }
};

/** Pages of everything after `after`, then what comes, until the signal aborts. */
export async function* followLog<T extends { readonly position: Position }>(
  read: ReadPage<T>,
  pageSize: number,
  listener: Listener,
  after: Position,
  signal: AbortSignal,
): AsyncGenerator<readonly T[]> {
  let last = after;
  let wait = BACK_OFF_MS.first;
  listener.join();
  try {
    while (!signal.aborted) {
      const rung = listener.wake.count;
      const page = await orNothing(read(last, pageSize));
      if (signal.aborted) return;
      if (!page) {
        await pause(wait, signal);
        wait = Math.min(wait * 2, BACK_OFF_MS.most);
        continue;
      }
      wait = BACK_OFF_MS.first;
      last = page.at(-1)?.position ?? last;
      if (page.length > 0) yield page;
      else await listener.wake.after(rung, LOOK_AGAIN_MS, signal);
    }
  } finally {
    await listener.leave();
  }
}
