import { Controller, Get, Inject, Ip, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CookieOptions, Request, Response } from 'express';
import {
  LEDGER,
  type LedgerApplication,
  type SignOnRefusal,
  type SingleSignOn,
} from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { COOKIE, cookieOf, cookieOptions } from '../access/token';
import { Answers, Refuses, SendsOn } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import { isRefused } from '../problems/refusals';
import type { WaysAnswer } from '../wire';

const TICKET = 'ledger_sign_on';

/** Lax, because the browser brings it back when another site, the provider, sends it here. */
const ticketOptions: CookieOptions = {
  httpOnly: true,
  sameSite: 'lax',
  path: '/api/v1/session/oidc',
  maxAge: 10 * 60_000,
};

/** The page says it in both languages; there is no JSON to read in the middle of a login. */
const pageFor = (refused: SignOnRefusal): string => `/?signOn=${refused}`;

const queryOf = ({ originalUrl }: Request): string => originalUrl.split('?', 2)[1] ?? '';

/** Logging in at the office's own provider of identities (统一身份认证), where one is set. */
@ApiTags('session')
@Controller('session')
export class SingleSignOnController {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  @Allow('anyone', 'public')
  @Answers('How one may log in beside a user name and a password', 'Ways')
  @Get('ways')
  ways(): WaysAnswer {
    return { oidc: this.ledger.singleSignOn !== undefined };
  }

  @Allow('anyone', 'own')
  @SendsOn('Begins a login at the office’s provider (OpenID Connect, code flow with PKCE)')
  @Refuses(404, 'not-found')
  @Get('oidc')
  async begin(@Res() response: Response): Promise<void> {
    const begun = await this.signOn().begin();
    if (isRefused(begun)) return response.redirect(pageFor(begun.refused));
    response.cookie(TICKET, begun.ticket, ticketOptions);
    response.redirect(begun.address);
  }

  @Allow('anyone', 'own')
  @SendsOn('Where the provider sends the browser back to; logs in to an account that is there')
  @Refuses(404, 'not-found')
  @Get('oidc/return')
  async finish(
    @Req() request: Request,
    @Ip() address: string,
    @Res() response: Response,
  ): Promise<void> {
    const ticket = cookieOf(request, TICKET);
    const answer = await this.signOn().finish(ticket, queryOf(request), address);
    response.clearCookie(TICKET, ticketOptions);
    if (isRefused(answer)) return response.redirect(pageFor(answer.refused));
    response.cookie(COOKIE, answer.token, cookieOptions);
    response.redirect('/');
  }

  private signOn(): SingleSignOn {
    const { singleSignOn } = this.ledger;
    if (!singleSignOn) throw new Problem('not-found');
    return singleSignOn;
  }
}
