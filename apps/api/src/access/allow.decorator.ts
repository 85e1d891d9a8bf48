import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiResponse } from '@nestjs/swagger';
import type { Permission } from '@ledger/application';
import { problemContent } from '../openapi/problem-content';

export const ACCESS = 'ledger:access';

/**
 * Who may call a route. `own-session` also serves who has yet to change the first password; what is
 * for the `committee` is not there for anybody else.
 */
export type Access = 'anyone' | 'own-session' | 'logged-in' | 'committee' | Permission;

/** Every route says it; one that does not is closed to everybody. */
export const Allow = (access: Access): MethodDecorator & ClassDecorator =>
  access === 'anyone' || access === 'committee'
    ? SetMetadata(ACCESS, access)
    : applyDecorators(
        SetMetadata(ACCESS, access),
        ApiCookieAuth(),
        ApiBearerAuth(),
        ApiResponse({ status: 401, description: 'not-logged-in', content: problemContent }),
        ApiResponse({
          status: 403,
          description:
            access === 'own-session'
              ? 'not-permitted'
              : `not-permitted${access === 'logged-in' ? '' : ` (needs ${access})`}, outside-scope, password-must-change`,
          content: problemContent,
        }),
      );
