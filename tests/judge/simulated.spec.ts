import { assert, constantFrom, integer, pre, property } from 'fast-check';

import { chanceFrom } from '../scenarios/chance';
import { judge, verdictOf } from './judge';
import { mutations } from './mutations';
import { simulatedClaims, simulatedHistory } from './simulated-store';

describe('the judge, on thousands of histories', () => {
  const runs = process.env.LEDGER_LONG === '1' ? 5_000 : 300;
  const seeds = integer({ min: 1, max: 2 ** 31 - 1 });

  it('accepts everything that a right store does', () => {
    assert(
      property(seeds, (seed) => {
        const anomalies = judge(simulatedHistory(chanceFrom(seed)), simulatedClaims);
        if (anomalies.length > 0) throw new Error(verdictOf(anomalies));
      }),
      { numRuns: runs },
    );
  });

  it('finds whatever is done wrong to one of them', () => {
    assert(
      property(seeds, constantFrom(...Object.keys(mutations)), (seed, name) => {
        const chance = chanceFrom(seed);
        const spoilt = mutations[name]?.(simulatedHistory(chance), chance);
        pre(spoilt !== undefined);
        return spoilt !== undefined && judge(spoilt, simulatedClaims).length > 0;
      }),
      { numRuns: runs },
    );
  });
});
