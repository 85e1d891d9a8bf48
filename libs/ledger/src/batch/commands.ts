import type { LocalDate } from '@ledger/kernel';
import type {
  BatchApproved,
  BatchClosed,
  BatchFrozen,
  BatchLineEdited,
  BatchListFixed,
  BatchOpened,
  BatchReconciled,
  BatchRejected,
  BatchRosterTaken,
  BatchScreened,
  BatchSentToBank,
  BatchStated,
  BatchSubmitted,
} from './events';

/** A report: the roster's header block. */
export interface BatchReport {
  readonly type: 'StateBatch';
  readonly data: BatchStated['data'];
}

/** How much of a batch the bank has still to answer, and how far its amounts are off. Fen. */
export interface StillOpen {
  readonly inFlightCount: number;
  readonly inFlightFen: number;
  readonly differenceFen: number;
  /** Came back and was neither sent again nor paid back. */
  readonly pendingCount: number;
  readonly pendingFen: number;
}

type Known = 'batch' | 'division' | 'benefitMonth' | 'frozenOn' | 'approvedOn' | 'count' | 'sumFen';

/** What is done with a batch here: every one of them is an act, and checked. */
export type BatchAct =
  | { readonly type: 'OpenBatch'; readonly data: BatchOpened['data'] }
  | { readonly type: 'TakeRoster'; readonly data: BatchRosterTaken['data'] }
  | { readonly type: 'EditBatchLine'; readonly data: BatchLineEdited['data'] }
  | { readonly type: 'FixBatchList'; readonly data: BatchListFixed['data'] }
  | { readonly type: 'FreezeBatch'; readonly data: BatchFrozen['data'] }
  | { readonly type: 'ScreenBatch'; readonly data: BatchScreened['data'] }
  | {
      readonly type: 'SubmitBatch';
      readonly data: BatchSubmitted['data'] & { readonly submittedOn: LocalDate };
    }
  | {
      readonly type: 'ApproveBatch';
      readonly data: Pick<BatchApproved['data'], 'batch' | 'approvedBy' | 'approvedOn'> & {
        /** Whoever runs it has seen that it is the last one needed, and did what goes before that. */
        readonly isLast: boolean;
      };
    }
  | { readonly type: 'RejectBatch'; readonly data: BatchRejected['data'] }
  | {
      readonly type: 'SendBatch';
      readonly data: Omit<BatchSentToBank['data'], Exclude<Known, 'batch'>>;
    }
  | {
      readonly type: 'ReconcileBatch';
      readonly data: BatchReconciled['data'] & { readonly open: StillOpen };
    }
  | {
      readonly type: 'CloseBatch';
      readonly data: BatchClosed['data'] & { readonly open: StillOpen };
    };

export type BatchCommand = BatchReport | BatchAct;

export type BatchRefusal =
  | 'batch-not-opened'
  | 'batch-number-taken'
  /** `status` says where it stands, `next` what can be done there. */
  | 'batch-at-other-step'
  | 'batch-empty'
  | 'edit-says-nothing'
  | 'items-not-whole'
  | 'batch-not-screened'
  | 'screening-too-old'
  | 'blocking-findings'
  | 'override-needs-another-person'
  | 'approver-made-it'
  | 'approved-by-you-before'
  /** Another approval came in between: look again. */
  | 'approvals-changed'
  | 'rejection-needs-another-person'
  | 'items-in-flight'
  | 'bank-amounts-differ'
  | 'returns-not-handled';
