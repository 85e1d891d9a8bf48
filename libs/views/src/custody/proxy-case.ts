import type { PersonId } from '@ledger/kernel';
import { allOf, type CaseKind } from '../case';
import { isA, knownAt } from '../fact';
import { oneProxyManyCards } from '../findings/one-proxy-many-cards/rule';
import { subjectOf } from '../subjects';
import { openEntries } from './ledgers';

/** Whoever keeps cards for others (代管人): all of them together. */
export const proxyCase: CaseKind = (owner, facts, policies) => {
  const all = allOf(facts).filter(isA('CustodyEntryStated', 'CustodyLedgerStated'));
  const proxyHolder = owner.slice(subjectOf.proxy('').length) as PersonId;
  return [
    {
      key: owner,
      facts: all,
      assess: (day) => {
        const entries = openEntries(knownAt(all, day));
        return { findings: oneProxyManyCards.assess({ proxyHolder, entries, policies }) };
      },
    },
  ];
};
