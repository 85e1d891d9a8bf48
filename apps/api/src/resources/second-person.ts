import { Inject, Injectable } from '@nestjs/common';
import { covers } from '@ledger/kernel';
import {
  type Account,
  LEDGER,
  type LedgerApplication,
  may,
  type Permission,
} from '@ledger/application';
import type { CallerOfRequest } from '../access/caller';
import { Problem } from '../problems/problem';
import { isRefused } from '../problems/refusals';
import type { SecondPersonDto } from './imports.dto';

/** Two pairs of eyes (双人复核): the other one types a password at the same place. */
@Injectable()
export class SecondPerson {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  /** The user name of who confirms. A wrong password counts as one at a login. */
  async confirm(
    { account, scope }: CallerOfRequest,
    { userName, password }: SecondPersonDto,
    permission: Permission = 'confirm-withdrawals',
  ): Promise<string> {
    const { accounts } = this.ledger;
    const proof = await accounts.login(userName, password);
    if (isRefused(proof)) throw new Problem('second-person-missing');
    await accounts.logout(proof.token);
    const { account: second } = proof;
    if (!may(second.role, permission) || !mayConfirm(second, account, scope))
      throw new Problem('second-person-missing');
    return second.userName;
  }
}

const mayConfirm = (second: Account, first: Account, scope: CallerOfRequest['scope']): boolean =>
  second.id !== first.id && !second.mustChangePassword && covers(second.scope, scope);
