import { covers, type DivisionCode } from '@ledger/kernel';
import { compare } from '@ledger/views';
import type { Account } from '../accounts/account';
import type { Accounts } from '../accounts/accounts';
import { may } from '../accounts/permissions';
import type { ColleaguesAnswer } from './answers';

/** Somebody who is still there, works on findings and sees all of a place. */
export const worksIn = (account: Account, place: string): boolean =>
  !account.disabledAt && may(account.role, 'work-findings') && covers(account.scope, place);

/** To whom a finding of any part of the scope can be handed. */
export const colleagues = async (
  { accounts }: { readonly accounts: Accounts },
  { scope }: { readonly scope: DivisionCode },
): Promise<ColleaguesAnswer> => ({
  colleagues: (await accounts.list())
    .filter((account) => worksIn(account, scope))
    .map(({ userName, displayName }) => ({ userName, displayName }))
    .sort((a, b) => compare(a.userName, b.userName)),
});
