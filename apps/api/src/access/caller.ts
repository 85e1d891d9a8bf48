import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { type Account, may, type Permission } from '@ledger/application';
import type { DivisionCode } from '@ledger/kernel';
import { Problem } from '../problems/problem';

/** Who asks, and the part of their scope they ask about. */
export interface CallerOfRequest {
  readonly account: Account;
  readonly token: string;
  /** The account's own scope, or the division beneath it that the request names. */
  readonly scope: DivisionCode;
}

export type RequestWithCaller = Request & { caller?: CallerOfRequest };

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
