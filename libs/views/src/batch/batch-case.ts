import { dayOfMonth, daysBetween, type LocalDate } from '@ledger/kernel';
import type { BatchStated, FundMovement } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import { allOf, type CaseFacts, type CaseKind } from '../case';
import { type Fact, isA, knownAt } from '../fact';
import { type FundStage, newestByDocument } from '../fund/documents';
import { type Item, itemFrom, newest } from '../household/items';
import type { BatchDelay, CellResult, Spread } from '../result';

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

const movements = (facts: readonly Fact[], batch: BatchStated['data'], stage: FundStage) =>
  newestByDocument(facts, stage).filter(
    (m) => m.benefitMonth === batch.benefitMonth && serves(m.division, batch.division),
  );

const itemsOf = (facts: CaseFacts, day: LocalDate, batch: BatchStated['data']): readonly Item[] =>
  [...facts]
    .filter(([subject]) => subject.startsWith('payment/'))
    .map(([, some]) => itemFrom(knownAt(some, day), () => batch))
    .filter((item) => item !== undefined)
    .filter((item) => item.instructed.batch === batch.batch);

const delayOf = (
  batch: BatchStated['data'],
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

/** A batch: how long its money took from hop to hop (发放时限). */
export const batchCase: CaseKind = (owner, facts, policies) => [
  {
    key: owner,
    facts: allOf(facts),
    assess: (day): CellResult => {
      const stated = (facts.get(owner) ?? []).filter(isA('BatchStated'));
      const batch = newest(knownAt(stated, day))?.event.data;
      if (!batch) return { findings: [] };
      const funds = [...facts].filter(([subject]) => subject.startsWith('fund-month/'));
      const fundFacts = funds.flatMap(([, some]) => knownAt(some, day));
      return {
        findings: [],
        delay: delayOf(batch, itemsOf(facts, day, batch), fundFacts, policies),
      };
    },
  },
];
