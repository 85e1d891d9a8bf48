import { allOf, type CaseKind } from '../../case';
import { bankOfFile } from './queues';

/** A result file of the bank, as far as it speaks of payments of no batch. */
export const bankFileCase: CaseKind = (owner, facts) => [
  {
    key: owner,
    facts: allOf(facts),
    assess: (day) => {
      const bank = bankOfFile(owner, facts, day);
      return { findings: [], ...(bank && { bank }) };
    },
  },
];
