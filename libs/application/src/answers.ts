import type { WrongCode } from '@ledger/event-store';
import type {
  Absent,
  BatchDelay,
  DelayGrouping,
  Hop,
  HopRow,
  KnownAtPayment,
  RuleCode,
  Severity,
  SlowWait,
} from '@ledger/views';

/** One finding as an office reads it. Personal keys are masked unless revealed. Money in fen. */
export interface FindingAnswer {
  readonly findingId: string;
  readonly rule: RuleCode;
  readonly householdNo: string | null;
  readonly personId: string | null;
  readonly benefitMonth: string | null;
  readonly batchNo: string | null;
  readonly ref: string | null;
  readonly amountFenCertain: number;
  readonly amountFenPossible: number;
  readonly exposureFen: number;
  readonly knownAtPayment: KnownAtPayment | null;
  readonly note: string;
  /** Masked name of the person the finding is about, or of the household's head. */
  readonly personName: string | null;
  readonly village: string | null;
  readonly division: string | null;
  /** Of this match; its rule says what most of them are. */
  readonly severity: Severity;
  /** The verdict on what was known rests on a declared, unproved day (申报日期，未经证明). */
  readonly restsOnDeclaredDay: boolean;
  /** The days the match rests on: name → day, month or words. */
  readonly days: Readonly<Record<string, string>>;
}

export interface FindingsAnswer {
  readonly knowledgeDate: string;
  readonly findings: readonly FindingAnswer[];
}

/** Something that should have come and has not (应报未报). */
export type AbsenceAnswer = Absent;

/** A card kept for somebody whose review (核查) should have come and has not; keys are masked. */
export interface MissingReviewAnswer {
  readonly village: string | null;
  readonly division: string;
  readonly householdNo: string;
  readonly entry: string;
  readonly beneficiaryId: string | null;
  readonly beneficiaryName: string | null;
  readonly proxyHolderId: string | null;
  readonly proxyHolderName: string | null;
  readonly lastReviewedOn: string | null;
  readonly dueOn: string;
  readonly daysLate: number;
}

export interface MissingReviewsAnswer {
  readonly knowledgeDate: string;
  readonly reviews: readonly MissingReviewAnswer[];
}

export type DelayAnswer = Omit<BatchDelay, 'division'>;

/** Words in both languages of the office. */
interface BothWords {
  readonly zh: string;
  readonly en: string;
}

/** The years whose holidays and make-up days (调休) the calendar of working days knows. */
export interface CalendarAnswer {
  readonly firstYear: number;
  readonly lastYear: number;
  /** Years that waits of this answer reach into and of which no notice is known. */
  readonly unknownYears: readonly number[];
}

export type HopAnswer = HopRow & { readonly name: BothWords };

/** The register of delays: every hop (环节), divided by month, village or source of funds. */
export interface DelayRegisterAnswer {
  readonly knowledgeDate: string;
  readonly by: DelayGrouping;
  readonly calendar: CalendarAnswer;
  readonly rows: readonly HopAnswer[];
}

/** One of the longest waits, and why. */
export interface SlowWaitAnswer {
  readonly hop: Hop;
  readonly name: BothWords;
  readonly state: SlowWait['state'];
  readonly days: number;
  readonly workingDays: number | null;
  readonly from: string;
  /** Null while it is open. */
  readonly end: string | null;
  readonly dueOn: string | null;
  readonly late: boolean;
  readonly count: number;
  readonly month: string | null;
  readonly village: string | null;
  readonly source: string | null;
  readonly batchNo: string | null;
  readonly householdNo: string | null;
  /** The first few references of payments, or the document's number. */
  readonly refs: readonly string[];
  readonly reasons: readonly BothWords[];
}

export interface SlowestWaitsAnswer {
  readonly knowledgeDate: string;
  readonly calendar: CalendarAnswer;
  readonly waits: readonly SlowWaitAnswer[];
}

