import { fen, type FindingId, localDate, type PersonId } from '@ledger/kernel';
import type { Judged } from '../finding/events';
import type { FindingNow } from '../finding/standing';

/** What the sentences of the specs are about. */
export const about = {
  finding: '0a0a0a0a-0a0a-5a0a-8a0a-0a0a0a0a0a0a' as FindingId,
  key: 'R01|JT001|p|2021-06|',
};

export const judged = (more: Partial<Judged> = {}): Judged => {
  const said = {
    certainFen: fen(100_00),
    possibleFen: fen(0),
    exposureFen: fen(0),
    severity: 'HIGH' as const,
    knownAtPayment: 'unknown' as const,
    persons: ['p' as PersonId],
    ...more,
  };
  return { ...said, digest: more.digest ?? JSON.stringify(said) };
};

/** A match that has stood since June. */
export const now = (today: string, more: Partial<Judged> = {}, heldSince = '2021-06-10') =>
  ({
    today: localDate(today),
    heldSince: localDate(heldSince),
    judged: judged(more),
  }) satisfies FindingNow;
