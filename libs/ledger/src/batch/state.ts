import type { BatchNo, DivisionCode, LocalDate, YearMonth } from '@ledger/kernel';
import type {
  BatchLineEdited,
  BatchRejected,
  ItemsTotal,
  KeptListing,
  ScreeningOverride,
} from './events';

/** A batch that was opened here. */
export interface Made {
  readonly batch: BatchNo;
  readonly division: DivisionCode;
  readonly benefitMonth: YearMonth;
  /** Everybody who had a hand in what is paid: none of them approves it. */
  readonly makers: readonly string[];
}

interface Listed extends Made {
  readonly list: ItemsTotal & { readonly list: string };
}

/** What the last screening showed. */
export interface Screening {
  readonly screenedOn: LocalDate;
  readonly blocking: number;
  readonly warning: number;
}

interface Frozen extends Listed {
  readonly frozenOn: LocalDate;
  /** It stays to be read for whoever approves, and afterwards. */
  readonly screening?: Screening;
}

interface Submitted extends Frozen {
  /** Who took it on themselves that it goes on in spite of what blocks. */
  readonly override?: ScreeningOverride;
  readonly approversNeeded: number;
  readonly approvedBy: readonly string[];
}

interface Approved extends Submitted {
  readonly approvedOn: LocalDate;
}

interface Sent extends Approved {
  readonly sentToBankOn: LocalDate;
}

/** How far a batch had come before it was rejected. */
type SoFar = Partial<Pick<Approved, 'list' | 'frozenOn' | 'screening' | 'override' | 'approvedOn'>>;

interface Rejected extends Made, SoFar {
  readonly rejection: Omit<BatchRejected['data'], 'batch'>;
}

/** A batch (批次): as a roster states it, or where it stands on its way through this office. */
export type BatchState =
  | { readonly status: 'not-stated' }
  | {
      readonly status: 'stated';
      readonly benefitMonth: YearMonth;
      readonly frozenOn: LocalDate;
      readonly sentToBankOn: LocalDate;
    }
  | (Made & {
      readonly status: 'open';
      /** Drafted from the office's own roster, and not from what is due. */
      readonly roster?: KeptListing;
      readonly edits: readonly BatchLineEdited['data'][];
    })
  | (Listed & { readonly status: 'list-fixed' })
  | (Frozen & { readonly status: 'frozen' })
  | (Submitted & { readonly status: 'submitted' })
  | (Approved & { readonly status: 'approved' })
  | (Sent & { readonly status: 'sent' })
  | (Sent & { readonly status: 'reconciled' })
  | (Sent & { readonly status: 'closed' })
  | (Rejected & { readonly status: 'rejected' });

export type BatchStatus = BatchState['status'];

/** The way on from every situation, by the name of the act. */
export const nextStep = {
  'not-stated': 'open',
  stated: 'none',
  open: 'freeze',
  'list-fixed': 'freeze',
  frozen: 'screen-and-submit',
  submitted: 'approve-or-reject',
  approved: 'send',
  sent: 'reconcile',
  reconciled: 'close',
  closed: 'none',
  rejected: 'open-another',
} as const satisfies Record<BatchStatus, string>;
