import type { RuleCode } from '@ledger/views';

/** What stood at the end of one day: matches, and money overpaid until then. Money in fen. */
export interface TrendPoint {
  readonly on: string;
  readonly findings: number;
  readonly byRule: Readonly<Record<string, number>>;
  readonly overpaid: number;
  readonly overpaidPossible: number;
  readonly recovered: number;
  readonly outstanding: number;
}

/** Twelve months of it, and of what matches of the last day are about. */
export interface TrendAnswer {
  readonly knowledgeDate: string;
  readonly points: readonly TrendPoint[];
  /** Of the last day; a match of no benefit month has none. */
  readonly byMonth: readonly {
    readonly rule: RuleCode;
    readonly month: string | null;
    readonly count: number;
  }[];
}
