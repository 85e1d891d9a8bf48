import type { LocalDate, PersonId } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import type { CaseFacts } from '../case';
import { gather } from '../household/household-facts';
import { countedIn } from '../household/household-month';
import { monthKnownOn } from '../household/month-cell';
import type { SupplementTerms } from '../household/supplements';
import { beneficiaryOf } from './payee';
import { reachOf, type SupplementReach } from './supplements-due';

/** A household that an order is meant for, and what it would get by it. */
export interface WouldGet extends SupplementReach {
  readonly village: string;
  readonly beneficiary: PersonId;
}

/** What an order of a supplement would give a household, as known on a day, before it is given. */
export const wouldGet = (
  owner: string,
  facts: CaseFacts,
  policies: Policies,
  order: SupplementTerms,
  day: LocalDate,
): WouldGet | undefined => {
  const cell = monthKnownOn(gather(owner, facts, policies), order.benefitMonth, day);
  const reach = cell.stated && reachOf(cell, order);
  if (!cell.stated || !reach) return undefined;
  const beneficiary = beneficiaryOf(cell, countedIn(cell), cell.stated.head);
  return { village: cell.village, beneficiary, ...reach };
};
