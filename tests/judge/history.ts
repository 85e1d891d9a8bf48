/** A moment of the machine's monotonic clock, in microseconds; one clock for all processes. */
export type Moment = number;

/** An event as a reader got it. The revision is a number: histories here are short. */
export interface Seen {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly leaf: string;
}

/** An event as it was sent; its leaf hash follows from the place the write expected. */
export interface Proposed {
  readonly id: string;
  readonly leaf: string;
}

export type Answer =
  | {
      readonly outcome: 'appended' | 'already-there';
      readonly revision: number;
      readonly position: string;
    }
  /** `head` is the revision the store says stood there, -1 when the stream was not there. */
  | { readonly outcome: 'conflict'; readonly head: number }
  /** The call was thrown back: nothing may have been written. */
  | { readonly outcome: 'failed'; readonly cause: string }
  /** No answer, also because the process that asked is gone: written once or never. */
  | { readonly outcome: 'unknown'; readonly cause: string };

interface Call {
  /** Calls of one process follow one another; what runs beside them is another process here. */
  readonly process: string;
  readonly invokedAt: Moment;
}

/** One write of an append call. The same events sent again are an operation of their own. */
export interface Append extends Call {
  readonly kind: 'append';
  /** Missing while nothing came back. */
  readonly completedAt?: Moment;
  readonly stream: string;
  /** The head the write expects, -1 for a stream that must not be there. */
  readonly expected: number;
  readonly events: readonly Proposed[];
  readonly answer: Answer;
}

/** A stream read from revision `from`. A stream that was not found is an empty one. */
export interface StreamRead extends Call {
  readonly kind: 'stream';
  readonly completedAt: Moment;
  readonly stream: string;
  readonly from: number;
  readonly events: readonly Seen[];
  /** Read until the store said that there is no more, and not broken off. */
  readonly toEnd: boolean;
}

/** The whole log read after a position; `after` is missing for its start. */
export interface LogRead extends Call {
  readonly kind: 'log';
  readonly completedAt: Moment;
  readonly after?: string;
  readonly events: readonly Seen[];
  readonly toEnd: boolean;
}

/** What came at one moment. */
export interface Page {
  readonly at: Moment;
  readonly events: readonly Seen[];
}

/** One subscription from where it was started until it was ended. */
export interface Follow extends Call {
  readonly kind: 'follow';
  readonly after?: string;
  readonly pages: readonly Page[];
  /** It was kept until the end of the log should have come. */
  readonly toEnd: boolean;
}

export type Operation = Append | StreamRead | LogRead | Follow;

/** What several processes did at once, and the log that stood when all of them had ended. */
export interface History {
  readonly operations: readonly Operation[];
  readonly log: readonly Seen[];
}

/** What a store promises of its positions and answers beyond what every store does. */
export interface Claims {
  /** Negative when `a` is the earlier position. */
  comparePositions(a: string, b: string): number;
  /** For stores whose positions leave no gap: which event of the log has this one, 0 the first. */
  indexOf?(position: string): number;
  /** Of all that send the same write, one alone is told `appended`. */
  readonly appendedOnce: boolean;
}

export type AnomalyKind =
  | 'lost'
  | 'duplicated'
  | 'phantom'
  | 'altered'
  | 'torn-write'
  | 'misplaced-write'
  | 'reordered-in-stream'
  | 'positions-not-ascending'
  | 'refused-but-written'
  | 'false-answer'
  | 'false-conflict'
  | 'dirty-read'
  | 'skipped-by-read'
  | 'repeated-by-read'
  | 'inverted-by-read'
  | 'torn-read'
  | 'fell-short'
  | 'stale-read'
  | 'reordered-globally'
  | 'G0'
  | 'G1c'
  | 'G-single'
  | 'G2';

export interface Anomaly {
  readonly kind: AnomalyKind;
  /** One sentence or a few lines for whoever has to find the mistake. */
  readonly says: string;
}
