import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import {
  type Account,
  LEDGER,
  type LedgerApplication,
  may,
  worksForCommittee,
} from '@ledger/application';
import { covers, type DivisionCode, parseDivisionCode } from '@ledger/kernel';
import { Problem } from '../problems/problem';
import { type Access, ACCESS, type Reach, REACH } from './allow.decorator';
import type { RequestWithCaller } from './caller';
import { tokenOf } from './token';

/** In this order: who is it, may this role do it, does it lie in their scope. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(LEDGER) private readonly ledger: LedgerApplication,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.said<Access>(context, ACCESS);
    if (access === 'anyone') return true;
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    const token = tokenOf(request);
    const account = token && (await this.ledger.accounts.authenticate(token));
    if (!token || !account) throw unknownTo(access);
    request.account = account;
    if (!isAllowed(account, access)) throw refusalOf(access);
    const reach = this.said<Reach>(context, REACH);
    if (reach === 'ledger' && !covers(account.scope, this.ledger.division)) {
      throw new Problem(access === 'committee' ? 'not-found' : 'outside-scope');
    }
    request.caller = { account, token, scope: scopeOf(request, account) };
    return true;
  }

  private said<T>(context: ExecutionContext, what: string): T | undefined {
    return this.reflector.getAllAndOverride<T | undefined>(what, [
      context.getHandler(),
      context.getClass(),
    ]);
  }
}

const isAllowed = ({ role, mustChangePassword }: Account, access: Access | undefined): boolean => {
  if (access === 'own-session') return true;
  if (access === 'committee' && !worksForCommittee(role)) return false;
  if (mustChangePassword) throw new Problem('password-must-change');
  if (access === undefined || access === 'anyone') return false;
  return access === 'logged-in' || access === 'committee' || may(role, access);
};

// To everybody else the committee's routes are not there, like any address that is none.
const unknownTo = (access: Access | undefined): Problem =>
  new Problem(access === 'committee' ? 'not-found' : 'not-logged-in');

const refusalOf = (access: Access | undefined): Problem =>
  new Problem(access === 'committee' ? 'not-found' : 'not-permitted');

const scopeOf = ({ query }: Request, { scope }: Account): DivisionCode => {
  const { division } = query;
  if (division === undefined || division === '') return scope;
  const asked = typeof division === 'string' ? parseDivisionCode(division) : undefined;
  if (!asked) {
    throw new Problem('not-valid', {
      fields: [{ field: 'division', expected: 'a division code of 2 to 12 digits' }],
    });
  }
  if (!covers(scope, asked)) throw new Problem('outside-scope');
  return asked;
};
