import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type Account,
  type AccountId,
  LEDGER,
  type LedgerApplication,
  type OpenSession,
  parseAccountId,
  type ResetCode,
} from '@ledger/application';
import { covers, parseDivisionCode, type Refusal } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Paged } from '../exchange/paged.decorator';
import { Answers, AnswersNothing, Refuses } from '../openapi/answer.decorator';
import { Problem, type ProblemCode } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import { type AccountAnswer, type ActsAnswer, accountAnswer } from '../wire';
import { NewAccountDto } from './accounts.dto';

/** The accounts of an administrator's own division and those beneath it; others are not there. */
@ApiTags('accounts')
@Controller('accounts')
export class AccountsController {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  @Allow('read-accounts')
  @Answers('Who may log in, and what they may do where', 'Accounts')
  @Paged({ list: 'accounts', order: ['userName'] })
  @Get()
  async list(
    @Caller() { scope }: CallerOfRequest,
  ): Promise<{ readonly accounts: readonly AccountAnswer[] }> {
    const all = await this.ledger.accounts.list();
    const own = all.filter((account) => covers(scope, account.scope));
    return { accounts: own.map((account) => this.answer(account)) };
  }

  @Allow('manage-accounts')
  @Answers('Makes an account; its password is changed at the first login', 'AccountState', 201)
  @Refuses(409, 'user-name-taken')
  @Refuses(422, 'not-valid', 'not-a-user-name', 'password-too-weak', 'scope-not-a-village')
  @Post()
  async create(
    @Caller() caller: CallerOfRequest,
    @Body() { scope: text, ...given }: NewAccountDto,
  ): Promise<AccountAnswer> {
    const scope = parseDivisionCode(text);
    if (!scope || !covers(caller.scope, scope)) throw new Problem('outside-scope');
    const account = { ...given, scope, mustChangePassword: true };
    const answer = await this.ledger.accounts.createAccount(account, caller.account.userName);
    if (isRefused(answer)) throw problemOf(answer);
    return this.answer(answer);
  }

  @Allow('read-accounts')
  @Answers('What was done to an account and by whom, the newest first', 'AccountActs')
  @Refuses(404, 'unknown-account')
  @Get(':accountId/acts')
  async acts(
    @Caller() caller: CallerOfRequest,
    @Param('accountId') text: string,
  ): Promise<ActsAnswer> {
    const { id } = await this.within(caller, text);
    return { acts: await this.ledger.accounts.acts(id) };
  }

  @Allow('manage-accounts')
  @Answers('Nobody logs in with it any more, and whoever is logged in is not', 'AccountState')
  @Refuses(404, 'unknown-account')
  @Refuses(409, 'own-account')
  @HttpCode(200)
  @Post(':accountId/disabling')
  async disable(
    @Caller() caller: CallerOfRequest,
    @Param('accountId') text: string,
  ): Promise<AccountAnswer> {
    if (text === caller.account.id) throw new Problem('own-account');
    return this.change(caller, text, (id, by) => this.ledger.accounts.disable(id, by));
  }

  @Allow('manage-accounts')
  @Answers('Lets a disabled account log in again', 'AccountState')
  @Refuses(404, 'unknown-account')
  @HttpCode(200)
  @Post(':accountId/enabling')
  enable(
    @Caller() caller: CallerOfRequest,
    @Param('accountId') text: string,
  ): Promise<AccountAnswer> {
    return this.change(caller, text, (id, by) => this.ledger.accounts.enable(id, by));
  }

  @Allow('manage-accounts')
  @Answers('Lifts the lock that wrong passwords brought', 'AccountState')
  @Refuses(404, 'unknown-account')
  @HttpCode(200)
  @Post(':accountId/unlocking')
  unlock(
    @Caller() caller: CallerOfRequest,
    @Param('accountId') text: string,
  ): Promise<AccountAnswer> {
    return this.change(caller, text, (id, by) => this.ledger.accounts.unlock(id, by));
  }

  @Allow('manage-accounts')
  @Answers('A code to be handed over in person: good once, for 24 hours', 'ResetCode')
  @Refuses(401, 'disabled')
  @Refuses(404, 'unknown-account')
  @HttpCode(200)
  @Post(':accountId/reset-code')
  async resetCode(
    @Caller() caller: CallerOfRequest,
    @Param('accountId') text: string,
  ): Promise<ResetCode> {
    const { id } = await this.within(caller, text);
    const answer = await this.ledger.accounts.makeResetCode(id, caller.account.userName);
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('manage-accounts')
  @Answers('The logins of an account that last', 'Sessions')
  @Refuses(404, 'unknown-account')
  @Get(':accountId/sessions')
  async sessions(
    @Caller() caller: CallerOfRequest,
    @Param('accountId') text: string,
  ): Promise<{ readonly sessions: readonly OpenSession[] }> {
    const { id } = await this.within(caller, text);
    return { sessions: await this.ledger.accounts.sessions(id, caller.token) };
  }

  @Allow('manage-accounts')
  @AnswersNothing('Ends every login of an account')
  @Refuses(404, 'unknown-account')
  @HttpCode(204)
  @Delete(':accountId/sessions')
  async endSessions(
    @Caller() caller: CallerOfRequest,
    @Param('accountId') text: string,
  ): Promise<void> {
    const { id } = await this.within(caller, text);
    await this.ledger.accounts.endSessions(id, caller.account.userName);
  }

  private async within({ scope }: CallerOfRequest, text: string): Promise<Account> {
    const id = parseAccountId(text);
    const account = id && (await this.ledger.accounts.find(id));
    if (!account || !covers(scope, account.scope)) throw new Problem('unknown-account');
    return account;
  }

  private async change(
    caller: CallerOfRequest,
    text: string,
    act: (id: AccountId, by: string) => Promise<Account | Refusal<ProblemCode>>,
  ): Promise<AccountAnswer> {
    const { id } = await this.within(caller, text);
    const answer = await act(id, caller.account.userName);
    if (isRefused(answer)) throw problemOf(answer);
    return this.answer(answer);
  }

  private answer(account: Account): AccountAnswer {
    return accountAnswer(account, this.ledger.parts.clock.now());
  }
}
