import {
  Body,
  Controller,
  Get,
  Param,
  type PipeTransform,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import {
  AskMonth,
  AskMonthDifferences,
  AskMonths,
  AskMonthVerification,
  CloseMonth,
  type MonthAnswer,
  type MonthDifferencesAnswer,
  type MonthInShort,
  type MonthVerificationAnswer,
  type PaperForm,
  systemClock,
} from '@ledger/application';
import { parseYearMonth, type Refusal, type YearMonth } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers, AnswersPaper, Refuses } from '../openapi/answer.decorator';
import { Problem, type ProblemCode } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import { AskedDto, askedOf, AskedWhereDto } from './asked.dto';
import { CloseMonthDto } from './months.dto';
import { Form, inBothForms, sentPaper } from './paper-file';
import { PrintedDto } from './papers.dto';
import { SecondPerson } from './second-person';

const knownMonth: PipeTransform<string, YearMonth> = {
  transform: (text) => {
    const month = parseYearMonth(text);
    if (!month) throw new Problem('month-not-closed');
    return month;
  },
};

const orProblem = <Answer extends object>(answer: Answer | Refusal<ProblemCode>): Answer => {
  if (isRefused(answer)) throw problemOf(answer);
  return answer;
};

/** 月结: closed months of a division and their certificates of conservation. */
@ApiTags('months')
@Controller('months')
export class MonthsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly secondPerson: SecondPerson,
  ) {}

  @Allow('read-money')
  @Answers('The closed months of the division and of those beneath it, newest first', 'Months')
  @Get()
  async all(
    @Caller() caller: CallerOfRequest,
    @Query() asked: AskedDto,
  ): Promise<{ readonly months: readonly MonthInShort[] }> {
    return { months: await this.queries.execute(new AskMonths(askedOf(caller, asked))) };
  }

  @Allow('read-money')
  @Answers('The certificate of a closed month, by village or street', 'Month')
  @Refuses(404, 'month-not-closed')
  @Get(':month')
  async one(
    @Caller() { scope }: CallerOfRequest,
    @Param('month', knownMonth) month: YearMonth,
    @Query() _where: AskedWhereDto,
  ): Promise<MonthAnswer> {
    return orProblem<MonthAnswer>(
      await this.queries.execute(new AskMonth({ division: scope, month })),
    );
  }

  @Allow('read-money')
  @AnswersPaper('The certificate on paper (月结证书), with its checkpoint')
  @Refuses(404, 'month-not-closed')
  @Get(inBothForms(':month/certificate'))
  paper(
    @Caller() caller: CallerOfRequest,
    @Param('month', knownMonth) month: YearMonth,
    @Query() { language }: PrintedDto,
    @Form() form: PaperForm,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { scope } = caller;
    const of = { paper: 'month', month } as const;
    const knownOn = systemClock.today();
    return sentPaper(this.queries, { caller, of, form, language, scope, knownOn }, response);
  }

  @Allow('read-money')
  @Answers('What is known by a day otherwise than the certificate has it', 'MonthDifferences')
  @Refuses(404, 'month-not-closed')
  @Get(':month/differences')
  async differences(
    @Caller() caller: CallerOfRequest,
    @Param('month', knownMonth) month: YearMonth,
    @Query() asked: AskedDto,
  ): Promise<MonthDifferencesAnswer> {
    const { scope: division, knownOn } = askedOf(caller, asked);
    return orProblem<MonthDifferencesAnswer>(
      await this.queries.execute(new AskMonthDifferences({ division, month, knownOn })),
    );
  }

  @Allow('verify-log')
  @Answers('Works the certificate out again and checks its checkpoint', 'MonthVerification')
  @Refuses(404, 'month-not-closed')
  @Get(':month/verification')
  async verification(
    @Caller() { scope }: CallerOfRequest,
    @Param('month', knownMonth) month: YearMonth,
    @Query() _where: AskedWhereDto,
  ): Promise<MonthVerificationAnswer> {
    return orProblem<MonthVerificationAnswer>(
      await this.queries.execute(new AskMonthVerification({ division: scope, month })),
    );
  }

  @Allow('close-months')
  @Answers('月结: certifies what is known of the month today, for two people', 'Month', 201)
  @Refuses(
    409,
    'month-closed',
    'month-not-over',
    'earlier-month-open',
    'streets-not-closed',
    'sums-differ',
    'month-has-open-items',
  )
  @Refuses(422, 'not-valid', 'second-person-missing', 'month-needs-a-street')
  @Refuses(409, 'seal-key-away', 'seal-broken')
  @Post(':month/closing')
  async close(
    @Caller() caller: CallerOfRequest,
    @Param('month', knownMonth) month: YearMonth,
    @Query() _where: AskedWhereDto,
    @Body() { secondPerson, overrideReason }: CloseMonthDto,
  ): Promise<MonthAnswer> {
    const confirmedBy = await this.secondPerson.confirm(
      caller,
      secondPerson,
      'confirm-month-closes',
    );
    const order = {
      actor: caller.account.userName,
      confirmedBy,
      division: caller.scope,
      month,
      ...(overrideReason !== undefined && { overrideReason }),
    };
    return orProblem<MonthAnswer>(await this.commands.execute(new CloseMonth(order)));
  }
}
