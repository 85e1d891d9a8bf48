import { dayOfMonth, daysBetween } from '@ledger/kernel';
import type { BatchHeader, FundMovement, FundStage } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import type { Fact } from '../fact';
import { movementsIn } from '../fund/documents';
import type { Item } from '../household/items';
import type { BatchDelay, Spread } from '../result';

/** p50 is the lower median: element ⌊(n−1)/2⌋ of the sorted list. */
const spread = (days: readonly number[]): Spread => {
  const sorted = [...days].sort((a, b) => a - b);
  return {
    count: sorted.length,
    p50: sorted[Math.floor((sorted.length - 1) / 2)] ?? null,
    max: sorted.at(-1) ?? null,
  };
};

/** A street's batch is served by its own division's money or by that of the levels above. */
const serves = (division: string, batch: string) =>
  batch.startsWith(division) || division.startsWith(batch);

/** The documents of a stage that serve a batch: those of its benefit month. */
export const movements = (facts: readonly Fact[], batch: BatchHeader, stage: FundStage) =>
  movementsIn(facts, stage).filter(
    (m) => m.benefitMonth === batch.benefitMonth && serves(m.division, batch.division),
  );

/** How long the money of a batch took from hop to hop. */
export const delayOf = (
  batch: BatchHeader,
  items: readonly Item[],
  fundFacts: readonly Fact[],
  policies: Policies,
): BatchDelay => {
  const appropriated = movements(fundFacts, batch, 'APPROPRIATED');
  const allocated = new Map<string, FundMovement>(
    movements(fundFacts, batch, 'ALLOCATED').map((m) => [m.document, m]),
  );
  const fromAllocation = appropriated
    .map((m) => ({ m, source: allocated.get(m.relatedDocument ?? '') }))
    .filter((pair) => pair.source !== undefined)
    .map(({ m, source }) => daysBetween(source!.businessOn, m.businessOn));
  const credited = items.map((item) => item.everCreditedOn).filter((day) => day !== undefined);
  const deadline = dayOfMonth(
    batch.benefitMonth,
    policies.required('paymentDeadlineDay', batch.division, batch.benefitMonth),
  );
  const late = items.filter(
    ({ instructed, everCreditedOn }) =>
      instructed.kind === 'REGULAR' && everCreditedOn !== undefined && everCreditedOn > deadline,
  );
  return {
    benefitMonth: batch.benefitMonth,
    batchNo: batch.batch,
    division: batch.division,
    allocationToAppropriation: spread(fromAllocation),
    appropriationToSentToBank: spread(
      appropriated.map((m) => daysBetween(m.businessOn, batch.sentToBankOn)),
    ),
    sentToBankToCredited: spread(credited.map((day) => daysBetween(batch.sentToBankOn, day))),
    creditedAfterDeadline: late.length,
    neverCredited: items.length - credited.length,
  };
};
