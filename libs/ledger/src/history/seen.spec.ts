import { sample } from 'fast-check';

import type { JsonObject } from '@ledger/kernel';

import { HistoryGuard } from '../../../../tests/history/guard';
import { anyHistory } from '../../../views/src/testing/random-history';

/** Always the same histories: what is kept must not depend on luck. */
const HISTORIES = { numRuns: 400, seed: 2021 };

it('what the random histories of the views are made of has a kept sample', () => {
  const events = sample(anyHistory, HISTORIES)
    .flat()
    .map(({ event: { type, data } }) => ({ type, data: data as unknown as JsonObject }));
  expect(events.length).toBeGreaterThan(5_000);
  expect(new HistoryGuard().seenProblem(events)).toBe('');
});
