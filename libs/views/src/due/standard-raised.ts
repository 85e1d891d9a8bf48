import type { LocalDate } from '@ledger/kernel';
import type { PolicyTimeline } from '@ledger/policy';
import { entitlementFen } from '../household/entitlement';
import { countedIn, type HouseholdMonth } from '../household/household-month';
import type { Item } from '../household/items';

/** A higher standard, and what a month that was paid by the older one lacks of it (调标补差). */
export interface StandardRaised {
  /** The standard that was known when the month was frozen. Fen. */
  readonly standardThenFen: number;
  /** What the household gets more by the standard of today and has not been instructed yet. Fen. */
  readonly raisedFen: number;
}

const standsFor = ({ status }: Item): boolean => status !== 'RETURNED';

/** When the month was frozen first; undefined while nothing of it has been paid. */
const frozenOn = (items: readonly Item[]): LocalDate | undefined =>
  items
    .filter(standsFor)
    .flatMap(({ batch }) => batch?.frozenOn ?? [])
    .sort()[0];

/**
 * What a standard that became known after a month was frozen adds to that month. A standard can be
 * announced after the first month it governs; what was paid by then was right by what was known,
 * so the rest is no back pay for an error but a kind of its own.
 */
export const standardRaised = (
  cell: HouseholdMonth,
  policiesOn: PolicyTimeline['on'],
): StandardRaised | undefined => {
  const { policies, division, month, monthly, adjustments } = cell;
  const frozen = frozenOn(monthly.filter((item) => !adjustments.has(item)));
  const now = policies.value('standardFen', division, month);
  const then = frozen && policiesOn(frozen).value('standardFen', division, month);
  if (now === undefined || then === undefined || now <= then) return undefined;
  const rounding = policies.required('roundingUnitFen', division, month);
  const members = countedIn(cell).filter(({ person }) => !cell.possiblyDead(person));
  const raised = entitlementFen(members, now, rounding) - entitlementFen(members, then, rounding);
  const instructed = [...adjustments]
    .filter(({ instructed: { kind } }) => kind === 'STANDARD_ADJUSTMENT')
    .reduce((fen, { instructed: { totalFen } }) => fen + totalFen, 0);
  const raisedFen = Math.max(0, raised - instructed);
  return raisedFen > 0 ? { standardThenFen: then, raisedFen } : undefined;
};
