import type { Instant } from '@ledger/kernel';
import { leafHash, recordedFrom } from './codec';
import { type EventStore, ForeignPosition, type Position, type Recorded } from './port';

/** Whatever tells its events from the first to the last: a store, or a file of lines. */
export type LogSource = Pick<EventStore, 'start' | 'readAll'>;

const PAGE = 2_000;

/**
 * The sealed texts of the first `size` events in the order of the log, some at a time. Canonical
 * JSON holds no line break, so a text is a line: the whole log as a plain file, without a database
 * and readable without this program.
 */
export async function* linesOf(
  store: LogSource,
  size: number,
): AsyncGenerator<readonly string[], void> {
  let left = size;
  if (left === 0) return;
  for await (const page of store.readAll(store.start, PAGE)) {
    const lines = page.slice(0, left).map(({ text }) => text);
    yield lines;
    left -= lines.length;
    if (left === 0) return;
  }
}

const START = 'line:0' as Position;

const lineOf = (position: Position): number => {
  const digits = /^line:(\d{1,15})$/.exec(position)?.[1];
  if (digits === undefined) throw new ForeignPosition(position);
  return Number(digits);
};

const recordedIn = (text: string, line: number): Recorded =>
  recordedFrom(text, leafHash(text), `line:${line}` as Position);

/**
 * A log that stands in lines, as `linesOf` gives them; `open` reads them anew from the first. With
 * `until` it ends before the first event that was recorded later: what the log itself held then.
 */
export const logOfLines = (
  open: () => AsyncIterable<readonly string[]>,
  until?: Instant,
): LogSource => ({
  start: START,
  async *readAll(after, pageSize = PAGE) {
    const known = lineOf(after);
    let line = 0;
    let page: Recorded[] = [];
    for await (const lines of open()) {
      for (const text of lines) {
        line += 1;
        if (line <= known) continue;
        const event = recordedIn(text, line);
        if (until !== undefined && event.recordedAt > until) {
          if (page.length > 0) yield page;
          return;
        }
        page.push(event);
        if (page.length === pageSize) {
          yield page;
          page = [];
        }
      }
    }
    if (page.length > 0) yield page;
  },
});
