import { Command, Query } from '@nestjs/cqrs';
import type { Refusal } from '@ledger/kernel';
import type { ClueCommand, ClueNo, ClueRefusal } from '@ledger/ledger';
import type { VerifyAnswer } from '../answers';
import type { Asker } from '../committee/access-log';
import type { AccessAnswer, ClueAnswer, ClueSummary, EvidenceAnswer } from '../committee/answers';
import type { EvidenceAsked } from '../committee/evidence';
import type { AccessAsked } from '../committee/register';
import type { Receipt } from '../ledger';

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
