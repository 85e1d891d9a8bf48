import type { Brand, EventId, Instant, JsonObject, StreamName } from '@ledger/kernel';

import type { Frontier } from './seal/merkle';

/** Place of an event in its stream: 0 for the first. */
export type Revision = bigint;

/** Place in the whole log: opaque, text, totally ordered by `comparePositions` of its store only. */
export type Position = Brand<string, 'Position'>;

/** An event on its way into the log. `recordedAt` is stamped by the command runner and sealed. */
export interface NewEvent {
  readonly id: EventId;
  readonly type: string;
  readonly schema: number;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  readonly recordedAt: Instant;
}

/** An event as the log holds it. `leaf` is the RFC 6962 leaf hash of `text`, lower-case hex. */
export interface Recorded extends NewEvent {
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  /** RFC 8785 canonical JSON of the sealed record: what the hash is taken over. */
  readonly text: string;
  readonly leaf: string;
}

/** 'noStream' is not revision 0: the stream must not exist yet. */
export type Expected = 'noStream' | Revision;

/** Events for one stream. All or nothing; at most 1,000 events and 1 MiB. */
export interface StreamWrite {
  readonly stream: StreamName;
  readonly expected: Expected;
  readonly events: readonly NewEvent[];
}

export type WriteResult =
  | { readonly outcome: 'appended'; readonly revision: Revision; readonly position: Position }
  /** The same event ids stand at the expected place already: the answer of the first time. */
  | { readonly outcome: 'already-there'; readonly revision: Revision; readonly position: Position }
  | { readonly outcome: 'conflict'; readonly expected: Expected; readonly actual: Expected }
  /** It may or may not have been written: send the same ids with the same expectation again. */
  | { readonly outcome: 'unknown'; readonly cause: string };

/** An append-only log. Every adapter passes `contract/event-store.contract.ts`. */
export interface EventStore {
  /** Each write (one stream) is all or nothing; the list is not. One result a write, in order. */
  append(writes: readonly StreamWrite[]): Promise<readonly WriteResult[]>;

  /** From `from` (included) on, oldest first. A stream nobody wrote is `StreamNotFound`. */
  readStream(stream: StreamName, from?: Revision): AsyncIterable<Recorded>;

  /** Several streams whole, for bulk work; a stream nobody wrote is absent from the answer. */
  readStreams(
    streams: readonly StreamName[],
  ): Promise<ReadonlyMap<StreamName, readonly Recorded[]>>;

  /** Pages of everything after `after`, in one total order; what is visible never changes. */
  readAll(after: Position, pageSize?: number): AsyncIterable<readonly Recorded[]>;

  /** The same, then live, until the signal aborts. */
  follow(after: Position, signal: AbortSignal): AsyncIterable<readonly Recorded[]>;

  /** Before the first event. */
  readonly start: Position;
  /** Negative when `a` is earlier. @throws ForeignPosition for a token of another store. */
  comparePositions(a: Position, b: Position): number;

  /** The writes of one `append` get their places in the order of the list; elsewhere they race. */
  readonly keepsListOrder?: true;

  /** Stores whose positions leave no gap know which event of the log has which. */
  readonly places?: Places;

  /** Stores that move the tree head together with the append tell where it is. */
  head?(): Promise<Frontier>;

  /** What `follow` and `readAll` tell, without the events: for stores that can do it for less. */
  readLeaves?(after: Position): AsyncIterable<readonly Leaf[]>;
  followLeaves?(after: Position, signal: AbortSignal): AsyncIterable<readonly Leaf[]>;

  /** Stores that keep parts of an event beside its text say where the two differ first. */
  checkBesideText?(): Promise<WrongPlace | undefined>;

  /** Never throws: a store that cannot be asked is down. */
  health(): Promise<StoreHealth>;

  close(): Promise<void>;
}

/** 'not-leader': it answers and may be read, but another takes the writes. */
export type StoreHealth = 'up' | 'not-leader' | 'down';

/** An event as the seal sees it: `hash` is its leaf hash, 32 bytes. */
export interface Leaf {
  readonly position: Position;
  readonly hash: Buffer;
}

/** Between the position of an event and its index in the log, 0 for the first. */
export interface Places {
  /** @throws ForeignPosition for a token of another store. */
  indexOf(position: Position): number;
  positionAt(index: number): Position;
}

/** The first place where the log is not what was written. */
export interface WrongPlace {
  readonly position: Position;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly reason: string;
}

export class StreamNotFound extends Error {
  constructor(readonly stream: StreamName) {
    super(`stream not found: ${stream}`);
    this.name = 'StreamNotFound';
  }
}

export class ForeignPosition extends Error {
  constructor(position: string) {
    super(`not a position of this store: ${position}`);
    this.name = 'ForeignPosition';
  }
}

/** What was read is not what was sealed: somebody changed it outside the ledger. */
export class SealBroken extends Error implements WrongPlace {
  constructor(
    readonly position: Position,
    readonly stream: StreamName,
    readonly revision: Revision,
    readonly reason: string,
  ) {
    super(`${stream} ${revision} at ${position}: ${reason}`);
    this.name = 'SealBroken';
  }
}

/** The log and its tree head do not fit: one of them was changed, so nothing more is written. */
export class HeadBroken extends Error {
  constructor(detail: string) {
    super(`the log does not fit its tree head: ${detail}`);
    this.name = 'HeadBroken';
  }
}

/** The write was malformed and nothing was sent: our own mistake, so it is thrown. */
export class InvalidWrite extends Error {
  constructor(
    readonly reason:
      | 'empty-write'
      | 'not-a-uuid'
      | 'empty-type'
      | 'reserved-name'
      | 'too-many-events'
      | 'event-too-large'
      | 'write-too-large'
      | 'not-canonical',
    detail: string,
  ) {
    super(`${reason}: ${detail}`);
    this.name = 'InvalidWrite';
  }
}

/** The store cannot be reached or refused us; `kind` tells which, because the remedies differ. */
export class StoreUnavailable extends Error {
  constructor(
    readonly kind: 'unreachable' | 'tls' | 'authentication' | 'deadline' | 'unsupported',
    detail: string,
  ) {
    super(`${kind}: ${detail}`);
    this.name = 'StoreUnavailable';
  }
}
