import { Command, Query } from '@nestjs/cqrs';
import type { Refusal } from '@ledger/kernel';
import type { CheckpointAnswer, ConsistencyAnswer, KeysAnswer } from '../seal/answers';
import type { Cosigner } from '../seal/cosigners';
import type { ProofAsked, ProvenWithText } from '../seal/proofs';
import type { SealQuestionRefusal } from '../seal/refusals';
import type { LogVerification } from '../seal/verify-log';
import type { Rotated, RotateRefusal, Rotation } from '../seal/rotate-key';

/** Newest first; `before`: those of fewer events. */
export class AskCheckpoints extends Query<readonly CheckpointAnswer[]> {
  constructor(readonly q: { readonly limit: number; readonly before?: number }) {
    super();
  }
}

/** Undefined: none of that size was taken. */
export class AskCheckpoint extends Query<CheckpointAnswer | undefined> {
  constructor(readonly q: { readonly size: number | 'latest' }) {
    super();
  }
}

/** With the event's canonical text, which may not leave this machine. */
export class AskInclusion extends Query<ProvenWithText | Refusal<SealQuestionRefusal>> {
  constructor(readonly q: ProofAsked) {
    super();
  }
}

export class AskConsistency extends Query<ConsistencyAnswer | Refusal<SealQuestionRefusal>> {
  constructor(readonly q: { readonly first: number; readonly second: number }) {
    super();
  }
}

/** `paper`: a checkpoint of this log from elsewhere, as its text. */
export class AskVerifyAgainst extends Query<LogVerification | Refusal<SealQuestionRefusal>> {
  constructor(readonly q: { readonly paper: string }) {
    super();
  }
}

export class AskKeys extends Query<KeysAnswer> {}

/** Signs the log as it stands now. */
export class TakeCheckpoint extends Command<CheckpointAnswer | Refusal<SealQuestionRefusal>> {}

/** `text`: a checkpoint with signatures of trusted cosigners; `size`: which one it must be. */
export class AddCosignature extends Command<CheckpointAnswer | Refusal<SealQuestionRefusal>> {
  constructor(readonly c: { readonly text: string; readonly size?: number }) {
    super();
  }
}

export class TrustKey extends Command<Cosigner | Refusal<SealQuestionRefusal>> {
  constructor(
    readonly c: { readonly vkey: string; readonly label: string; readonly actor: string },
  ) {
    super();
  }
}

export class RotateSealKey extends Command<Rotated | Refusal<RotateRefusal>> {
  constructor(readonly c: Rotation) {
    super();
  }
}
