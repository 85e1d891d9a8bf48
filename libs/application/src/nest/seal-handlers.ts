import { Inject } from '@nestjs/common';
import {
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import type { LedgerApplication } from '../open-application';
import {
  addCosignature,
  checkpointList,
  checkpointOf,
  keysAnswer,
  takeCheckpoint,
  trustKey,
} from '../seal/checkpoints';
import { consistency, inclusion } from '../seal/proofs';
import { rotateSealKey } from '../seal/rotate-key';
import { verifyAgainst } from '../seal/verify-log';
import { LEDGER } from './ledger-token';
import {
  AddCosignature,
  AskCheckpoint,
  AskCheckpoints,
  AskConsistency,
  AskInclusion,
  AskKeys,
  AskVerifyAgainst,
  RotateSealKey,
  TakeCheckpoint,
  TrustKey,
} from './seal-messages';

@QueryHandler(AskCheckpoints)
export class AskCheckpointsHandler implements IQueryHandler<AskCheckpoints> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskCheckpoints) {
    return checkpointList(this.ledger.parts, q);
  }
}

@QueryHandler(AskCheckpoint)
export class AskCheckpointHandler implements IQueryHandler<AskCheckpoint> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskCheckpoint) {
    return checkpointOf(this.ledger.parts, q.size);
  }
}

@QueryHandler(AskInclusion)
export class AskInclusionHandler implements IQueryHandler<AskInclusion> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskInclusion) {
    return inclusion(this.ledger.parts, q);
  }
}

@QueryHandler(AskConsistency)
export class AskConsistencyHandler implements IQueryHandler<AskConsistency> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskConsistency) {
    return consistency(this.ledger.parts, q.first, q.second);
  }
}

@QueryHandler(AskKeys)
export class AskKeysHandler implements IQueryHandler<AskKeys> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute() {
    return keysAnswer(this.ledger.parts);
  }
}

@QueryHandler(AskVerifyAgainst)
export class AskVerifyAgainstHandler implements IQueryHandler<AskVerifyAgainst> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskVerifyAgainst) {
    return verifyAgainst(this.ledger.parts, q.paper);
  }
}

@CommandHandler(TakeCheckpoint)
export class TakeCheckpointHandler implements ICommandHandler<TakeCheckpoint> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute() {
    return takeCheckpoint(this.ledger.parts);
  }
}

@CommandHandler(AddCosignature)
export class AddCosignatureHandler implements ICommandHandler<AddCosignature> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ c }: AddCosignature) {
    return addCosignature(this.ledger.parts, c.text, c.size);
  }
}

@CommandHandler(TrustKey)
export class TrustKeyHandler implements ICommandHandler<TrustKey> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ c }: TrustKey) {
    return trustKey(this.ledger.parts, c);
  }
}

@CommandHandler(RotateSealKey)
export class RotateSealKeyHandler implements ICommandHandler<RotateSealKey> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ c }: RotateSealKey) {
    const { parts, ledger } = this.ledger;
    return rotateSealKey({ seal: parts.seal, clock: parts.clock, ledger }, c);
  }
}

export const sealHandlers = [
  AddCosignatureHandler,
  AskCheckpointHandler,
  AskCheckpointsHandler,
  AskConsistencyHandler,
  AskInclusionHandler,
  AskKeysHandler,
  AskVerifyAgainstHandler,
  RotateSealKeyHandler,
  TakeCheckpointHandler,
  TrustKeyHandler,
];
