import type { Fen, FindingId, LocalDate, PersonId } from '@ledger/kernel';
import type { LedgerEvent } from '../vocabulary';

/** 属实, 不属实, 无法认定. */
export type Verdict = 'TRUE' | 'FALSE' | 'UNDETERMINED';

/** What somebody found who went and looked (核实结果). */
export type VerifyReason =
  | 'OVERPAYMENT_CONFIRMED'
  | 'NOT_ENTITLED'
  | 'PAPERS_MISSING'
  | 'HANDLED_LATE'
  | 'WRONG_PERSON'
  | 'SOURCE_WRONG'
  | 'LAWFUL_EXCEPTION'
  | 'ENTRY_MISTAKE'
  | 'EVIDENCE_MISSING'
  | 'PERSON_NOT_FOUND'
  | 'OTHER';

/** Why nothing more is to be done (了结原因). */
export type CloseReason =
  | 'RECOVERED'
  | 'CORRECTED'
  | 'PAPERS_COMPLETED'
  | 'NO_ACTION_NEEDED'
  | 'CANNOT_BE_CLEARED'
  | 'OTHER';

/** Why the committee (纪工委) should look at it (移交原因). */
export type PassOnReason =
  'INVOLVES_OFFICIALS' | 'BEYOND_OUR_MEANS' | 'LARGE_SUM' | 'REPEATED' | 'OTHER';

/** Why it is taken up again (重新核查原因). */
export type ReopenReason = 'NEW_EVIDENCE' | 'DECIDED_IN_ERROR' | 'ASKED_BY_SUPERIOR' | 'OTHER';

/** Why it need not be looked at for a while (暂不提示原因). */
export type SuppressReason =
  'KNOWN_AND_LAWFUL' | 'BEING_CORRECTED' | 'AWAITING_REPLY' | 'RULE_DOES_NOT_FIT' | 'OTHER';

/** The match (疑点) an act is about; its key says what its id is made from. */
interface AboutFinding {
  finding: FindingId;
  /** Rule, household, person, benefit month and reference, parted by `|`: opaque ids. */
  key: string;
}

/** What a match said when somebody judged it: whatever of it changes later makes that old. */
export interface Judged {
  certainFen: Fen;
  possibleFen: Fen;
  exposureFen: Fen;
  severity: 'HIGH' | 'MEDIUM' | 'LOW';
  knownAtPayment?: 'unknown' | 'known-elsewhere' | 'known-here';
  /** Those who share the money, in order. */
  persons: readonly PersonId[];
  /** SHA-256 over the canonical JSON of all that was shown, lower-case hex. */
  digest: string;
}

/** 交办: somebody has it now. */
export type FindingAssigned = LedgerEvent<
  'FindingAssigned',
  AboutFinding & { assignedTo: string; assignedBy: string; assignedOn: LocalDate }
>;

/** 核实: somebody looked, and says what is true. A later word takes the place of an earlier. */
export type FindingVerified = LedgerEvent<
  'FindingVerified',
  AboutFinding & {
    verdict: Verdict;
    reasonCode: VerifyReason;
    judged: Judged;
    verifiedBy: string;
    verifiedOn: LocalDate;
    /** The vault document with the officer's words. */
    note?: string;
  }
>;

/** 移交: the committee shall look at it. What it does with it stands in its own log. */
export type FindingPassedOn = LedgerEvent<
  'FindingPassedOn',
  AboutFinding & {
    reasonCode: PassOnReason;
    judged: Judged;
    passedOnBy: string;
    passedOnOn: LocalDate;
    note?: string;
  }
>;

/** 了结: nothing more is to be done. */
export type FindingClosed = LedgerEvent<
  'FindingClosed',
  AboutFinding & {
    reasonCode: CloseReason;
    judged: Judged;
    closedBy: string;
    closedOn: LocalDate;
    note?: string;
  }
>;

/** 重新核查: what was decided of it is open again. */
export type FindingReopened = LedgerEvent<
  'FindingReopened',
  AboutFinding & {
    reasonCode: ReopenReason;
    reopenedBy: string;
    reopenedOn: LocalDate;
    note?: string;
  }
>;

/** 暂不提示: two people leave it alone until a day, on which it is back by itself. */
export type FindingSuppressed = LedgerEvent<
  'FindingSuppressed',
  AboutFinding & {
    reasonCode: SuppressReason;
    judged: Judged;
    askedBy: string;
    approvedBy: string;
    suppressedOn: LocalDate;
    /** The first day on which it is back. */
    suppressedUntil: LocalDate;
    note?: string;
  }
>;

export type FindingEvent =
  | FindingAssigned
  | FindingVerified
  | FindingPassedOn
  | FindingClosed
  | FindingReopened
  | FindingSuppressed;
