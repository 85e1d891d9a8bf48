import type { CommandId, FileId, LocalDate } from '@ledger/kernel';

/** Who and why of an event, beside its data. Sealed with it. */
export interface EventMetadata {
  readonly commandId: CommandId;
  /** Identity of what was stated, whichever file states it again. Absent for acts. */
  readonly statementId?: CommandId;
  /** Account id, `cli` or `system`; never a name. */
  readonly actor: string;
  /** From this day on the office could know it. */
  readonly knownOn: LocalDate;
  /** The day the office received the statement. */
  readonly receivedOn: LocalDate;
  /** `receivedOn` was declared in a back-fill and is not proved (申报日期，未经证明). */
  readonly declared: boolean;
  readonly file?: FileId;
  /** Serial number of the row in its file, for the reader and for ties on one day. */
  readonly row?: number;
  /** Ties together what one request caused. */
  readonly correlation: string;
}
