import type { DivisionCode, FindingId, LocalDate } from '@ledger/kernel';
import type {
  CloseReason,
  PassOnReason,
  ReopenReason,
  SuppressReason,
  Verdict,
  VerifyReason,
} from '@ledger/ledger';

/** Who acts, on which match, and where they may. */
export interface FindingOrder {
  readonly findingId: FindingId;
  readonly actor: string;
  readonly scope: DivisionCode;
}

interface Judging extends FindingOrder {
  /** The digest that came with what was on the screen. */
  readonly seen: string;
  /** The officer's words; they go to the vault. */
  readonly note?: string;
}

export interface AssignOrder extends FindingOrder {
  readonly assignedTo: string;
}
export interface VerifyOrder extends Judging {
  readonly verdict: Verdict;
  readonly reasonCode: VerifyReason;
}
export interface PassOnOrder extends Judging {
  readonly reasonCode: PassOnReason;
}
export interface CloseOrder extends Judging {
  readonly reasonCode: CloseReason;
}
export interface ReopenOrder extends Omit<Judging, 'seen'> {
  readonly reasonCode: ReopenReason;
}
export interface SuppressOrder extends Judging {
  readonly reasonCode: SuppressReason;
  readonly approvedBy: string;
  readonly until: LocalDate;
}
