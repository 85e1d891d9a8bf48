import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  type AnySupplementRefusal,
  AskSupplementPreview,
  AskSupplements,
  OrderSupplement,
  ReverseSupplement,
  type SupplementActAnswer,
  type SupplementAsked,
  type SupplementPreviewAnswer,
  type SupplementsAnswer,
} from '@ledger/application';
import {
  type DocumentNo,
  fen,
  type HouseholdNo,
  type Refusal,
  type YearMonth,
} from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { isRefused, problemOf } from '../problems/refusals';
import { AskedWhereDto, askedOf } from './asked.dto';
import { SecondPerson } from './second-person';
import {
  OrderSupplementDto,
  PreviewSupplementDto,
  ReverseSupplementDto,
  SupplementsDto,
} from './supplements.dto';

const done = <Answer extends object>(answer: Answer | Refusal<AnySupplementRefusal>): Answer => {
  if (isRefused(answer)) throw problemOf(answer);
  return answer;
};

/** What is to be given to whom. */
const termsOf = (
  { scope }: CallerOfRequest,
  { benefitMonth, kind, document, per, amountFen, households }: PreviewSupplementDto,
): SupplementAsked => ({
  division: scope,
  benefitMonth: benefitMonth as YearMonth,
  kind,
  document: document as DocumentNo,
  per,
  amountFen: fen(amountFen),
  ...(households && { households: households as HouseholdNo[] }),
});

/** What is paid beside the benefit of a month (补助), by documents. */
@ApiTags('supplements')
@Controller('supplements')
export class SupplementsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly secondPerson: SecondPerson,
  ) {}

  @Allow('read-money')
  @Answers('Supplements that were ordered and stand, as known on a day', 'Supplements')
  @Get()
  supplements(
    @Caller() caller: CallerOfRequest,
    @Query() asked: SupplementsDto,
  ): Promise<SupplementsAnswer> {
    const benefitMonth = asked.benefitMonth as YearMonth | undefined;
    return this.queries.execute(
      new AskSupplements({ ...askedOf(caller, asked), ...(benefitMonth && { benefitMonth }) }),
    );
  }

  @Allow('decide-payments')
  @Answers('Who would get what by a supplement, before it is ordered', 'SupplementPreview')
  @Refuses(409, 'supplement-ordered-before')
  @Refuses(422, 'not-valid', 'supplement-needs-a-street', 'supplement-households-unknown')
  @HttpCode(200)
  @Post('preview')
  async preview(
    @Caller() caller: CallerOfRequest,
    @Query() _where: AskedWhereDto,
    @Body() dto: PreviewSupplementDto,
  ): Promise<SupplementPreviewAnswer> {
    return done(await this.queries.execute(new AskSupplementPreview(termsOf(caller, dto))));
  }

  @Allow('decide-payments')
  @Answers('Orders a supplement for households, a village or the street', 'SupplementAct', 201)
  @Refuses(409, 'supplement-ordered-before')
  @Refuses(
    422,
    'not-valid',
    'second-person-missing',
    'supplement-needs-a-street',
    'supplement-households-unknown',
  )
  @Post()
  async order(
    @Caller() caller: CallerOfRequest,
    @Query() _where: AskedWhereDto,
    @Body() dto: OrderSupplementDto,
  ): Promise<SupplementActAnswer> {
    const order = {
      ...termsOf(caller, dto),
      reason: dto.reason,
      actor: caller.account.userName,
      confirmedBy: await this.secondPerson.confirm(caller, dto.secondPerson, 'confirm-decisions'),
    };
    return done(await this.commands.execute(new OrderSupplement(order)));
  }

  @Allow('decide-payments')
  @Answers('Reverses an order (冲正): what was paid by it was paid too much', 'SupplementAct')
  @Refuses(404, 'supplement-not-ordered')
  @Refuses(422, 'not-valid', 'second-person-missing')
  @HttpCode(200)
  @Post('reversals')
  async reverse(
    @Caller() caller: CallerOfRequest,
    @Query() _where: AskedWhereDto,
    @Body() { secondPerson, ...said }: ReverseSupplementDto,
  ): Promise<SupplementActAnswer> {
    const reversal = {
      ...said,
      actor: caller.account.userName,
      confirmedBy: await this.secondPerson.confirm(caller, secondPerson, 'confirm-decisions'),
      division: caller.scope,
      benefitMonth: said.benefitMonth as YearMonth,
    };
    return done(await this.commands.execute(new ReverseSupplement(reversal)));
  }
}
