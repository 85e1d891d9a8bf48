import type { FileId, LocalDate } from '@ledger/kernel';

/** What can be wrong with what the bank says (回盘异常): each has a queue of its own. */
export const SITUATIONS = [
  'unknown-line',
  'duplicate',
  'return-after-success',
  'partial-file',
  'sum-mismatch',
  'wrong-batch',
  'missing-file',
] as const;

export type BankSituation = (typeof SITUATIONS)[number];

/** One thing to do about what the bank said, or did not say. A match, never a verdict. */
export interface BankEntry {
  readonly situation: BankSituation;
  readonly batch: string | null;
  /** The bank's reference (客户流水号) of the line, where it is about one line. */
  readonly ref: string | null;
  readonly household: string | null;
  readonly village: string | null;
  readonly division: string | null;
  /** The money it is about. Fen. */
  readonly amountFen: number;
  /** The first day on which the office could see it. */
  readonly since: LocalDate;
  /** The files that say so. */
  readonly files: readonly FileId[];
  /** Counts, sums and days for the reader: name → value. */
  readonly details: Readonly<Record<string, string>>;
}

/** What one cell says of the queues. */
export interface BankSaid {
  /** The street whose batch it is; null while nobody has stated one. */
  readonly division: string | null;
  readonly entries: readonly BankEntry[];
}
