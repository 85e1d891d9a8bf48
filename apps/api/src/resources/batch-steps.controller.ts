import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  type BatchAnswer,
  type BatchStep,
  RejectBatch,
  StepBatch,
  SubmitBatch,
} from '@ledger/application';
import type { BatchNo } from '@ledger/kernel';
import type { RejectReason } from '@ledger/ledger';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { OfStream } from '../exchange/of-stream.decorator';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { isRefused, problemOf } from '../problems/refusals';
import { RejectBatchDto, SubmitBatchDto } from './batches.dto';
import { knownBatch } from './known-batch';
import { SecondPerson } from './second-person';

/** The steps of a batch from the freeze to its end; two people take them. */
@ApiTags('batches')
@OfStream('batch')
@Controller('batches/:batch')
export class BatchStepsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly secondPerson: SecondPerson,
  ) {}

  @Allow('make-batches')
  @Answers('冻结: fixes the list and writes its items; interrupted, it is asked again', 'Batch')
  @Refuses(404, 'batch-not-opened')
  @Refuses(409, 'batch-at-other-step', 'items-not-whole')
  @Refuses(422, 'batch-empty', 'list-too-long')
  @HttpCode(200)
  @Post('freeze')
  freeze(
    @Caller() caller: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
  ): Promise<BatchAnswer> {
    return this.step(caller, batch, 'freeze');
  }

  @Allow('make-batches')
  @Answers('提交审批; where the screening blocks, an approver overrides it by name', 'Batch')
  @Refuses(404, 'batch-not-opened')
  @Refuses(
    409,
    'batch-at-other-step',
    'batch-not-screened',
    'screening-too-old',
    'blocking-findings',
  )
  @Refuses(422, 'not-valid', 'second-person-missing', 'override-needs-another-person')
  @HttpCode(200)
  @Post('submission')
  async submit(
    @Caller() caller: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
    @Body() { override }: SubmitBatchDto,
  ): Promise<BatchAnswer> {
    const by =
      override && (await this.secondPerson.confirm(caller, override.approver, 'approve-batches'));
    const answer = await this.commands.execute(
      new SubmitBatch({
        ...orderOf(caller, batch),
        ...(override && by && { override: { by, reason: override.reason } }),
      }),
    );
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('approve-batches')
  @Answers('审批: one approver’s word; nobody approves what they made', 'Batch')
  @Refuses(403, 'approver-made-it')
  @Refuses(404, 'batch-not-opened')
  @Refuses(409, 'batch-at-other-step', 'approved-by-you-before')
  @HttpCode(200)
  @Post('approval')
  approve(
    @Caller() caller: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
  ): Promise<BatchAnswer> {
    return this.step(caller, batch, 'approve');
  }

  @Allow('approve-batches')
  @Answers('退回: the batch goes no further, and its number is spent', 'Batch')
  @Refuses(403, 'rejection-needs-another-person')
  @Refuses(404, 'batch-not-opened')
  @Refuses(409, 'batch-at-other-step', 'payment-went-out')
  @Refuses(422, 'not-valid')
  @HttpCode(200)
  @Post('rejection')
  reject(
    @Caller() caller: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
    @Body() { reasonCode, reason }: RejectBatchDto,
  ): Promise<BatchAnswer> {
    return this.end(caller, batch, reasonCode, reason);
  }

  @Allow('make-batches')
  @Answers('Gives up a batch that was not submitted yet; its number is spent', 'Batch')
  @Refuses(403, 'rejection-needs-another-person')
  @Refuses(404, 'batch-not-opened')
  @Refuses(409, 'batch-at-other-step')
  @HttpCode(200)
  @Post('giving-up')
  giveUp(
    @Caller() caller: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
  ): Promise<BatchAnswer> {
    return this.end(caller, batch, 'GIVEN_UP');
  }

  @Allow('make-batches')
  @Answers('送银行: the batch went out today', 'Batch')
  @Refuses(404, 'batch-not-opened')
  @Refuses(
    409,
    'batch-at-other-step',
    'payment-not-returned',
    'already-reissued',
    'already-refunded',
  )
  @HttpCode(200)
  @Post('sending')
  send(
    @Caller() caller: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
  ): Promise<BatchAnswer> {
    return this.step(caller, batch, 'send');
  }

  @Allow('make-batches')
  @Answers('对账: every item has the bank’s answer, with the amounts that were sent', 'Batch')
  @Refuses(404, 'batch-not-opened')
  @Refuses(409, 'batch-at-other-step', 'items-in-flight', 'bank-amounts-differ')
  @HttpCode(200)
  @Post('reconciliation')
  reconcile(
    @Caller() caller: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
  ): Promise<BatchAnswer> {
    return this.step(caller, batch, 'reconcile');
  }

  @Allow('make-batches')
  @Answers('办结: and what came back was sent again or paid back', 'Batch')
  @Refuses(404, 'batch-not-opened')
  @Refuses(
    409,
    'batch-at-other-step',
    'items-in-flight',
    'bank-amounts-differ',
    'returns-not-handled',
  )
  @HttpCode(200)
  @Post('closing')
  close(
    @Caller() caller: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
  ): Promise<BatchAnswer> {
    return this.step(caller, batch, 'close');
  }

  private async step(
    caller: CallerOfRequest,
    batch: BatchNo,
    step: BatchStep,
  ): Promise<BatchAnswer> {
    const answer = await this.commands.execute(new StepBatch({ ...orderOf(caller, batch), step }));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  private async end(
    caller: CallerOfRequest,
    batch: BatchNo,
    reasonCode: RejectReason,
    reason?: string,
  ): Promise<BatchAnswer> {
    const order = { ...orderOf(caller, batch), reasonCode, ...(reason && { reason }) };
    const answer = await this.commands.execute(new RejectBatch(order));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }
}

const orderOf = ({ account, scope }: CallerOfRequest, batch: BatchNo) => ({
  batch,
  scope,
  actor: account.userName,
});
