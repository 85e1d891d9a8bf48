/**
 * The wire types of the ledger's HTTP interface that the page reads. Money is in whole fen, days
 * are `YYYY-MM-DD`, months `YYYY-MM`.
 */
export type Role =
  | 'finance-officer'
  | 'finance-approver'
  | 'street-officer'
  | 'village-reporter'
  | 'discipline-investigator'
  | 'auditor'
  | 'administrator';

export interface Account {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
  readonly role: Role;
  readonly scope: string;
  readonly mustChangePassword: boolean;
}

/** In both languages of the office. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

export interface Problem extends Said {
  readonly status: number;
  readonly code: string;
  /** Where a form was not filled in as the route expects it. */
  readonly fields?: readonly { readonly field: string; readonly expected: string }[];
}

export type KnownAtPayment = 'unknown' | 'known-elsewhere' | 'known-here';

export interface Finding {
  readonly findingId: string;
  readonly rule: string;
  readonly householdNo: string | null;
  readonly personId: string | null;
  readonly benefitMonth: string | null;
  readonly batchNo: string | null;
  readonly ref: string | null;
  readonly amountFenCertain: number;
  readonly amountFenPossible: number;
  readonly exposureFen: number;
  readonly knownAtPayment: KnownAtPayment | null;
  /** How this one weighs; the rule says where it begins. */
  readonly severity: 'HIGH' | 'MEDIUM' | 'LOW';
  readonly note: string;
  readonly personName: string | null;
  readonly village: string | null;
  readonly restsOnDeclaredDay: boolean;
  readonly days: Readonly<Record<string, string>>;
}

export interface Findings {
  readonly knowledgeDate: string;
  readonly findings: readonly Finding[];
}

export interface Rule {
  readonly rule: string;
  readonly severity: 'HIGH' | 'MEDIUM' | 'LOW';
  readonly title: Said;
  readonly sentence: Said;
  readonly lawful: Said;
  /** Of its findings it can be told who could have known. */
  readonly hasKnowledgeChain: boolean;
}

export interface VillageFindings {
  readonly village: string | null;
  readonly division: string | null;
  readonly count: number;
  readonly byRule: Readonly<Record<string, number>>;
  readonly paid: number;
  readonly overpaid: number;
}

export interface Waiting {
  readonly raisedNotAllocated: number;
  readonly allocatedNotAppropriated: number;
  readonly appropriatedNotArrived: number;
  readonly clearingBalance: number;
  readonly inFlight: number;
  readonly returnedPending: number;
}

export interface Overview {
  readonly knowledgeDate: string;
  readonly division: string;
  readonly month: string | null;
  readonly paidThisMonth: number;
  readonly householdsThisMonth: number;
  readonly paidThisYear: number;
  readonly overpaid: number;
  readonly overpaidPossible: number;
  readonly recovered: number;
  readonly outstanding: number;
  readonly findingsByRule: readonly { readonly rule: string; readonly count: number }[];
  readonly findingsByVillage: readonly VillageFindings[];
  readonly waiting: Waiting;
}

export interface Spread {
  readonly count: number;
  readonly p50: number | null;
  readonly max: number | null;
}

export interface Delay {
  readonly benefitMonth: string;
  readonly batchNo: string;
  readonly allocationToAppropriation: Spread;
  readonly appropriationToSentToBank: Spread;
  readonly sentToBankToCredited: Spread;
  readonly creditedAfterDeadline: number;
  readonly neverCredited: number;
}

export interface ImportedFile {
  readonly fileId: string;
  readonly fileName: string | null;
  readonly kind: string;
  readonly receivedOn: string;
  readonly declared: boolean;
  readonly recordedAt: string;
  readonly status: 'received' | 'imported' | 'withdrawn' | 'replaced';
  readonly rows: number;
  readonly accepted: number | null;
  readonly rejected: number;
  readonly endedOn: string | null;
}

export interface RejectedRow extends Said {
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly code: string;
  readonly key: string | null;
}

export interface FileReport {
  readonly fileName: string;
  readonly fileId: string | null;
  readonly kind: string | null;
  readonly bankForm: string | null;
  readonly outcome: 'imported' | 'duplicate' | 'left-aside' | 'refused';
  readonly dataRows: number;
  readonly accepted: number;
  readonly rejected: readonly RejectedRow[];
  readonly problem: ({ readonly code: string } & Said) | null;
}

export interface ImportProgress {
  readonly importId: string;
  readonly phase: 'reading' | 'recording' | 'waiting' | 'finding' | 'finished' | 'failed';
  readonly files: number;
  readonly filesDone: number;
  readonly rows: number;
  readonly rowsDone: number;
  readonly rowsPerSecond: number;
  readonly secondsLeft: number | null;
  readonly report: {
    readonly files: readonly FileReport[];
    readonly accepted: number;
    readonly rejected: number;
  } | null;
  readonly problem: string | null;
}

export interface Backfill {
  readonly open: boolean;
  readonly until: string | null;
}
