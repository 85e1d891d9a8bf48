import type { LedgerEvent } from '../vocabulary';

/** Who looked, and as what. On the command line `user` is the account of the machine. */
export interface Viewer {
  readonly user: string;
  readonly role: string;
}

/** Somebody saw personal data unmasked and said why. */
export type PersonalDataViewed = LedgerEvent<
  'PersonalDataViewed',
  Viewer & { purpose: string; question: string }
>;

/** Somebody replayed the history of a household on the three clocks. */
export type HistoryReplayed = LedgerEvent<
  'HistoryReplayed',
  Viewer & { household: string; knownOn: string; asOf?: string; recordedAt?: string }
>;

/** A file left the ledger. */
export type DataExported = LedgerEvent<
  'DataExported',
  Viewer & {
    what: ExportedFile;
    /** The question the file answers. */
    filter: string;
    /** Digests of its bytes, lower-case hex. */
    sha256: string;
    sm3: string;
    bytes: number;
  }
>;

export type ExportedFile =
  | 'batch-workbook'
  | 'findings-workbook'
  | 'findings-json'
  | 'rejected-rows-workbook'
  | 'evidence'
  | 'knowledge-paper'
  | 'paper'
  | 'order-to-bank';

/** Somebody asked for what they may not do, or for what lies outside their scope. */
export type AccessDenied = LedgerEvent<
  'AccessDenied',
  Viewer & { route: string; scope: string; reason: string }
>;

export type AccessEvent = PersonalDataViewed | HistoryReplayed | DataExported | AccessDenied;
