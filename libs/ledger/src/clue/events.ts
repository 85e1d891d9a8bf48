import type { Brand, LocalDate } from '@ledger/kernel';
import type { LedgerEvent } from '../vocabulary';

/** Number of a clue (问题线索编号) as the committee's own system writes it. */
export type ClueNo = Brand<string, 'ClueNo'>;

/** Where it came from: 信访举报, 工作中发现, 巡察移交, 其他机关移送. */
export type ClueSource = 'PETITION' | 'OWN_WORK' | 'INSPECTION' | 'OTHER_BODY';

/** 谈话函询, 初步核实, 暂存待查, 予以了结. */
export type ClueOpinion = 'TALK_INQUIRY' | 'PRELIM_VERIFY' | 'HOLD' | 'CLOSE';

/** 立案, 谈话提醒, 暂存, 了结, 移送. */
export type ClueOutcome = 'CASE_FILED' | 'REMINDED' | 'HELD' | 'CLOSED' | 'TRANSFERRED';

/**
 * A clue (问题线索) was taken up. Only its number, who opened it and for what purpose: the words of
 * the clue stay in the committee's own system.
 */
export type ClueReceived = LedgerEvent<
  'ClueReceived',
  { clue: ClueNo; source: ClueSource; receivedOn: LocalDate; openedBy: string; purpose: string }
>;

/** The clue was handed to the one who handles it. */
export type ClueAssigned = LedgerEvent<
  'ClueAssigned',
  { assignedTo: string; assignedOn: LocalDate; assignedBy: string }
>;

/** The handler says what should be done with it; a later opinion takes the place of an earlier. */
export type ClueOpinionProposed = LedgerEvent<
  'ClueOpinionProposed',
  { opinion: ClueOpinion; proposedOn: LocalDate; proposedBy: string }
>;

/** Another person approved the opinion as it was proposed. */
export type ClueOpinionApproved = LedgerEvent<
  'ClueOpinionApproved',
  { opinion: ClueOpinion; approvedOn: LocalDate; approvedBy: string }
>;

/** The talk, the inquiry or the preliminary verification has begun. */
export type ClueHandlingStarted = LedgerEvent<
  'ClueHandlingStarted',
  { startedOn: LocalDate; startedBy: string }
>;

/** The handler has reported what came of it. */
export type ClueReported = LedgerEvent<
  'ClueReported',
  { reportedOn: LocalDate; reportedBy: string }
>;

/** What became of the clue, decided by another person than the one whose work it rests on. */
export type ClueDisposed = LedgerEvent<
  'ClueDisposed',
  { outcome: ClueOutcome; disposedOn: LocalDate; disposedBy: string }
>;

/** A clue on hold (暂存待查) was taken up again. */
export type ClueReopened = LedgerEvent<
  'ClueReopened',
  { reopenedOn: LocalDate; reopenedBy: string; purpose: string }
>;

/** The history of a household left the ledger as evidence for this clue. */
export type EvidenceExported = LedgerEvent<
  'EvidenceExported',
  {
    household: string;
    knownOn: LocalDate;
    asOf?: LocalDate;
    recordedAt?: string;
    /** Digests of the exported bytes, lower-case hex. */
    sha256: string;
    sm3: string;
    bytes: number;
    exportedOn: LocalDate;
    exportedBy: string;
  }
>;

export type ClueEvent =
  | ClueReceived
  | ClueAssigned
  | ClueOpinionProposed
  | ClueOpinionApproved
  | ClueHandlingStarted
  | ClueReported
  | ClueDisposed
  | ClueReopened
  | EvidenceExported;

const CLUE_NO_MAX = 64;

/** 1 to 64 visible characters; spaces around it and full-width forms are not part of it. */
export const parseClueNo = (text: string): ClueNo | undefined => {
  const number = text.normalize('NFKC').trim();
  const isOne = number !== '' && number.length <= CLUE_NO_MAX && !/[\p{C}\s]/u.test(number);
  return isOne ? (number as ClueNo) : undefined;
};
