import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type BatchNo, type DivisionCode, refuse } from '@ledger/kernel';
import { batchAt } from '@ledger/ledger';
import type { BatchAnswer } from '../batches/answers';
import { compareRoster } from '../batches/compare';
import {
  batchAnswer,
  batchesOpened,
  draftAnswer,
  madeIn,
  screeningAnswer,
} from '../batches/questions';
import { lastScreening } from '../batches/screen';
import type { LedgerApplication } from '../open-application';
import {
  AskBatch,
  AskBatchDraft,
  AskBatches,
  AskRosterComparison,
  AskScreening,
} from './batch-messages';
import { LEDGER } from './ledger-token';

/** What acts on batches and questions about them are answered from. */
export const needsOf = ({ parts, ledger, policies }: LedgerApplication) => ({
  ...parts,
  ledger,
  policies,
});

/** An open batch, and views that show everything the log held; else why there is no draft of it. */
const openIn = async (
  app: LedgerApplication,
  { batch, scope }: { readonly batch: BatchNo; readonly scope: DivisionCode },
) => {
  await app.caughtUp();
  const state = await madeIn(needsOf(app), batch, scope);
  return state ? batchAt(state, 'open') : refuse('batch-not-opened' as const);
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
    return rows ? screeningAnswer(needs, q, rows) : refuse('batch-not-screened');
  }
}

export const batchQueryHandlers = [
  AskBatchesHandler,
  AskBatchHandler,
  AskBatchDraftHandler,
  AskRosterComparisonHandler,
  AskScreeningHandler,
];
