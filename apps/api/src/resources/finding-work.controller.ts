import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskFindingWork,
  type FindingAct,
  type FindingWork,
  WorkOnFinding,
} from '@ledger/application';
import type { FindingId, LocalDate } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { OfStream } from '../exchange/of-stream.decorator';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { isRefused, problemOf } from '../problems/refusals';
import { AskedWhereDto } from './asked.dto';
import { SecondPerson } from './second-person';
import {
  AssignmentDto,
  ClosingDto,
  PassingOnDto,
  ReopeningDto,
  SuppressionDto,
  VerificationDto,
} from './worklist.dto';

const orderOf = ({ account, scope }: CallerOfRequest, findingId: string) => ({
  findingId: findingId as FindingId,
  actor: account.userName,
  scope,
});

/** What people do with a finding: hand it out, look, decide, take it up again. */
@ApiTags('worklist')
@OfStream('finding')
@Controller('findings/:findingId')
export class FindingWorkController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly secondPerson: SecondPerson,
  ) {}

  @Allow('read-findings')
  @Answers('Where the work on a finding stands today', 'FindingWork')
  @Refuses(404, 'finding-unknown')
  @Get('work')
  async workOn(
    @Caller() { scope }: CallerOfRequest,
    @Param('findingId') id: string,
    @Query() _where: AskedWhereDto,
  ): Promise<FindingWork> {
    const question = { findingId: id as FindingId, scope };
    const answer = await this.queries.execute(new AskFindingWork(question));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('work-findings')
  @Answers('Assigns a finding (交办)', 'FindingWork')
  @Refuses(404, 'finding-unknown')
  @Refuses(409, 'assigned-already', 'finding-decided')
  @Refuses(422, 'not-valid', 'assignee-unknown')
  @HttpCode(200)
  @Post('assignment')
  assign(
    @Caller() caller: CallerOfRequest,
    @Param('findingId') id: string,
    @Query() _where: AskedWhereDto,
    @Body() { assignedTo }: AssignmentDto,
  ): Promise<FindingWork> {
    return this.work({ act: 'assign', order: { ...orderOf(caller, id), assignedTo } });
  }

  @Allow('work-findings')
  @Answers('Says what is true of a finding (核实): true, untrue or undetermined', 'FindingWork')
  @Refuses(404, 'finding-unknown')
  @Refuses(409, 'finding-changed', 'finding-decided', 'assigned-to-another')
  @Refuses(422, 'not-valid', 'reason-does-not-fit', 'note-missing')
  @HttpCode(200)
  @Post('verification')
  verify(
    @Caller() caller: CallerOfRequest,
    @Param('findingId') id: string,
    @Query() _where: AskedWhereDto,
    @Body() said: VerificationDto,
  ): Promise<FindingWork> {
    return this.work({ act: 'verify', order: { ...orderOf(caller, id), ...said } });
  }

  @Allow('work-findings')
  @Answers('Passes a finding on to the committee (移交纪工委)', 'FindingWork')
  @Refuses(404, 'finding-unknown')
  @Refuses(409, 'finding-changed', 'finding-decided', 'assigned-to-another', 'verified-false')
  @Refuses(422, 'not-valid', 'note-missing')
  @HttpCode(200)
  @Post('passing-on')
  passOn(
    @Caller() caller: CallerOfRequest,
    @Param('findingId') id: string,
    @Query() _where: AskedWhereDto,
    @Body() said: PassingOnDto,
  ): Promise<FindingWork> {
    return this.work({ act: 'pass-on', order: { ...orderOf(caller, id), ...said } });
  }

  @Allow('work-findings')
  @Answers('Closes a finding that was verified (了结)', 'FindingWork')
  @Refuses(404, 'finding-unknown')
  @Refuses(409, 'finding-changed', 'finding-decided', 'assigned-to-another', 'not-verified')
  @Refuses(422, 'not-valid', 'note-missing')
  @HttpCode(200)
  @Post('closing')
  close(
    @Caller() caller: CallerOfRequest,
    @Param('findingId') id: string,
    @Query() _where: AskedWhereDto,
    @Body() said: ClosingDto,
  ): Promise<FindingWork> {
    return this.work({ act: 'close', order: { ...orderOf(caller, id), ...said } });
  }

  @Allow('work-findings')
  @Answers('Takes a decided finding up again (重新核查)', 'FindingWork')
  @Refuses(404, 'finding-unknown')
  @Refuses(409, 'finding-still-open')
  @Refuses(422, 'not-valid', 'note-missing')
  @HttpCode(200)
  @Post('reopening')
  reopen(
    @Caller() caller: CallerOfRequest,
    @Param('findingId') id: string,
    @Query() _where: AskedWhereDto,
    @Body() said: ReopeningDto,
  ): Promise<FindingWork> {
    return this.work({ act: 'reopen', order: { ...orderOf(caller, id), ...said } });
  }

  @Allow('work-findings')
  @Answers(
    'Leaves a finding alone until a day (暂不提示), if a second person agrees',
    'FindingWork',
  )
  @Refuses(404, 'finding-unknown')
  @Refuses(409, 'finding-changed', 'finding-decided', 'assigned-to-another')
  @Refuses(
    422,
    'not-valid',
    'second-person-missing',
    'suppression-ends-too-soon',
    'suppression-too-long',
    'note-missing',
  )
  @HttpCode(200)
  @Post('suppression')
  async suppress(
    @Caller() caller: CallerOfRequest,
    @Param('findingId') id: string,
    @Query() _where: AskedWhereDto,
    @Body() { secondPerson, until, ...said }: SuppressionDto,
  ): Promise<FindingWork> {
    const approvedBy = await this.secondPerson.confirm(caller, secondPerson, 'confirm-judgements');
    const order = { ...orderOf(caller, id), ...said, approvedBy, until: until as LocalDate };
    return this.work({ act: 'suppress', order });
  }

  private async work(act: FindingAct): Promise<FindingWork> {
    const answer = await this.commands.execute(new WorkOnFinding(act));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }
}