export interface BalanceAnswer {
  readonly month: string;
  readonly at: string;
  readonly raised: number;
  readonly allocated: number;
  readonly appropriated: number;
  readonly appropriatedArrived: number;
  readonly sentToBank: number;
  readonly returnedToClearing: number;
  readonly refundedToTreasury: number;
  readonly raisedNotAllocated: number;
  readonly allocatedNotAppropriated: number;
  readonly clearingBalance: number;
}

export interface TotalsAnswer {
  readonly raised: number;
  readonly allocated: number;
  readonly appropriated: number;
  readonly batched: number;
  readonly paid: number;
  readonly returned: number;
  readonly inFlight: number;
  readonly bankAmountDifference: number;
  readonly unmatchedBankCredits: number;
  readonly reissued: number;
  readonly refundedToTreasury: number;
  readonly overpaid: number;
  readonly overpaidPossible: number;
  readonly recovered: number;
  readonly recoveredByOffset: number;
  readonly writtenOff: number;
  readonly returnedPending: number;
  readonly outstanding: number;
}

/** One step of a household's story. */
/** One recorded event of a household's story. */
export interface StoryEntry {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** When it was true, by the facts; null when the event names no day. */
  readonly happenedOn: string | null;
  readonly knownOn: string;
  readonly receivedOn: string;
  readonly recordedAt: string;
  readonly declared: boolean;
  readonly actor: string;
  /** The name of the file it came from and the row's serial number. */
  readonly file: string | null;
  readonly row: number | null;
  /** The file was taken back from this day on: the statement stopped counting. */
  readonly withdrawnOn: string | null;
  /** One sentence in Chinese and English. */
  readonly sentence: { readonly zh: string; readonly en: string };
}

export interface ReplayEntry extends StoryEntry {
  /** The household after this step: members, months and money as then known. */
  readonly stateAfter: HouseholdStateAnswer;
}

export interface HouseholdStateAnswer {
  readonly status: 'not-stated' | 'paying' | 'stopped';
  readonly members: readonly {
    readonly personId: string;
    readonly name: string | null;
    readonly covered: boolean;
    readonly status: 'living' | 'possibly-dead' | 'dead' | 'special-hardship' | 'removed';
  }[];
  readonly creditedFen: number;
  readonly overpaidFenCertain: number;
  readonly overpaidFenPossible: number;
  readonly openFindings: number;
}

export interface ReplayAnswer {
  readonly householdNo: string;
  readonly village: string | null;
  readonly asOf: string | null;
  readonly knownOn: string;
  readonly recordedAt: string | null;
  readonly entries: readonly ReplayEntry[];
  readonly findings: readonly FindingAnswer[];
}

/** A file taken in, as the register of imports shows it. */
export interface ImportedFile {
  readonly fileId: string;
  readonly fileName: string | null;
  readonly kind: string;
  readonly division: string;
  readonly receivedOn: string;
  readonly declared: boolean;
  readonly recordedAt: string;
  readonly status: 'received' | 'imported' | 'withdrawn' | 'replaced';
  readonly rows: number;
  readonly accepted: number | null;
  readonly rejected: number;
  readonly endedOn: string | null;
}

/** A row sent back, with its remedy in both languages. */
export interface RejectedRow {
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly code: string;
  readonly key: string | null;
  readonly zh: string;
  readonly en: string;
}

