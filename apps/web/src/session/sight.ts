import { createContext, useContext } from 'react';
import type { Account } from '../api';
import type { Answer } from '../ledger/ledger';

export type Permission = Answer<'Session'>['permissions'][number];

/** Who sits before the page, and what the ledger lets them do. */
export interface Sight {
  readonly account: Account;
  readonly may: (permission: Permission) => boolean;
  /** The committee's pages are shown to the committee alone; no permission opens them. */
  readonly isCommittee: boolean;
}

export const sightOf = (account: Account, permissions: readonly Permission[]): Sight => ({
  account,
  may: (permission) => permissions.includes(permission),
  isCommittee: account.role === 'discipline-investigator',
});

export const SightContext = createContext<Sight | undefined>(undefined);

export const useSight = (): Sight => {
  const sight = useContext(SightContext);
  if (!sight) throw new Error('useSight needs somebody who is logged in');
  return sight;
};
