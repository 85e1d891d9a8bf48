import type { Knowledge, KnowledgeSpan, Post, Step, StepName } from '@ledger/views';
import type { FindingAnswer, RuleAnswer } from '../answers';

export interface Said {
  readonly zh: string;
  readonly en: string;
}

export interface StepAnswer extends Said {
  readonly step: StepName;
  /** A day when both are the same; else the day lies between them, both included. */
  readonly earliest: string;
  readonly latest: string;
  readonly precision: Step['precision'];
  readonly source: string | null;
  readonly declared: boolean;
}

export interface SpanAnswer {
  readonly posts: readonly Post[];
  readonly from: StepName;
  readonly until: StepName;
  readonly status: KnowledgeSpan['status'];
  /** Calendar days; null where none can be counted. */
  readonly daysLeast: number | null;
  readonly daysMost: number | null;
  /** The news lay here on the day the money was sent to the bank. */
  readonly heldWhenSent: boolean;
}

/** What one source claims of a death, and what became of it. */
export interface DeathClaimAnswer {
  readonly source: string;
  /** A day, a month, or null: the source named none. As it stands. */
  readonly death: string | null;
  readonly receivedOn: string;
  readonly learnedOn: string;
  readonly crematedOn: string | null;
  readonly deregisteredOn: string | null;
  readonly declared: boolean;
  readonly moves: readonly {
    readonly receivedOn: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly ended: {
    readonly how: 'withdrawn' | 'resumed' | 'file-withdrawn';
    readonly on: string;
  } | null;
}

/** An event the chain was read from. */
export interface EvidenceAnswer extends Said {
  readonly eventId: string;
  readonly event: string;
  readonly stream: string;
  readonly revision: string;
  readonly fileName: string | null;
  readonly fileKind: string | null;
  readonly row: number | null;
  readonly receivedOn: string;
  readonly recordedAt: string;
  readonly declared: boolean;
}

/** For one finding: what could have been known when the money left, and where the news lay. */
export interface KnowledgeAnswer {
  readonly knowledgeDate: string;
  readonly finding: FindingAnswer;
  readonly rule: RuleAnswer;
  readonly ground: Knowledge['ground'];
  readonly verdict: Knowledge['verdict'];
  /** The verdict in plain words. */
  readonly verdictWords: Said;
  /** What the notice says of those who acted in good faith, for this verdict. */
  readonly goodFaithWords: Said;
  readonly restsOnDeclaredDay: boolean;
  readonly decidedAfterFreeze: boolean;
  readonly contradictory: boolean;
  readonly steps: readonly StepAnswer[];
  readonly spans: readonly SpanAnswer[];
  readonly claims: readonly DeathClaimAnswer[];
  readonly overpaidFenCertain: number;
  readonly overpaidFenPossible: number;
  readonly recoveredFen: number;
  readonly evidence: readonly EvidenceAnswer[];
}
