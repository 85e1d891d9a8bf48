import { dayInShanghai, type Instant, type LocalDate } from '@ledger/kernel';

/** The only place that asks what time it is. */
export interface Clock {
  now(): Instant;
  /** The day it is in Asia/Shanghai. */
  today(): LocalDate;
}

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  today: () => dayInShanghai(systemClock.now()),
};
