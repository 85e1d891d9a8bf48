import { Command, Query } from '@nestjs/cqrs';
import type { DivisionCode, Instant, LocalDate, Refusal } from '@ledger/kernel';
import type { FileRefusal, WithdrawalReason } from '@ledger/ledger';
import type {
  AbsenceAnswer,
  BalanceAnswer,
  DelayAnswer,
  DelayRegisterAnswer,
  FilesCompared,
  FindingsAnswer,
  ImportedFile,
  ImportProgress,
  ImportReport,
  OverviewAnswer,
  RejectedRow,
  ReplayAnswer,
  RuleAnswer,
  SlowestWaitsAnswer,
  TotalsAnswer,
} from '../answers';
import type { Asker } from '../committee/access-log';
import type { Upload } from '../imports/at-the-door';
import type { LogVerification } from '../seal/verify-log';
import type { DelayRegisterAsked, SlowestWaitsAsked } from '../questions/delays';
import type { DivisionsAnswer, DivisionsAsked } from '../questions/divisions';
import type { ImportsAsked } from '../questions/files';
import type { FindingsAsked } from '../questions/findings';
import type { ReplayAsked } from '../questions/replay';
import type { Asked } from '../questions/scope';
import type { TrendAnswer } from '../questions/trend-answer';

/** Who asks, where the answer is recorded in the committee's access log before it leaves. */
interface Asking {
  readonly asker: Asker;
}

export class AskFindings extends Query<FindingsAnswer> {
  constructor(readonly q: FindingsAsked) {
    super();
  }
}

/** Findings as JSON that leaves the ledger as a file. */
export class AskFindingsJson extends Query<string> {
  constructor(readonly q: FindingsAsked & Asking) {
    super();
  }
}

export class AskDelays extends Query<readonly DelayAnswer[]> {
  constructor(readonly q: Asked) {
    super();
  }
}

/** What should have come by a day and has not (应报未报). */
export class AskAbsence extends Query<readonly AbsenceAnswer[]> {
  constructor(readonly q: Asked) {
    super();
  }
}

export class AskDelayRegister extends Query<DelayRegisterAnswer> {
  constructor(readonly q: DelayRegisterAsked) {
    super();
  }
}

export class AskSlowestWaits extends Query<SlowestWaitsAnswer> {
  constructor(readonly q: SlowestWaitsAsked) {
    super();
  }
}

export class AskBalances extends Query<readonly BalanceAnswer[]> {
  constructor(readonly q: Asked) {
    super();
  }
}

export class AskTotals extends Query<TotalsAnswer> {
  constructor(readonly q: Asked) {
    super();
  }
}

export class AskTrend extends Query<TrendAnswer> {
  constructor(readonly q: Asked) {
    super();
  }
}

export class AskDivisions extends Query<DivisionsAnswer> {
  constructor(readonly q: DivisionsAsked) {
    super();
  }
}

export class AskOverview extends Query<OverviewAnswer> {
  constructor(readonly q: Asked) {
    super();
  }
}

export class AskRules extends Query<readonly RuleAnswer[]> {}

/** Undefined: no such household in the asker's division. */
export class AskReplay extends Query<ReplayAnswer | undefined> {
  constructor(readonly q: ReplayAsked & Asking) {
    super();
  }
}

export class AskImports extends Query<readonly ImportedFile[]> {
  constructor(readonly q: ImportsAsked) {
    super();
  }
}

interface FileAsked {
  readonly scope: DivisionCode;
  readonly fileId: string;
}

/** A better file beside the one it is to replace; nothing of it is recorded. */
export class AskFileComparison extends Query<FilesCompared | Refusal<'not-readable'> | undefined> {
  constructor(readonly q: FileAsked & { readonly file: Upload }) {
    super();
  }
}

export class AskRejected extends Query<
  { readonly fileName: string; readonly rows: readonly RejectedRow[] } | undefined
> {
  constructor(readonly q: FileAsked) {
    super();
  }
}

export class AskRejectedWorkbook extends Query<Uint8Array | undefined> {
  constructor(readonly q: FileAsked & Asking) {
    super();
  }
}

export class AskVerify extends Query<LogVerification> {}

/** Undefined: no such import in the asker's division. */
export class AskImportProgress extends Query<ImportProgress | undefined> {
  constructor(readonly q: { readonly importId: string; readonly scope: DivisionCode }) {
    super();
  }
}

export class AskBackfill extends Query<{
  readonly open: boolean;
  readonly until: Instant | null;
}> {}

interface ImportOrder {
  readonly actor: string;
  readonly division: DivisionCode;
  /** Whoever asks may declare days of receipt without an open back-fill. */
  readonly mayDeclare: boolean;
}

/** `wait`: the report once everything is in; else as soon as the files are safe. */
export class ImportFiles extends Command<ImportReport | { readonly importId: string }> {
  constructor(
    readonly c: ImportOrder & {
      readonly files: readonly Upload[];
      /** Files of which only the name is brought, because no file of that size is read. */
      readonly tooLarge?: readonly string[];
      readonly wait: boolean;
      readonly onProgress?: (progress: ImportProgress) => void;
    },
  ) {
    super();
  }
}

interface TakingBackOrder {
  readonly actor: string;
  readonly confirmedBy: string;
  readonly scope: DivisionCode;
  readonly fileId: string;
  readonly reasonCode: WithdrawalReason;
  readonly note?: string;
}

export class WithdrawFile extends Command<
  { readonly withdrawnOn: LocalDate } | Refusal<FileRefusal>
> {
  constructor(readonly c: TakingBackOrder) {
    super();
  }
}

export class ReplaceFile extends Command<
  { readonly importId: string } | Refusal<FileRefusal | 'not-readable' | 'same-content'>
> {
  constructor(readonly c: TakingBackOrder & ImportOrder & { readonly file: Upload }) {
    super();
  }
}

export class OpenBackfill extends Command<void> {
  constructor(readonly c: { readonly actor: string; readonly open: boolean }) {
    super();
  }
}
