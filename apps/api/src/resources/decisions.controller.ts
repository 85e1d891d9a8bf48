import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskDecisionPreview,
  AskDecisions,
  DecidePayment,
  type DecisionMadeAnswer,
  type DecisionOrder,
  type DecisionPreviewAnswer,
  type DecisionsAnswer,
} from '@ledger/application';
import type { HouseholdNo, LocalDate, YearMonth } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { OfStream } from '../exchange/of-stream.decorator';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { isRefused, problemOf } from '../problems/refusals';
import { AskedWhereDto, askedOf } from './asked.dto';
import { DecidePaymentDto, DecisionsDto, PreviewDecisionDto } from './decisions.dto';
import { revealOf } from './reveal';
import { SecondPerson } from './second-person';

const orderOf = (
  { account, scope }: CallerOfRequest,
  household: string,
  dto: PreviewDecisionDto,
): DecisionOrder => ({
  actor: account.userName,
  scope,
  household: household as HouseholdNo,
  change: dto.change,
  idNumber: dto.idNumber,
  ground: dto.ground,
  ...(dto.factOn && { factOn: dto.factOn as LocalDate }),
  ...(dto.factMonth && { factMonth: dto.factMonth as YearMonth }),
  learnedOn: dto.learnedOn as LocalDate,
  decidedOn: dto.decidedOn as LocalDate,
  effectiveMonth: dto.effectiveMonth as YearMonth,
  ...(dto.newAmountFen !== undefined && { newAmountFen: dto.newAmountFen }),
});

const DAYS = [
  'day-not-come',
  'not-a-member',
  'learned-before-fact',
  'decided-before-learned',
  'effective-before-grant',
  'effective-before-fact-allows',
] as const;
const AMOUNTS = [
  'already-stopped',
  'already-removed',
  'not-stopped',
  'decided-before-last',
  'no-standard',
  'others-are-left',
  'nobody-is-left',
  'amount-does-not-fall',
  'amount-does-not-grow',
  'amount-differs',
] as const;

/** Stops, reductions, increases and resumptions (停发、减发、增发、恢复). */
@ApiTags('decisions')
@Controller()
@OfStream('household')
export class DecisionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly secondPerson: SecondPerson,
  ) {}

  @Allow('read-findings')
  @Answers('Decisions by lists and made here, with their arithmetic', 'Decisions')
  @Get('decisions')
  decisions(
    @Caller() caller: CallerOfRequest,
    @Query() asked: DecisionsDto,
  ): Promise<DecisionsAnswer> {
    const { village, madeHere } = asked;
    return this.queries.execute(
      new AskDecisions({
        ...askedOf(caller, asked),
        ...(village !== undefined && { village }),
        ...(madeHere === 'true' && { madeHere: true }),
        ...revealOf(caller, asked.reveal),
      }),
    );
  }

  @Allow('decide-payments')
  @Answers(
    'What would follow: the new amount, overpayments and arrears by month',
    'DecisionPreview',
  )
  @Refuses(404, 'household-not-stated')
  @Refuses(409, ...AMOUNTS)
  @Refuses(422, 'not-valid', ...DAYS)
  @HttpCode(200)
  @Post('households/:no/decisions/preview')
  async preview(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Query() _where: AskedWhereDto,
    @Body() dto: PreviewDecisionDto,
  ): Promise<DecisionPreviewAnswer> {
    const order = orderOf(caller, household, dto);
    const answer = await this.queries.execute(new AskDecisionPreview(order));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('decide-payments')
  @Answers(
    '停发、减发、增发、恢复: the amount is worked out by the policy of its month',
    'DecisionMade',
    201,
  )
  @Refuses(404, 'household-not-stated')
  @Refuses(409, ...AMOUNTS)
  @Refuses(422, 'not-valid', 'second-person-missing', ...DAYS)
  @Post('households/:no/decisions')
  async decide(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Query() _where: AskedWhereDto,
    @Body() dto: DecidePaymentDto,
  ): Promise<DecisionMadeAnswer> {
    const { note, secondPerson } = dto;
    const order = {
      ...orderOf(caller, household, dto),
      ...(note !== undefined && { note }),
      ...(secondPerson && {
        confirmedBy: await this.secondPerson.confirm(caller, secondPerson, 'confirm-decisions'),
      }),
    };
    const answer = await this.commands.execute(new DecidePayment(order));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }
}
