import { Controller, Delete, Get, HttpCode, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  LEDGER,
  type LedgerApplication,
  type OpenSession,
  parseSessionId,
} from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers, AnswersNothing, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';

/** One's own logins, on whatever machine. */
@ApiTags('session')
@Controller('sessions')
export class SessionsController {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  @Allow('own-session', 'own')
  @Answers('One’s own logins that last, the newest first', 'Sessions')
  @Get()
  async own(
    @Caller() { account, token }: CallerOfRequest,
  ): Promise<{ readonly sessions: readonly OpenSession[] }> {
    return { sessions: await this.ledger.accounts.sessions(account.id, token) };
  }

  @Allow('own-session', 'own')
  @AnswersNothing('Ends one of one’s own logins')
  @Refuses(404, 'not-found')
  @HttpCode(204)
  @Delete(':sessionId')
  async end(
    @Caller() { account }: CallerOfRequest,
    @Param('sessionId') text: string,
  ): Promise<void> {
    const session = parseSessionId(text);
    const ended =
      session && (await this.ledger.accounts.endSession(account.id, session, account.userName));
    if (!ended) throw new Problem('not-found');
  }
}
