import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';

import type { StoredEvent } from './stand-in-log';

type Line = Omit<StoredEvent, 'data' | 'metadata' | 'position'> & {
  readonly data: string;
  readonly metadata: string;
  readonly position: string;
};

const lineOf = (events: readonly StoredEvent[]): string => {
  const plain = events.map((event): Line => ({
    ...event,
    data: Buffer.from(event.data).toString('base64'),
    metadata: Buffer.from(event.metadata).toString('base64'),
    position: String(event.position),
  }));
  return `${JSON.stringify(plain)}\n`;
};

const eventsIn = (line: string): readonly StoredEvent[] =>
  (JSON.parse(line) as readonly Line[]).map((event) => ({
    ...event,
    data: Buffer.from(event.data, 'base64'),
    metadata: Buffer.from(event.metadata, 'base64'),
    position: BigInt(event.position),
  }));

/**
 * The log of a stand-in that may be killed and started again: an append is one line, written by
 * one call before it is answered. What is in the hands of the system outlives the process; a power
 * cut is not doubled.
 */
export class StandInFile {
  private readonly file: number;
  readonly found: readonly StoredEvent[];

  constructor(path: string) {
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    // A line without an end was cut off by the kill, and nobody was told of it.
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
    this.found = whole.split('\n').flatMap((line) => (line ? eventsIn(line) : []));
    this.file = openSync(path, 'a');
  }

  add(events: readonly StoredEvent[]): void {
    writeSync(this.file, lineOf(events));
  }

  close(): void {
    closeSync(this.file);
  }
}
