import { yearMonth } from '@ledger/kernel';
import { policiesFrom, policyEntries } from '@ledger/policy';
import { type Simulation, simulate } from './simulate';

/** A street the size of the pilot's, in the year the special action began. */
export const DEMONSTRATION_HOUSEHOLDS = 330;
const MONTHS = 12;
const SEED = 2021;
export const DEMONSTRATION_FROM = yearMonth('2021-01');

/** The street of the samples: the standards this version ships are in force there. */
export const demonstration = (households: number = DEMONSTRATION_HOUSEHOLDS): Simulation =>
  simulate({
    division: '500118001',
    street: '模拟街道',
    from: DEMONSTRATION_FROM,
    months: MONTHS,
    households,
    seed: SEED,
    irregularities: 'each',
    policies: policiesFrom(policyEntries),
  });
