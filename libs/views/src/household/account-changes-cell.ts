import type { BatchHeader } from '@ledger/ledger';
import type { Cell } from '../case';
import { byReceipt, isA, knownAt } from '../fact';
import { lateAccountChange } from '../findings/late-account-change/rule';
import { subjectOf } from '../subjects';
import type { HouseholdFacts } from './household-facts';
import { newest } from './items';

/** Each batch as its newest roster states it. */
const batchesIn = (known: HouseholdFacts['batches']): readonly BatchHeader[] => {
  const batches = new Map<string, BatchHeader>();
  for (const { event } of [...known].sort(byReceipt)) batches.set(event.data.batch, event.data);
  return [...batches.values()];
};

/** A household's changes of account; no cell where there never was one. */
export const accountChangesCell = (all: HouseholdFacts): readonly Cell[] => {
  const { household, accountChanges, batches, policies } = all;
  if (accountChanges.length === 0) return [];
  const stated = all.own.filter(isA('HouseholdStated'));
  return [
    {
      key: `${subjectOf.household(household)}|account-changes`,
      facts: [...accountChanges, ...stated, ...batches],
      assess: (day) => {
        const place = newest(knownAt(stated, day))?.event.data;
        const changes = knownAt(accountChanges, day).map(({ event }) => event.data);
        const findings = lateAccountChange.assess({
          household,
          village: place?.village || null,
          division: place?.division ?? changes[0]?.division ?? null,
          changes,
          batches: batchesIn(knownAt(batches, day)),
          policies,
        });
        return { findings };
      },
    },
  ];
};
