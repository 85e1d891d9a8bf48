import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import {
  AskBankForms,
  AskBankOrder,
  AskBankQueues,
  AskBankSample,
  type BankFileAnswer,
  type BankFormsAnswer,
  type BankQueuesAnswer,
} from '@ledger/application';
import type { BatchNo } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { askerOf, Caller, type CallerOfRequest } from '../access/caller';
import { fileDownload, reprDigest } from '../download';
import { Answers, AnswersFile, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import { askedOf } from './asked.dto';
import { BankOrderDto, BankQueuesDto, BankSampleDto } from './bank.dto';
import { knownBatch } from './known-batch';

const sent = (
  { bytes, fileName, mediaType }: BankFileAnswer,
  plain: string,
  response: Response,
): StreamableFile => {
  response.setHeader('Repr-Digest', reprDigest(bytes));
  return fileDownload(bytes, { name: fileName, plain, type: mediaType });
};

/** Files to the bank, and what its answers leave to do (银行送盘与回盘). */
@ApiTags('bank')
@Controller('bank')
export class BankController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('read-money')
  @Answers(
    'What the bank’s answers leave to do: seven queues, each with what to do next',
    'BankQueues',
  )
  @Get('queues')
  queues(
    @Caller() caller: CallerOfRequest,
    @Query() asked: BankQueuesDto,
  ): Promise<BankQueuesAnswer> {
    const { situation, batch } = asked;
    return this.queries.execute(
      new AskBankQueues({
        ...askedOf(caller, asked),
        ...(situation !== undefined && { situation }),
        ...(batch !== undefined && { batch }),
      }),
    );
  }

  @Allow('read-money', 'public')
  @Answers('The forms in which files go to a bank and come back', 'BankForms')
  @Get('forms')
  forms(): Promise<BankFormsAnswer> {
    return this.queries.execute(new AskBankForms());
  }

  @Allow('read-money', 'public')
  @AnswersFile('A file of nobody’s in a form, for a bank to try its program on')
  @Refuses(404, 'bank-form-unknown')
  @Refuses(422, 'not-valid')
  @Get('forms/:form/sample')
  async sample(
    @Param('form') form: string,
    @Query() { document }: BankSampleDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const file = await this.queries.execute(new AskBankSample({ form, document }));
    if (!file) throw new Problem('bank-form-unknown');
    return sent(file, `${document}-sample`, response);
  }

  @Allow('take-bank-files')
  @AnswersFile('The file to the bank of a batch that was sent: whole accounts, so it is recorded')
  @Refuses(404, 'batch-not-opened', 'not-found')
  @Refuses(
    409,
    'batch-at-other-step',
    'bank-account-missing',
    'bank-account-altered',
    'bank-form-too-narrow',
  )
  @Refuses(422, 'not-valid')
  @Get('orders/:batch')
  async order(
    @Caller() caller: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
    @Query() { form }: BankOrderDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { scope } = caller;
    const file = await this.queries.execute(
      new AskBankOrder({ batch, scope, form, asker: askerOf(caller) }),
    );
    if (isRefused(file)) throw problemOf(file);
    return sent(file, 'bank-order', response);
  }
}
