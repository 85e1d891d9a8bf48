import { Command, Query } from '@nestjs/cqrs';
import type { Refusal } from '@ledger/kernel';
import type { ClueCommand, ClueNo, ClueRefusal } from '@ledger/ledger';
import type { VerifyAnswer } from '../answers';
import type { Asker } from '../committee/access-log';
import type { AccessAnswer, ClueAnswer, ClueSummary, EvidenceAnswer } from '../committee/answers';
import type { BatchSeenAnswer } from '../committee/batch-answers';
import type { BatchSeenAsked } from '../committee/batch-seen';
import type { BundleAsked } from '../committee/bundle';
import type { EvidenceAsked } from '../committee/evidence';
import type { MomentsAnswer } from '../committee/moment-answers';
import type { AccessAsked } from '../committee/register';
import type { SearchAsked } from '../committee/search';
import type { SearchAnswer } from '../committee/search-answers';
import type { Receipt } from '../ledger';
import type { ReplayAsked } from '../questions/replay';
import type { SealQuestionRefusal } from '../seal/refusals';

/** An act on a clue. Whoever may send it works for the committee. */
export class RunClue extends Command<Receipt | Refusal<ClueRefusal>> {
  constructor(
    readonly c: {
      readonly clue: ClueNo;
      readonly command: ClueCommand;
      readonly asker: Asker;
    },
  ) {
    super();
  }
}

/** The history of a household as evidence for a clue. */
export class ExportClueEvidence extends Command<
  EvidenceAnswer | Refusal<ClueRefusal | 'household-not-found'>
> {
  constructor(readonly c: EvidenceAsked) {
    super();
  }
}

/** What stands on the screen as one file, with the proofs of every event in it. */
export class ExportBundle extends Command<
  EvidenceAnswer | Refusal<ClueRefusal | SealQuestionRefusal | 'household-not-found'>
> {
  constructor(readonly c: BundleAsked) {
    super();
  }
}

/** A command, for that somebody searched is written down. */
export class SearchLedger extends Command<SearchAnswer> {
  constructor(readonly c: SearchAsked & { readonly asker: Asker }) {
    super();
  }
}

/** A household at every moment of the three clocks. Undefined: none of that number in the division. */
export class AskMoments extends Query<MomentsAnswer | undefined> {
  constructor(readonly q: ReplayAsked & { readonly asker: Asker }) {
    super();
  }
}

/** What lay before whoever approved a batch. Undefined: no such batch in the division. */
export class AskBatchSeen extends Query<BatchSeenAnswer | undefined> {
  constructor(readonly q: BatchSeenAsked & { readonly asker: Asker }) {
    super();
  }
}

export class AskClues extends Query<readonly ClueSummary[]> {}

/** Undefined: nobody received such a clue. */
export class AskClue extends Query<ClueAnswer | undefined> {
  constructor(readonly q: { readonly clue: ClueNo }) {
    super();
  }
}

export class AskAccess extends Query<AccessAnswer> {
  constructor(readonly q: AccessAsked) {
    super();
  }
}

/** Checks the committee's log alone: the log of money is another. */
export class AskCommitteeVerify extends Query<VerifyAnswer> {}

/** The signed note of the latest checkpoint; null while there is none. */
export class AskCommitteeCheckpoint extends Query<string | null> {}

/** Seals what stands in the committee's log now, and gives the signed note. */
export class TakeCommitteeCheckpoint extends Command<string> {}
