import type { LocalDate } from '@ledger/kernel';
import type { Hardship } from '../household/hardship';
import type { KnownAtPayment } from '../result';
import { knownDays } from './rule';

/**
 * Could the office have known of a transfer when the money was sent? It could when the roster had
 * come or a transfer decision had learned of it; the district could when it had confirmed.
 */
export const hardshipKnownAt = (
  hardship: Hardship,
  sentOn: LocalDate | undefined,
): KnownAtPayment => {
  if (!sentOn) return 'unknown';
  if (hardship.knownHereOn <= sentOn) return 'known-here';
  if (hardship.transferLearnedOn.some((day) => day <= sentOn)) return 'known-here';
  // The district had confirmed it; or its roster lay here and named somebody else.
  const elsewhere = [hardship.confirmedOn, hardship.firstReceivedOn];
  return elsewhere.some((day) => day && day <= sentOn) ? 'known-elsewhere' : 'unknown';
};

/** The days a reader needs to check the match. */
export const hardshipDays = (hardship: Hardship, sentOn: LocalDate | undefined, more = {}) =>
  knownDays({
    supportFromMonth: hardship.startMonth,
    confirmedOn: hardship.confirmedOn,
    firstReceivedOn: hardship.firstReceivedOn,
    sentToBankOn: sentOn,
    ...more,
  });
