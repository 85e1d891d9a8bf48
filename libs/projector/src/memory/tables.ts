import type { LocalDate } from '@ledger/kernel';
import type { LogMark, Position } from '@ledger/event-store';
import type { PolicyTold } from '@ledger/policy';
import { type Interval, ROW_KINDS, type RowKind } from '../intervals';
import type { DueRow } from '../read-side';
import type { FactRow } from '../rows';

export interface FileRow {
  readonly status: string;
  readonly position: string;
  readonly endedOn?: LocalDate;
  readonly reasonCode?: string;
  readonly replacedBy?: string;
}

export interface HeldCheckpoint {
  readonly version: number;
  readonly position: Position;
  readonly mark: LogMark | undefined;
  readonly clockHigh: string;
}

/** The rows of the read side. Values are never changed, only replaced, so that they can be undone. */
export interface Tables {
  readonly checkpoint: Map<'ledger', HeldCheckpoint>;
  /** By subject, then position. */
  readonly facts: Map<string, ReadonlyMap<string, FactRow>>;
  readonly owners: Map<string, ReadonlySet<string>>;
  readonly subjects: Map<string, ReadonlySet<string>>;
  readonly due: Map<string, DueRow>;
  readonly answers: Readonly<Record<RowKind, Map<string, readonly Interval[]>>>;
  readonly files: Map<string, FileRow>;
  readonly rejected: Map<string, string>;
  readonly judgedBy: Map<string, string>;
  /** By position, in the order of the log. */
  readonly policy: Map<string, PolicyTold>;
}

export const emptyTables = (): Tables => ({
  checkpoint: new Map(),
  facts: new Map(),
  owners: new Map(),
  subjects: new Map(),
  due: new Map(),
  answers: Object.fromEntries(
    ROW_KINDS.map((kind) => [kind, new Map<string, readonly Interval[]>()]),
  ) as Tables['answers'],
  files: new Map(),
  rejected: new Map(),
  judgedBy: new Map(),
  policy: new Map(),
});
