import { StoreUnavailable } from '@ledger/event-store';
import { LogNotAccepted } from './main-log/problems';

/** What was needed and is not there now: asking again later is the right answer. */
export type Absence = 'database' | 'log' | 'right-log';

/** The server stops, starts, or is not there: PostgreSQL's classes 57P and 08, and the system's. */
const AWAY_CODES = /^(?:57P0[1-3]|08\w{3}|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
/** What `pg` says when it has no code to give. */
const AWAY_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Client was closed/;

const textOf = (error: object, name: string): string => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : '';
};

const saysAway = (error: object): boolean =>
  AWAY_CODES.test(textOf(error, 'code')) ||
  // The folder of the socket is there before the socket is.
  (textOf(error, 'code') === 'ENOENT' && textOf(error, 'syscall') === 'connect') ||
  AWAY_WORDS.test(textOf(error, 'message'));

/** What an error was made from: TypeORM, Node and our own code each keep it under another name. */
const causesOf = (error: object): readonly unknown[] => [
  Reflect.get(error, 'cause'),
  Reflect.get(error, 'driverError'),
  ...(error instanceof AggregateError ? error.errors : []),
];

const DEPTH_MAX = 5;

/** Whether an error means that a server could not be reached, and which; undefined: it does not. */
export const absenceIn = (error: unknown, depth = 0): Absence | undefined => {
  if (typeof error !== 'object' || error === null || depth > DEPTH_MAX) return undefined;
  if (error instanceof LogNotAccepted) return 'right-log';
  if (error instanceof StoreUnavailable) return 'log';
  if (saysAway(error)) return 'database';
  for (const cause of causesOf(error)) {
    const absence = absenceIn(cause, depth + 1);
    if (absence) return absence;
  }
  return undefined;
};
