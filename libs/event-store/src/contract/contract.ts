import type { EventStore, Position } from '../port';
import type { Faults, TriedStore } from './tried-store';

/** The long forms take minutes and run when asked for. */
export const LONG = process.env.LEDGER_LONG === '1';

export type Check = () => Promise<void>;

/** What the cases are written against. */
export interface Contract {
  readonly tried: TriedStore;
  readonly faults: Faults;
  /** The store that all cases share. */
  store(): EventStore;
  /** Where the suite began: before it the log may hold what others wrote. */
  begin(): Position;
  /** A case of the table, or one side of it. */
  case(number: number, check: Check): void;
  case(number: number, side: string, check: Check): void;
}
