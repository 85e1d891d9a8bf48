import type { AccessEvent, ClueEvent, ClueOutcome, ClueSource, ClueState } from '@ledger/ledger';

/** A record of the access log as the committee reads it, newest first. */
export interface AccessEntry {
  /** Where the next page begins. */
  readonly place: number;
  /** `Unreadable`: the record does not open; it was altered or is sealed to another key. */
  readonly kind: AccessEvent['type'] | 'Unreadable';
  readonly at: string;
  readonly day: string;
  readonly user: string;
  readonly role: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface AccessAnswer {
  readonly entries: readonly AccessEntry[];
  /** Ask again with this `before`; null when there is no more. */
  readonly before: number | null;
}

/** A clue (问题线索) in the list. */
export interface ClueSummary {
  readonly clue: string;
  readonly source: ClueSource;
  readonly receivedOn: string;
  readonly openedBy: string;
  readonly purpose: string;
  readonly status: Exclude<ClueState['status'], 'none' | 'disposed'> | ClueOutcome | 'none';
  /** How many exports of evidence were made for it. */
  readonly evidence: number;
  readonly lastAt: string;
}

export interface ClueStep {
  readonly event: ClueEvent['type'];
  readonly at: string;
  readonly actor: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface ClueAnswer {
  readonly clue: string;
  readonly status: ClueSummary['status'];
  readonly steps: readonly ClueStep[];
}

/** Evidence for a clue: the bytes as they leave, and the digests that were recorded for them. */
export interface EvidenceAnswer {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly sm3: string;
}
