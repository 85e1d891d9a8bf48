import type { PersonId } from '@ledger/kernel';
import { allOf, type CaseKind } from '../case';
import { isA, knownAt } from '../fact';
import { oneProxyManyCards } from '../findings/one-proxy-many-cards/rule';
import { subjectOf } from '../subjects';
import { isCustodyAct } from './acted';
import { nextEndIn, openEntries } from './ledgers';

/** Whoever keeps cards for others (代管人): all of them together. */
export const proxyCase: CaseKind = (owner, facts, policies) => {
  const isLedger = isA('CustodyEntryStated', 'CustodyLedgerStated');
  const all = allOf(facts).filter((fact) => isLedger(fact) || isCustodyAct(fact));
  const proxyHolder = owner.slice(subjectOf.proxy('').length) as PersonId;
  return [
    {
      key: owner,
      facts: all,
      assess: (day) => {
        // Those that went on to another keeper are told of here as well.
        const entries = openEntries(knownAt(all, day), day).filter(
          (entry) => entry.proxyHolder === proxyHolder,
        );
        const nextChangeOn = nextEndIn(entries, day);
        return {
          findings: oneProxyManyCards.assess({ proxyHolder, entries, policies }),
          ...(nextChangeOn && { nextChangeOn }),
        };
      },
    },
  ];
};
