import type { EventStore } from '../port';
import type { StoreColumn } from './cases';

/** A process that opens the same log; its lines are what it has printed so far. */
export interface OtherProcess {
  readonly lines: readonly string[];
  readonly firstLine: Promise<string>;
  /** Its exit code, when all lines have come. */
  readonly ended: Promise<number | null>;
  say(word: string): void;
}

/** What a server can be made to suffer, so that the suite may look at what its writers are told. */
export interface Faults {
  /** The next append is written, and its answer is lost. */
  loseNextAnswer(): Promise<void>;
  /** The connection of the next append breaks before anything is written. */
  cutNextAppend(): Promise<void>;
  /** Every connection breaks. */
  cutConnections(): Promise<void>;
  /** The server goes away with all connections and comes back at the same address. */
  restart(): Promise<void>;
  /** Connections stand, and nothing is answered any more. */
  silence(): Promise<void>;
  speak(): Promise<void>;
  /** The server is there, and another takes the writes; where that can be arranged. */
  loseLead?(): Promise<void>;
  lead?(): Promise<void>;
  /** Opens what cannot be opened. Only one EventStoreDB is in use at a time: all others closed. */
  readonly openWrong: Readonly<
    Record<'unreachable' | 'tls' | 'authentication', () => Promise<EventStore>>
  >;
}

/** A store that the contract is tried on. */
export interface TriedStore {
  readonly column: StoreColumn;
  /** Opens the log of the suite, the same each time except in memory. */
  open(options?: { readonly deadlineMs?: number }): Promise<EventStore>;
  readonly faults?: Faults;
  /**
   * `writers` writes when told to, prints the ids of what was acknowledged and ends; `closer`
   * prints a line when it begins to close its store, and ends by itself. Absent where no other process can open the log.
   */
  readonly start?: (script: 'writers' | 'closer', ...args: readonly string[]) => OtherProcess;
  /** A log that nobody has written yet; absent where the process may not open a second one. */
  readonly openEmpty?: () => Promise<EventStore>;
  /** Somebody else begins a long transaction beside the log; gives how to end it. */
  readonly holdTransaction?: () => Promise<() => Promise<void>>;
  /** Two positions beyond 2^53 that a number could not tell apart; absent where none can be. */
  readonly farPositions?: readonly [earlier: string, later: string];
  /** What the suite leaves behind. */
  end?(): Promise<void>;
}
