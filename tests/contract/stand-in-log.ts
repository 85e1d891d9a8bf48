import type { StandInFile } from './stand-in-file';

/** What an EventStoreDB node keeps and decides, as far as the adapter can tell. */
export interface StoredEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly created: string;
}

export type NewStored = Pick<StoredEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;
export type ExpectedHead = 'any' | 'exists' | 'none' | bigint;
export type Verdict =
  | { readonly success: StoredEvent }
  | { readonly wrong: true; readonly head: number }
  | { readonly tooLarge: true };

/** Data bytes only are counted, as version 24.6 does (`Data/Event.cs`). */
export const APPEND_BYTES_MAX = 1024 * 1024;
const TICKS_OF_1970 = '0';
/** The node writes statistics of its own among the events of its users. */
const SYSTEM_EVENT_EVERY = 50;

export class StandInLog {
  readonly all: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly watchers = new Set<() => void>();
  private nextPosition = 0n;

  constructor(private readonly file?: StandInFile) {
    for (const event of file?.found ?? []) this.put(event);
    if (this.all.length === 0) this.keep([this.systemEvent()]);
  }

  streamOf(name: string): readonly StoredEvent[] | undefined {
    return this.streams.get(name);
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** `IndexWriter.CheckCommit`: an explicit head that was passed asks for ids at exact places. */
  append(stream: string, expected: ExpectedHead, events: readonly NewStored[]): Verdict {
    if (events.reduce((sum, { data }) => sum + data.length, 0) > APPEND_BYTES_MAX) {
      return { tooLarge: true };
    }
    const standing = this.streams.get(stream) ?? [];
    const head = standing.length - 1;
    const wrong = { wrong: true, head } as const;
    if (expected === 'exists' && head < 0) return wrong;
    if (expected !== 'any' && expected !== 'exists') {
      const place = expected === 'none' ? -1 : Number(expected);
      if (place > head) return wrong;
      if (place < head) {
        const there = standing.slice(place + 1, place + 1 + events.length);
        const same = events.every(({ id }, i) => there[i]?.id === id);
        const last = there.at(-1);
        return same && last ? { success: last } : wrong;
      }
    }
    return { success: this.write(stream, events) };
  }

  private write(stream: string, events: readonly NewStored[]): StoredEvent {
    const added = events.map((event) => this.add(stream, event));
    const last = added.at(-1);
    if (!last) throw new Error('an append of nothing');
    if (this.all.length % SYSTEM_EVENT_EVERY < events.length) added.push(this.systemEvent());
    this.keep(added);
    for (const watcher of this.watchers) watcher();
    return last;
  }

  private keep(added: readonly StoredEvent[]): void {
    this.file?.add(added);
  }

  /** Positions are places of bytes in a file: they grow and are not dense. */
  private add(stream: string, event: NewStored): StoredEvent {
    const position = this.nextPosition;
    const revision = this.streams.get(stream)?.length ?? 0;
    const stored = { ...event, stream, revision, position, created: TICKS_OF_1970 };
    this.put(stored);
    return stored;
  }

  private put(stored: StoredEvent): void {
    const standing = this.streams.get(stored.stream);
    if (standing) standing.push(stored);
    else this.streams.set(stored.stream, [stored]);
    this.all.push(stored);
    this.nextPosition = stored.position + BigInt(64 + stored.data.length + stored.metadata.length);
  }

  private systemEvent(): StoredEvent {
    return this.add('$stats-127.0.0.1', {
      id: `00000000-0000-4000-8000-${String(this.all.length).padStart(12, '0')}`,
      type: '$statsCollected',
      contentType: 'application/json',
      data: Buffer.from('{}'),
      metadata: new Uint8Array(),
    });
  }
}
