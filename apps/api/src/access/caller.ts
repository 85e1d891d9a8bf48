import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { type Account, type Asker, may, type Permission } from '@ledger/application';
import type { DivisionCode } from '@ledger/kernel';
import { Problem } from '../problems/problem';

/** Who asks, and the part of their scope they ask about. */
export interface CallerOfRequest {
  readonly account: Account;
  readonly token: string;
  /** The account's own scope, or the division beneath it that the request names. */
  readonly scope: DivisionCode;
}

/** `account` is known before it is decided whether it may: a refusal is recorded by name. */
export type RequestWithCaller = Request & { caller?: CallerOfRequest; account?: Account };

/** As whom the committee's access log knows the caller. */
export const askerOf = ({ account }: Pick<CallerOfRequest, 'account'>): Asker => ({
  actor: account.userName,
  role: account.role,
});

/** Only for a handler that `AccessGuard` let through with a login. */
export const Caller = createParamDecorator(
  (_: unknown, context: ExecutionContext): CallerOfRequest => {
    const { caller } = context.switchToHttp().getRequest<RequestWithCaller>();
    if (!caller) throw new Problem('not-logged-in');
    return caller;
  },
);

export const mustBeAllowed = ({ account }: CallerOfRequest, permission: Permission): void => {
  if (!may(account.role, permission)) throw new Problem('not-permitted');
};
