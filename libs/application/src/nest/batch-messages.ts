import { Command, Query } from '@nestjs/cqrs';
import type { BatchNo, DivisionCode, Refusal } from '@ledger/kernel';
import type {
  BatchAnswer,
  BatchDraftAnswer,
  RosterComparisonAnswer,
  ScreeningAnswer,
} from '../batches/answers';
import type { Upload } from '../imports/at-the-door';
import type { RejectOrder, SubmitOrder } from '../batches/decide';
import type { ActOrder } from '../batches/header';
import type { EditOrder, OpenOrder } from '../batches/open';
import type { AnyBatchRefusal } from '../batches/refusal-words';
import type { RosterOrder } from '../batches/take-roster';

interface Asked {
  readonly batch: BatchNo;
  readonly scope: DivisionCode;
}

type Scoped<Order extends ActOrder> = Order & { readonly scope: DivisionCode };

export class AskBatches extends Query<readonly BatchAnswer[]> {
  constructor(readonly q: { readonly scope: DivisionCode }) {
    super();
  }
}

/** Undefined: no such batch was opened here in the asker's division. */
export class AskBatch extends Query<BatchAnswer | undefined> {
  constructor(readonly q: Asked) {
    super();
  }
}

/** The batch as it would be frozen now. */
export class AskBatchDraft extends Query<BatchDraftAnswer | Refusal<AnyBatchRefusal>> {
  constructor(readonly q: Asked) {
    super();
  }
}

/** Holds a roster of the office against the draft; nothing of it is recorded. */
export class AskRosterComparison extends Query<
  RosterComparisonAnswer | Refusal<AnyBatchRefusal | 'not-readable'>
> {
  constructor(readonly q: Asked & { readonly file: Upload }) {
    super();
  }
}

/** What the last screening showed. */
export class AskScreening extends Query<ScreeningAnswer | Refusal<AnyBatchRefusal>> {
  constructor(readonly q: Asked) {
    super();
  }
}

type Done = BatchAnswer | Refusal<AnyBatchRefusal | 'not-readable'>;

export class OpenBatch extends Command<Done> {
  constructor(readonly c: Scoped<OpenOrder>) {
    super();
  }
}

/** Draws the batch up from a roster of the office. */
export class TakeBatchRoster extends Command<Done> {
  constructor(readonly c: Scoped<RosterOrder>) {
    super();
  }
}

export class EditBatchLine extends Command<Done> {
  constructor(readonly c: Scoped<EditOrder>) {
    super();
  }
}

export class ScreenBatch extends Command<ScreeningAnswer | Refusal<AnyBatchRefusal>> {
  constructor(readonly c: Scoped<ActOrder>) {
    super();
  }
}

export class SubmitBatch extends Command<Done> {
  constructor(readonly c: Scoped<SubmitOrder>) {
    super();
  }
}

export class RejectBatch extends Command<Done> {
  constructor(readonly c: Scoped<RejectOrder>) {
    super();
  }
}

/** Steps that say no more than that they are to be done. */
export type BatchStep = 'freeze' | 'approve' | 'send' | 'reconcile' | 'close';

export class StepBatch extends Command<Done> {
  constructor(readonly c: Scoped<ActOrder> & { readonly step: BatchStep }) {
    super();
  }
}
