import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension, ApiResponse } from '@nestjs/swagger';
import type { Permission } from '@ledger/application';
import { problemContent } from '../openapi/problem-content';

export const ACCESS = 'ledger:access';
export const REACH = 'ledger:reach';

/**
 * Who may call a route. `own-session` also serves who has yet to change the first password; what is
 * for the `committee` is not there for anybody else.
 */
export type Access = 'anyone' | 'own-session' | 'logged-in' | 'committee' | Permission;

/**
 * What a route can be about. `division`: the division asked about, within the scope of the account;
 * `ledger`: all of it, for whose scope is all of it; `own`: the account that asks; `public`: what is
 * the same for everybody and about nobody.
 */
export type Reach = 'division' | 'ledger' | 'own' | 'public';

const problem = (status: number, description: string) =>
  ApiResponse({ status, description, content: problemContent });

const refusals = (access: Access): readonly MethodDecorator[] => [
  problem(401, 'not-logged-in'),
  problem(
    403,
    access === 'own-session'
      ? 'not-permitted'
      : `not-permitted${access === 'logged-in' ? '' : ` (needs ${access})`}, outside-scope, password-must-change`,
  ),
];

/** Every route says it; one that does not is closed to everybody. */
export const Allow = (
  access: Access,
  reach: Reach = 'division',
): MethodDecorator & ClassDecorator => {
  const said = [
    SetMetadata(ACCESS, access),
    SetMetadata(REACH, reach),
    ApiExtension('x-permission', access),
    ApiExtension('x-scope', reach),
  ];
  // What the committee's routes answer with, their own decorator says.
  return access === 'anyone' || access === 'committee'
    ? applyDecorators(...said)
    : applyDecorators(...said, ApiCookieAuth(), ApiBearerAuth(), ...refusals(access));
};
