import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskBalances,
  AskDelays,
  AskOverview,
  AskTotals,
  AskTrend,
  type BalanceAnswer,
  type DelayAnswer,
  type OverviewAnswer,
  type TotalsAnswer,
  type TrendAnswer,
} from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers } from '../openapi/answer.decorator';
import { AskedDto, askedOf } from './asked.dto';

interface AsKnown {
  readonly knowledgeDate: string;
}

@ApiTags('money')
@Controller()
export class MoneyController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('read-money')
  @Answers(
    'The first page: money paid, findings by rule and village, where money waits',
    'Overview',
  )
  @Get('overview')
  overview(@Caller() caller: CallerOfRequest, @Query() asked: AskedDto): Promise<OverviewAnswer> {
    return this.queries.execute(new AskOverview(askedOf(caller, asked)));
  }

  @Allow('read-money')
  @Answers('Findings and overpaid money month after month, and findings by benefit month', 'Trend')
  @Get('overview/trend')
  trend(@Caller() caller: CallerOfRequest, @Query() asked: AskedDto): Promise<TrendAnswer> {
    return this.queries.execute(new AskTrend(askedOf(caller, asked)));
  }

  @Allow('read-money')
  @Answers('How long the money of each batch took at every hop', 'Delays')
  @Get('delays')
  async delays(
    @Caller() caller: CallerOfRequest,
    @Query() asked: AskedDto,
  ): Promise<AsKnown & { readonly delays: readonly DelayAnswer[] }> {
    const question = askedOf(caller, asked);
    const delays = await this.queries.execute(new AskDelays(question));
    return { knowledgeDate: question.knownOn, delays };
  }

  @Allow('read-money')
  @Answers('Running balances at the end of each month', 'Balances')
  @Get('balances')
  async balances(
    @Caller() caller: CallerOfRequest,
    @Query() asked: AskedDto,
  ): Promise<AsKnown & { readonly balances: readonly BalanceAnswer[] }> {
    const question = askedOf(caller, asked);
    const balances = await this.queries.execute(new AskBalances(question));
    return { knowledgeDate: question.knownOn, balances };
  }

  @Allow('read-money')
  @Answers('Sums of everything known by a day', 'Totals')
  @Get('totals')
  async totals(
    @Caller() caller: CallerOfRequest,
    @Query() asked: AskedDto,
  ): Promise<AsKnown & { readonly totals: TotalsAnswer }> {
    const question = askedOf(caller, asked);
    const totals = await this.queries.execute(new AskTotals(question));
    return { knowledgeDate: question.knownOn, totals };
  }
}
