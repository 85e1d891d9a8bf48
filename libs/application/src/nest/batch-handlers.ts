import { Inject } from '@nestjs/common';
import {
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import { type BatchNo, type DivisionCode, type Refusal, refuse } from '@ledger/kernel';
import { nextStep } from '@ledger/ledger';
import type { BatchAnswer } from '../batches/answers';
import { compareRoster } from '../batches/compare';
import { approveBatch, rejectBatch, submitBatch } from '../batches/decide';
import { draftOf } from '../batches/draft';
import { freezeBatch } from '../batches/freeze';
import type { ActOrder } from '../batches/header';
import { itemsOf } from '../batches/items';
import { editLine, openBatch } from '../batches/open';
import {
  batchAnswer,
  batchesOpened,
  draftAnswer,
  madeIn,
  screeningAnswer,
} from '../batches/questions';
import type { AnyBatchRefusal } from '../batches/refusal-words';
import { lastScreening, screenBatch } from '../batches/screen';
import { sendBatch } from '../batches/send';
import { closeBatch, reconcileBatch } from '../batches/settle';
import type { Receipt } from '../ledger';
import { mustAnswer } from '../main-log/must-answer';
import type { LedgerApplication } from '../open-application';
import {
  AskBatch,
  AskBatchDraft,
  AskBatches,
  AskRosterComparison,
  AskScreening,
  type BatchStep,
  EditBatchLine,
  OpenBatch,
  RejectBatch,
  ScreenBatch,
  StepBatch,
  SubmitBatch,
} from './batch-messages';
import { LEDGER } from './ledger-token';

type Needs = ReturnType<typeof needsOf>;

const needsOf = ({ parts, ledger, policies }: LedgerApplication) => ({
  ...parts,
  ledger,
  policies,
});

type Scoped = ActOrder & { readonly scope: DivisionCode };
type Outcome = Receipt | Refusal<AnyBatchRefusal>;

/** The views show everything the log held, and the batch lies in the scope of whoever acts. */
const actIn = async (
  app: LedgerApplication,
  { batch, scope }: Scoped,
  act: (needs: Needs) => Promise<Outcome>,
): Promise<BatchAnswer | Refusal<AnyBatchRefusal>> => {
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

/** An open batch, and views that show everything the log held; else why there is no draft of it. */
const openIn = async (
  app: LedgerApplication,
  { batch, scope }: Pick<Scoped, 'batch' | 'scope'>,
) => {
  await app.caughtUp();
  const state = await madeIn(needsOf(app), batch, scope);
  if (!state) return refuse('batch-not-opened' as const);
  const { status } = state;
  if (status === 'open') return state;
  return refuse('batch-at-other-step' as const, { status, next: nextStep[status] });
};

@QueryHandler(AskBatches)
export class AskBatchesHandler implements IQueryHandler<AskBatches> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskBatches) {
    const needs = needsOf(this.ledger);
    const answers: BatchAnswer[] = [];
    for (const batch of await batchesOpened(needs.readSide, q.scope)) {
      const answer = await batchAnswer(needs, batch, q.scope);
      if (answer) answers.push(answer);
    }
    return answers;
  }
}

@QueryHandler(AskBatch)
export class AskBatchHandler implements IQueryHandler<AskBatch> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskBatch) {
    return batchAnswer(needsOf(this.ledger), q.batch, q.scope);
  }
}

@QueryHandler(AskBatchDraft)
export class AskBatchDraftHandler implements IQueryHandler<AskBatchDraft> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskBatchDraft) {
    const state = await openIn(this.ledger, q);
    return 'refused' in state ? state : draftAnswer(needsOf(this.ledger), state);
  }
}

@QueryHandler(AskRosterComparison)
export class AskRosterComparisonHandler implements IQueryHandler<AskRosterComparison> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskRosterComparison) {
    const state = await openIn(this.ledger, q);
    return 'refused' in state ? state : compareRoster(needsOf(this.ledger), state, q.file);
  }
}

@QueryHandler(AskScreening)
export class AskScreeningHandler implements IQueryHandler<AskScreening> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskScreening) {
    const needs = needsOf(this.ledger);
    if (!(await madeIn(needs, q.batch, q.scope))) return refuse('batch-not-opened');
    const rows = await lastScreening(needs, q.batch);
    return rows ? screeningAnswer(needs, q.batch, rows) : refuse('batch-not-screened');
  }
}

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
    return 'refused' in rows ? rows : screeningAnswer(needs, c.batch, rows);
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

const steps: Readonly<Record<BatchStep, (needs: Needs, order: ActOrder) => Promise<Outcome>>> = {
  freeze,
  approve: approveBatch,
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
  AskBatchesHandler,
  AskBatchHandler,
  AskBatchDraftHandler,
  AskRosterComparisonHandler,
  AskScreeningHandler,
  OpenBatchHandler,
  EditBatchLineHandler,
  ScreenBatchHandler,
  SubmitBatchHandler,
  RejectBatchHandler,
  StepBatchHandler,
];