/** A row that a better file says otherwise, or that only one of the two has. */
export interface FileDifference {
  readonly what: 'changed' | 'only-in-old' | 'only-in-new';
  /** What names the row to the office; masked where it is a number of somebody’s. */
  readonly key: string;
  /** Rows of the sheets. */
  readonly oldRow: number | null;
  readonly newRow: number | null;
  /** Masked; null of free words, which may name anybody. Money in fen. */
  readonly cells: readonly {
    readonly column: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

/** A better file beside the one it is to replace; nothing of it is recorded. */
export interface FilesCompared {
  readonly kind: string;
  /** Another kind: the rows of the two cannot be held against each other. */
  readonly newKind: string;
  readonly oldRows: number;
  readonly newRows: number;
  /** Rows of the better file that would be sent back. */
  readonly rejectedRows: number;
  /** What stands above the header and differs. */
  readonly block: readonly {
    readonly label: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly differences: readonly FileDifference[];
}

/** What became of one file of an import. */
export interface FileReport {
  readonly fileName: string;
  readonly fileId: string | null;
  readonly kind: string | null;
  /** Of a bank's result: the form of the bank's it came in (see GET /bank/forms). */
  readonly bankForm: string | null;
  /** `left-aside`: of a kind this version does not take; `refused`: cannot be read at all. */
  readonly outcome: 'imported' | 'duplicate' | 'left-aside' | 'refused';
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly dataRows: number;
  readonly accepted: number;
  readonly rejected: readonly RejectedRow[];
  /** Why a whole file was left aside or refused. */
  readonly problem: { readonly code: string; readonly zh: string; readonly en: string } | null;
}

export interface ImportProgress {
  readonly importId: string;
  /** `waiting`: for what `problem` names; it goes on by itself. */
  readonly phase: 'reading' | 'recording' | 'waiting' | 'finding' | 'finished' | 'failed';
  readonly files: number;
  readonly filesDone: number;
  readonly rows: number;
  readonly rowsDone: number;
  readonly rowsPerSecond: number;
  readonly secondsLeft: number | null;
  /** Present once finished. */
  readonly report: ImportReport | null;
  readonly problem: string | null;
}

export interface ImportReport {
  readonly importId: string;
  readonly files: readonly FileReport[];
  readonly accepted: number;
  readonly rejected: number;
}

/** The first page: money, findings, where money waits. Money in fen. */
export interface OverviewAnswer {
  readonly knowledgeDate: string;
  readonly division: string;
  /** The benefit month shown as "this month": the newest one with a payment known by then. */
  readonly month: string | null;
  readonly paidThisMonth: number;
  readonly householdsThisMonth: number;
  readonly paidThisYear: number;
  readonly overpaid: number;
  readonly overpaidPossible: number;
  readonly recovered: number;
  readonly outstanding: number;
  readonly findingsByRule: readonly { readonly rule: RuleCode; readonly count: number }[];
  readonly findingsByVillage: readonly {
    readonly village: string | null;
    readonly division: string | null;
    readonly count: number;
    readonly byRule: Readonly<Record<string, number>>;
    readonly paid: number;
    readonly overpaid: number;
  }[];
  readonly waiting: {
    readonly raisedNotAllocated: number;
    readonly allocatedNotAppropriated: number;
    readonly appropriatedNotArrived: number;
    readonly clearingBalance: number;
    readonly inFlight: number;
    readonly returnedPending: number;
  };
}

export interface VerifyAnswer {
  readonly events: number;
  readonly ok: boolean;
  readonly firstWrong: {
    readonly code: WrongCode;
    readonly position: string;
    /** Place in the whole log, 0 for the first event. */
    readonly index: number;
    /** Null where no event stands, or the place is not known. */
    readonly stream: string | null;
    readonly revision: string | null;
    /** The place is not known exactly: an event from `from` until `until`, not included. */
    readonly between: { readonly from: number; readonly until: number } | null;
    readonly zh: string;
    readonly en: string;
  } | null;
}

export interface RuleAnswer {
  readonly rule: RuleCode;
  readonly name: string;
  readonly severity: Severity;
  readonly title: { readonly zh: string; readonly en: string };
  readonly sentence: { readonly zh: string; readonly en: string };
  readonly lawful: { readonly zh: string; readonly en: string };
  /** Of its findings it can be told who could have known when the money left. */
  readonly hasKnowledgeChain: boolean;
}
