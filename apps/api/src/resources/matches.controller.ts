import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskMatches,
  JudgeMatch,
  type MatchAct,
  type MatchAnswer,
  type MatchesAnswer,
} from '@ledger/application';
import type { PairId } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { isRefused, problemOf } from '../problems/refusals';
import { AskedWhereDto, askedOf } from './asked.dto';
import type { SecondPersonDto } from './imports.dto';
import { MatchConfirmationDto, MatchesDto, MatchRefusalDto, MatchUndoingDto } from './matches.dto';
import { revealOf } from './reveal';
import { SecondPerson } from './second-person';

/** Entries of lists and rolls that may be of one person (疑似同一人). */
@ApiTags('worklist')
@Controller('matches')
export class MatchesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly secondPerson: SecondPerson,
  ) {}

  @Allow('read-findings')
  @Answers('Entries that may be of one person, the surest first; keys are masked', 'Matches')
  @Get()
  matches(@Caller() caller: CallerOfRequest, @Query() asked: MatchesDto): Promise<MatchesAnswer> {
    const { state } = asked;
    const question = { ...askedOf(caller, {}), state, ...revealOf(caller, asked.reveal) };
    return this.queries.execute(new AskMatches(question));
  }

  @Allow('work-findings')
  @Answers('Two people say that both entries are of one person (认定为同一人)', 'Match')
  @Refuses(404, 'match-unknown')
  @Refuses(409, 'match-confirmed', 'match-refused')
  @Refuses(422, 'not-valid', 'second-person-missing')
  @HttpCode(200)
  @Post(':matchId/confirmation')
  async confirm(
    @Caller() caller: CallerOfRequest,
    @Param('matchId') id: string,
    @Query() _where: AskedWhereDto,
    @Body() { secondPerson, ...said }: MatchConfirmationDto,
  ): Promise<MatchAnswer> {
    const order = { ...(await this.orderOf(caller, id, secondPerson)), ...said };
    return this.judge({ act: 'confirm', order });
  }

  @Allow('work-findings')
  @Answers('Two people say that the entries are of two persons (认定不是同一人)', 'Match')
  @Refuses(404, 'match-unknown')
  @Refuses(409, 'match-confirmed', 'match-refused')
  @Refuses(422, 'not-valid', 'second-person-missing')
  @HttpCode(200)
  @Post(':matchId/refusal')
  async refuse(
    @Caller() caller: CallerOfRequest,
    @Param('matchId') id: string,
    @Query() _where: AskedWhereDto,
    @Body() { secondPerson, ...said }: MatchRefusalDto,
  ): Promise<MatchAnswer> {
    const order = { ...(await this.orderOf(caller, id, secondPerson)), ...said };
    return this.judge({ act: 'refuse', order });
  }

  @Allow('work-findings')
  @Answers('Two people take back what was said of the entries (撤销认定)', 'Match')
  @Refuses(404, 'match-unknown')
  @Refuses(409, 'match-not-decided')
  @Refuses(422, 'not-valid', 'second-person-missing')
  @HttpCode(200)
  @Post(':matchId/undoing')
  async undo(
    @Caller() caller: CallerOfRequest,
    @Param('matchId') id: string,
    @Query() _where: AskedWhereDto,
    @Body() { secondPerson, ...said }: MatchUndoingDto,
  ): Promise<MatchAnswer> {
    const order = { ...(await this.orderOf(caller, id, secondPerson)), ...said };
    return this.judge({ act: 'undo', order });
  }

  private async orderOf(caller: CallerOfRequest, id: string, second: SecondPersonDto) {
    return {
      pair: id as PairId,
      actor: caller.account.userName,
      confirmedBy: await this.secondPerson.confirm(caller, second, 'confirm-judgements'),
      scope: caller.scope,
    };
  }

  private async judge(act: MatchAct): Promise<MatchAnswer> {
    const answer = await this.commands.execute(new JudgeMatch(act));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }
}
