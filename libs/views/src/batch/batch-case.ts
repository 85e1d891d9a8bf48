import { allOf, type CaseKind } from '../case';
import { knownAt } from '../fact';
import { bankDiffers } from '../findings/bank-differs/rule';
import { bankOfBatch } from '../registers/bank/queues';
import { batchSpans } from '../registers/delays/batch-spans';
import type { CellResult } from '../result';
import { batchOn } from './batch-view';
import { delayOf, movements } from './delay';
import { flowOf } from './flow';

/**
 * A batch: does the bank's result match it, what is to do about its lines, how long its money took,
 * and what money it moves.
 */
export const batchCase: CaseKind = (owner, facts, policies) => [
  {
    key: owner,
    facts: allOf(facts),
    assess: (day): CellResult => {
      const view = batchOn(owner, facts, day);
      const bank = bankOfBatch(owner, facts, policies, day);
      if (!view) return { findings: [], ...bank };
      const funds = [...facts].filter(([subject]) => subject.startsWith('fund-month/'));
      const fundFacts = funds.flatMap(([, some]) => knownAt(some, day));
      return {
        ...bankDiffers.assess(view),
        delay: delayOf(view.batch, view.items, fundFacts, policies),
        hops: {
          division: view.batch.division,
          spans: batchSpans(
            view.batch,
            view.items,
            movements(fundFacts, view.batch, 'APPROPRIATED'),
            policies,
          ),
        },
        flow: flowOf(view),
        ...bank,
      };
    },
  },
];
