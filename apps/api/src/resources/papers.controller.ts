import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import {
  knowledgeDayOf,
  type PaperForm,
  parseQuarter,
  parseYear,
  type Period,
  systemClock,
} from '@ledger/application';
import { parseLocalDate, yearMonth } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { AnswersPaper } from '../openapi/answer.decorator';
import { askedOf } from './asked.dto';
import { Form, inBothForms, sentPaper } from './paper-file';
import {
  FindingsPaperDto,
  type PaperDto,
  PublicNoticeDto,
  QuarterPaperDto,
  RegisterPaperDto,
  YearPaperDto,
} from './papers.dto';
import { revealOf } from './reveal';

type Register = 'custody' | 'overpayments' | 'arrears' | 'decisions' | 'near-relatives';

const inVillage = ({ village }: { readonly village?: string }) =>
  village === undefined ? {} : { village };

/** Lists and registers as papers: the same description as a workbook and as PDF. */
@ApiTags('papers')
@Controller()
export class PapersController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('read-findings')
  @AnswersPaper('The list of findings an officer takes to the village (疑点清单)')
  @Get(inBothForms('findings'))
  findings(
    @Caller() caller: CallerOfRequest,
    @Query() asked: FindingsPaperDto,
    @Form() form: PaperForm,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { rule, language, reveal } = asked;
    const of = {
      paper: 'findings' as const,
      ...(rule !== undefined && { rule }),
      ...inVillage(asked),
      ...revealOf(caller, reveal),
    };
    return sentPaper(
      this.queries,
      { caller, of, form, language, ...askedOf(caller, asked) },
      response,
    );
  }

  @Allow('read-findings')
  @AnswersPaper('The register of cards kept for others (卡折代管台账), masked')
  @Get(inBothForms('custody'))
  custody(
    @Caller() caller: CallerOfRequest,
    @Query() asked: RegisterPaperDto,
    @Form() form: PaperForm,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.register('custody', caller, asked, form, response);
  }

  @Allow('read-money')
  @AnswersPaper('The register of overpayments and what came back (多发追回台账), masked')
  @Get(inBothForms('overpayments'))
  overpayments(
    @Caller() caller: CallerOfRequest,
    @Query() asked: RegisterPaperDto,
    @Form() form: PaperForm,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.register('overpayments', caller, asked, form, response);
  }

  @Allow('read-findings')
  @AnswersPaper('Months that ought to have been paid and were not (应补发台账), masked')
  @Get(inBothForms('arrears'))
  arrears(
    @Caller() caller: CallerOfRequest,
    @Query() asked: RegisterPaperDto,
    @Form() form: PaperForm,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.register('arrears', caller, asked, form, response);
  }

  @Allow('read-findings')
  @AnswersPaper('Stops, reductions, increases and resumptions (停发减发增发恢复台账), masked')
  @Get(inBothForms('decisions'))
  decisions(
    @Caller() caller: CallerOfRequest,
    @Query() asked: RegisterPaperDto,
    @Form() form: PaperForm,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.register('decisions', caller, asked, form, response);
  }

  @Allow('read-findings')
  @AnswersPaper('Filings of near relatives of officials (近亲属备案登记簿), masked')
  @Get(inBothForms('near-relatives'))
  nearRelatives(
    @Caller() caller: CallerOfRequest,
    @Query() asked: RegisterPaperDto,
    @Form() form: PaperForm,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.register('near-relatives', caller, asked, form, response);
  }

  @Allow('read-findings')
  @AnswersPaper('The work ledger of a quarter in the four parts of the notice (工作台账), masked')
  @Get(inBothForms('work-ledger'))
  workLedger(
    @Caller() caller: CallerOfRequest,
    @Query() asked: QuarterPaperDto,
    @Form() form: PaperForm,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.ofPeriod(
      'work-ledger',
      parseQuarter(asked.quarter)!,
      caller,
      asked,
      form,
      response,
    );
  }

  @Allow('read-money')
  @AnswersPaper('The summary of a year (年终汇总), masked')
  @Get(inBothForms('year-end'))
  yearEnd(
    @Caller() caller: CallerOfRequest,
    @Query() asked: YearPaperDto,
    @Form() form: PaperForm,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.ofPeriod('year-end', parseYear(asked.year)!, caller, asked, form, response);
  }

  @Allow('read-findings')
  @AnswersPaper('The list to be hung in each village (公示名单): names, members and amounts alone')
  @Get(inBothForms('public-notice'))
  publicNotice(
    @Caller() caller: CallerOfRequest,
    @Query() asked: PublicNoticeDto,
    @Form() form: PaperForm,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { month, language, reveal } = asked;
    const of = {
      paper: 'public-notice' as const,
      month: yearMonth(month),
      ...inVillage(asked),
      ...revealOf(caller, reveal),
    };
    return sentPaper(
      this.queries,
      { caller, of, form, language, ...askedOf(caller, asked) },
      response,
    );
  }

  private register(
    paper: Register,
    caller: CallerOfRequest,
    asked: RegisterPaperDto,
    form: PaperForm,
    response: Response,
  ): Promise<StreamableFile> {
    const of = { paper, ...inVillage(asked) };
    const { language } = asked;
    const order = { caller, of, form, language, ...askedOf(caller, asked) };
    return sentPaper(this.queries, order, response);
  }

  private ofPeriod(
    paper: 'work-ledger' | 'year-end',
    period: Period,
    caller: CallerOfRequest,
    { knownOn, language }: PaperDto,
    form: PaperForm,
    response: Response,
  ): Promise<StreamableFile> {
    const day = parseLocalDate(knownOn ?? '') ?? knowledgeDayOf(period, systemClock.today());
    const order = { caller, of: { paper, period }, form, language, scope: caller.scope };
    return sentPaper(this.queries, { ...order, knownOn: day }, response);
  }
}
