import type { BankSituation, BankWords } from '@ledger/views';

/** A form in which files go to a bank and come back. */
export interface BankFormAnswer {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** What a result has to look like to be taken as one of this form. */
  readonly needs: { readonly zh: string; readonly en: string };
  readonly extension: string;
}

export interface BankFormsAnswer {
  readonly forms: readonly BankFormAnswer[];
}

/** One thing to do about what the bank said, or did not say. Fen. */
export interface BankEntryAnswer {
  readonly batchNo: string | null;
  readonly ref: string | null;
  readonly householdNo: string | null;
  readonly village: string | null;
  readonly division: string | null;
  readonly amountFen: number;
  readonly since: string;
  readonly waitedDays: number;
  /** Null where the official calendar knows one of the years not. */
  readonly waitedWorkingDays: number | null;
  /** The files that say so; of a file outside the asker's scope the name is not told. */
  readonly files: readonly { readonly fileId: string; readonly fileName: string | null }[];
  readonly details: Readonly<Record<string, string>>;
}

/** A queue, also when nothing waits in it. */
export interface BankQueueAnswer {
  readonly situation: BankSituation;
  readonly title: BankWords['title'];
  readonly sentence: BankWords['sentence'];
  readonly next: BankWords['next'];
  readonly count: number;
  readonly amountFen: number;
  readonly entries: readonly BankEntryAnswer[];
}

export interface BankQueuesAnswer {
  readonly knowledgeDate: string;
  readonly queues: readonly BankQueueAnswer[];
}

/** A file in one bank's form. */
export interface BankFileAnswer {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A returned item (退票) after money of it was paid back to the treasury, or that was undone. Fen. */
export interface RefundAnswer {
  readonly ref: string;
  readonly totalFen: number;
  readonly refundedFen: number;
  /** What of it still waits to be sent again or paid back. */
  readonly leftFen: number;
}
