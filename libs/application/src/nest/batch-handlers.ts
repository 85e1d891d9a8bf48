import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type BatchNo, type DivisionCode, type Refusal, refuse } from '@ledger/kernel';
import type { BatchAnswer } from '../batches/answers';
import { approveBatch, rejectBatch, submitBatch } from '../batches/decide';
import { draftOf } from '../batches/draft';
import { freezeBatch } from '../batches/freeze';
import type { ActOrder } from '../batches/header';
import { itemsOf } from '../batches/items';
import { editLine, openBatch } from '../batches/open';
import { batchAnswer, madeIn, screeningAnswer } from '../batches/questions';
import type { AnyBatchRefusal } from '../batches/refusal-words';
import { screenBatch } from '../batches/screen';
import { sendBatch } from '../batches/send';
import { closeBatch, reconcileBatch } from '../batches/settle';
import { takeRoster } from '../batches/take-roster';
import { drawsOn } from '../funds/fund-of-batch';
import type { Receipt } from '../ledger';
import { mustAnswer } from '../main-log/must-answer';
import type { LedgerApplication } from '../open-application';
import {
  type BatchStep,
  EditBatchLine,
  OpenBatch,
  RejectBatch,
  ScreenBatch,
  StepBatch,
  SubmitBatch,
  TakeBatchRoster,
} from './batch-messages';
import { batchQueryHandlers, needsOf } from './batch-queries';
import { LEDGER } from './ledger-token';

type Needs = ReturnType<typeof needsOf>;

type Scoped = ActOrder & { readonly scope: DivisionCode };
type Outcome = Receipt | Refusal<AnyBatchRefusal | 'not-readable'>;

/** The views show everything the log held, and the batch lies in the scope of whoever acts. */
const actIn = async (
  app: LedgerApplication,
  { batch, scope }: Scoped,
  act: (needs: Needs) => Promise<Outcome>,
): Promise<BatchAnswer | Refusal<AnyBatchRefusal | 'not-readable'>> => {
  const needs = needsOf(app);
  await mustAnswer(needs);
  if (!(await madeIn(needs, batch, scope))) return refuse('batch-not-opened');
  await app.caughtUp();
  const outcome = await act(needs);
  if ('refused' in outcome) return outcome;
  return answerNow(app, batch, scope);
};

const answerNow = async (app: LedgerApplication, batch: BatchNo, scope: DivisionCode) => {
  await app.caughtUp();
  return (await batchAnswer(needsOf(app), batch, scope)) ?? refuse('batch-not-opened' as const);
};

@CommandHandler(OpenBatch)
export class OpenBatchHandler implements ICommandHandler<OpenBatch> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: OpenBatch) {
    const needs = needsOf(this.ledger);
    await mustAnswer(needs);
    const outcome = await openBatch(needs, c);
    return 'refused' in outcome ? outcome : answerNow(this.ledger, c.batch, c.scope);
  }
}

@CommandHandler(TakeBatchRoster)
export class TakeBatchRosterHandler implements ICommandHandler<TakeBatchRoster> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ c }: TakeBatchRoster) {
    return actIn(this.ledger, c, (needs) => takeRoster(needs, c));
  }
}

@CommandHandler(EditBatchLine)
export class EditBatchLineHandler implements ICommandHandler<EditBatchLine> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ c }: EditBatchLine) {
    return actIn(this.ledger, c, (needs) => editLine(needs, c));
  }
}

@CommandHandler(ScreenBatch)
export class ScreenBatchHandler implements ICommandHandler<ScreenBatch> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: ScreenBatch) {
    const needs = needsOf(this.ledger);
    await mustAnswer(needs);
    if (!(await madeIn(needs, c.batch, c.scope))) return refuse('batch-not-opened');
    await this.ledger.caughtUp();
    const rows = await screenBatch(needs, c);
    return 'refused' in rows ? rows : screeningAnswer(needs, c, rows);
  }
}

@CommandHandler(SubmitBatch)
export class SubmitBatchHandler implements ICommandHandler<SubmitBatch> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ c }: SubmitBatch) {
    return actIn(this.ledger, c, (needs) => submitBatch(needs, c));
  }
}

@CommandHandler(RejectBatch)
export class RejectBatchHandler implements ICommandHandler<RejectBatch> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ c }: RejectBatch) {
    return actIn(this.ledger, c, (needs) => rejectBatch(needs, c));
  }
}

const freeze = (needs: Needs, order: ActOrder): Promise<Outcome> =>
  freezeBatch(
    {
      ...needs,
      drawUp: async (open) => {
        const { lines } = await draftOf(needs, open);
        return itemsOf(needs.vault, order.batch, lines);
      },
    },
    order,
  );

const approve = (needs: Needs, order: ActOrder): Promise<Outcome> =>
  approveBatch({ ...needs, drawsOn: (held, day) => drawsOn(needs.readSide, held, day) }, order);

const steps: Readonly<Record<BatchStep, (needs: Needs, order: ActOrder) => Promise<Outcome>>> = {
  freeze,
  approve,
  send: sendBatch,
  reconcile: reconcileBatch,
  close: closeBatch,
};

@CommandHandler(StepBatch)
export class StepBatchHandler implements ICommandHandler<StepBatch> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ c }: StepBatch) {
    return actIn(this.ledger, c, (needs) => steps[c.step](needs, c));
  }
}

export const batchHandlers = [
  ...batchQueryHandlers,
  OpenBatchHandler,
  TakeBatchRosterHandler,
  EditBatchLineHandler,
  ScreenBatchHandler,
  SubmitBatchHandler,
  RejectBatchHandler,
  StepBatchHandler,
];
