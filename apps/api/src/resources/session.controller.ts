import { Body, Controller, Delete, Get, HttpCode, Inject, Ip, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { LEDGER, type LedgerApplication, permissionsOf } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { COOKIE, cookieOptions } from '../access/token';
import { Answers, AnswersNothing, Refuses } from '../openapi/answer.decorator';
import { isRefused, problemOf } from '../problems/refusals';
import { type SessionAnswer, wireAccount } from '../wire';
import { ChangePasswordDto, LoginDto, ResetPasswordDto } from './session.dto';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  @Allow('anyone', 'own')
  @Answers('Log in; sets the cookie of the session and hands out its token once', 'NewSession')
  @Refuses(401, 'wrong-credentials', 'locked', 'disabled')
  @HttpCode(200)
  @Post()
  async login(
    @Body() { userName, password }: LoginDto,
    @Ip() address: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    const answer = await this.ledger.accounts.login(userName, password, address);
    if (isRefused(answer)) throw problemOf(answer);
    response.cookie(COOKIE, answer.token, cookieOptions);
    const { account, token } = answer;
    return { account: wireAccount(account), permissions: permissionsOf(account.role), token };
  }

  @Allow('own-session', 'own')
  @Answers('Who is logged in', 'Session')
  @Get()
  current(@Caller() { account }: CallerOfRequest): Omit<SessionAnswer, 'token'> {
    return { account: wireAccount(account), permissions: permissionsOf(account.role) };
  }

  @Allow('own-session', 'own')
  @AnswersNothing('Log out')
  @HttpCode(204)
  @Delete()
  async logout(
    @Caller() { token }: CallerOfRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.ledger.accounts.logout(token);
    response.clearCookie(COOKIE, cookieOptions);
  }

  @Allow('own-session', 'own')
  @AnswersNothing('Change one’s own password; other sessions of the account end')
  @Refuses(401, 'wrong-credentials', 'locked', 'disabled')
  @Refuses(422, 'password-too-weak', 'password-unchanged')
  @HttpCode(204)
  @Post('password')
  async changePassword(
    @Caller() { account }: CallerOfRequest,
    @Body() { currentPassword, newPassword }: ChangePasswordDto,
    @Ip() address: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { accounts } = this.ledger;
    // A login, so that guesses at the current password are counted like any others.
    const proof = await accounts.login(account.userName, currentPassword);
    if (isRefused(proof)) throw problemOf(proof);
    const changed = await accounts.setPassword(
      account.id,
      { password: newPassword, mustChange: false },
      account.userName,
    );
    if (isRefused(changed)) {
      await accounts.logout(proof.token);
      throw problemOf(changed);
    }
    // The new password ended every session, this one too: whoever typed it goes on with a new one.
    const renewed = await accounts.login(account.userName, newPassword, address);
    if (isRefused(renewed)) throw problemOf(renewed);
    response.cookie(COOKIE, renewed.token, cookieOptions);
  }

  @Allow('anyone', 'own')
  @AnswersNothing('Set a new password with a code an administrator handed over; it is then used up')
  @Refuses(401, 'wrong-code')
  @Refuses(422, 'password-too-weak', 'password-unchanged')
  @HttpCode(204)
  @Post('reset')
  async reset(@Body() { userName, code, newPassword }: ResetPasswordDto): Promise<void> {
    const answer = await this.ledger.accounts.resetPassword(userName, code, newPassword);
    if (isRefused(answer)) throw problemOf(answer);
  }
}
