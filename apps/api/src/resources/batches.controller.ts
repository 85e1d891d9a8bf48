import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import {
  AskBatch,
  AskBatchDraft,
  AskBatches,
  AskScreening,
  type BatchAnswer,
  type BatchDraftAnswer,
  EditBatchLine,
  OpenBatch,
  type PaperForm,
  ScreenBatch,
  type ScreeningAnswer,
  systemClock,
} from '@ledger/application';
import { type BatchNo, type HouseholdNo, type PaymentRef, yearMonth } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { OfStream } from '../exchange/of-stream.decorator';
import { Paged } from '../exchange/paged.decorator';
import { Answers, AnswersPaper, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import { EditLineDto, OpenBatchDto } from './batches.dto';
import { knownBatch } from './known-batch';
import { Form, inBothForms, sentPaper } from './paper-file';
import { PrintedDto } from './papers.dto';

/** The month's batch (批次) until it is frozen, and what the rules say of it. */
@ApiTags('batches')
@OfStream('batch')
@Controller('batches')
export class BatchesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Allow('read-money')
  @Answers('The batches that were opened here, the newest month first', 'Batches')
  @Paged({ list: 'batches', order: ['-benefitMonth', 'batch'] })
  @Get()
  async batches(
    @Caller() { scope }: CallerOfRequest,
  ): Promise<{ readonly batches: readonly BatchAnswer[] }> {
    return { batches: await this.queries.execute(new AskBatches({ scope })) };
  }

  @Allow('make-batches')
  @Answers('Opens the batch of a month in a street', 'Batch', 201)
  @Refuses(409, 'batch-number-taken')
  @Refuses(422, 'not-valid', 'batch-needs-a-street')
  @Post()
  async open(
    @Caller() { account, scope }: CallerOfRequest,
    @Body() dto: OpenBatchDto,
  ): Promise<BatchAnswer> {
    const answer = await this.commands.execute(
      new OpenBatch({
        batch: dto.batch as BatchNo,
        benefitMonth: yearMonth(dto.benefitMonth),
        division: scope,
        scope,
        actor: account.userName,
      }),
    );
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('read-money')
  @Answers('Where a batch stands, and what can be done next', 'Batch')
  @Refuses(404, 'not-found')
  @Get(':batch')
  async batch(
    @Caller() { scope }: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
  ): Promise<BatchAnswer> {
    const answer = await this.queries.execute(new AskBatch({ batch, scope }));
    if (!answer) throw new Problem('not-found');
    return answer;
  }

  @Allow('read-money')
  @Answers('Who would be paid what now, and why; names are masked', 'BatchDraft')
  @Refuses(404, 'batch-not-opened')
  @Refuses(409, 'batch-at-other-step')
  @Get(':batch/draft')
  async draft(
    @Caller() { scope }: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
  ): Promise<BatchDraftAnswer> {
    const answer = await this.queries.execute(new AskBatchDraft({ batch, scope }));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('make-batches')
  @Answers('Has a line paid otherwise than it is due, or left out (all zero)', 'Batch')
  @Refuses(404, 'batch-not-opened', 'line-not-due')
  @Refuses(409, 'batch-at-other-step', 'edit-says-nothing')
  @Refuses(422, 'not-valid')
  @HttpCode(200)
  @Post(':batch/edits')
  async edit(
    @Caller() { account, scope }: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
    @Body()
    { householdNo, benefitMonth, kind, reissueOf, reasonCode, reason, ...paid }: EditLineDto,
  ): Promise<BatchAnswer> {
    const line = {
      household: householdNo as HouseholdNo,
      benefitMonth: yearMonth(benefitMonth),
      kind,
      ...(reissueOf && { reissueOf: reissueOf as PaymentRef }),
    };
    const order = { batch, scope, actor: account.userName, line, paid, reasonCode, reason };
    const answer = await this.commands.execute(new EditBatchLine(order));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('read-money')
  @AnswersPaper('The batch on paper (发放汇总表、发放花名册), masked, from its freeze on')
  @Refuses(404, 'batch-not-opened')
  @Refuses(409, 'batch-at-other-step')
  @Get(inBothForms(':batch/roster'))
  paper(
    @Caller() caller: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
    @Query() { language }: PrintedDto,
    @Form() form: PaperForm,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { scope } = caller;
    const of = { paper: 'batch', batch } as const;
    const knownOn = systemClock.today();
    return sentPaper(this.queries, { caller, of, form, language, scope, knownOn }, response);
  }

  @Allow('make-batches')
  @Answers('What the rules would find if the batch went out today; it is recorded', 'Screening')
  @Refuses(404, 'batch-not-opened')
  @Refuses(409, 'batch-at-other-step')
  @HttpCode(200)
  @Post(':batch/screening')
  async screen(
    @Caller() { account, scope }: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
  ): Promise<ScreeningAnswer> {
    const answer = await this.commands.execute(
      new ScreenBatch({ batch, scope, actor: account.userName }),
    );
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('read-findings')
  @Answers('What the last screening showed', 'Screening')
  @Refuses(404, 'batch-not-opened')
  @Refuses(409, 'batch-not-screened')
  @Get(':batch/screening')
  async screening(
    @Caller() { scope }: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
  ): Promise<ScreeningAnswer> {
    const answer = await this.queries.execute(new AskScreening({ batch, scope }));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }
}
