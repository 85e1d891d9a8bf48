import type { DivisionCode, FileId, LocalDate, Token } from '@ledger/kernel';
import type { FileKind, LedgerEvent } from '../vocabulary';

/** An office file (文件) was taken in; its rows follow as statements of their own streams. */
export type FileReceived = LedgerEvent<
  'FileReceived',
  {
    kind: FileKind;
    /** Keyed digest of the bytes: answers "seen before". */
    digest: Token;
    division: DivisionCode;
    receivedOn: LocalDate;
    /** The day was declared in a back-fill and is not proved (申报日期，未经证明). */
    declared: boolean;
    rows: number;
    rejectedRows: number;
    replaces?: FileId;
  }
>;

/** A row was refused with its place and reason; the others of the file go in. */
export type RowRejected = LedgerEvent<
  'RowRejected',
  { sheet: string | null; row: number | null; column: string | null; code: string }
>;

/** Every accepted row of the file stands in the log. */
export type FileImported = LedgerEvent<
  'FileImported',
  { accepted: number; rejected: number; statements: number; alreadyStated: number }
>;

/** The file was wrong: its statements stop counting from that day and stay in history. */
export type FileWithdrawn = LedgerEvent<
  'FileWithdrawn',
  { withdrawnOn: LocalDate; reasonCode: WithdrawalReason; confirmedBy: string; note?: string }
>;

/** A better file takes this one's place from that day. */
export type FileReplaced = LedgerEvent<
  'FileReplaced',
  {
    replacedOn: LocalDate;
    replacedBy: FileId;
    reasonCode: WithdrawalReason;
    confirmedBy: string;
    note?: string;
  }
>;

/** `note` is the id of a vault document with the words the officer typed. */
export type WithdrawalReason = 'WRONG_FILE' | 'WRONG_CONTENT' | 'SUPERSEDED' | 'SENT_IN_ERROR';

export type FileEvent = FileReceived | RowRejected | FileImported | FileWithdrawn | FileReplaced;
