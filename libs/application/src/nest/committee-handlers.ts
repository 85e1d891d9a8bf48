import { Inject } from '@nestjs/common';
import {
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import type { ClueAnswer, ClueStep } from '../committee/answers';
import type { ClueRecord } from '../committee/clues';
import { exportEvidence } from '../committee/evidence';
import { receivePassedOn } from '../committee/passed-on';
import { statusOf } from '../committee/register-rows';
import { verifyCommittee } from '../committee/verify-committee';
import type { LedgerApplication } from '../open-application';
import {
  AskAccess,
  AskClue,
  AskClues,
  AskCommitteeCheckpoint,
  AskCommitteeVerify,
  ExportClueEvidence,
  RunClue,
  TakeCommitteeCheckpoint,
} from './committee-messages';
import { committeeLookHandlers } from './committee-look-handlers';
import { LEDGER } from './ledger-token';

const stepOf = ({ event, recorded, metadata }: ClueRecord): ClueStep => ({
  event: event.type,
  at: recorded.recordedAt,
  actor: metadata.actor,
  details: { ...event.data },
});

@CommandHandler(RunClue)
export class RunClueHandler implements ICommandHandler<RunClue> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c: { clue, command, asker } }: RunClue) {
    const { clues } = await this.ledger.parts.committee.opened();
    return clues.run(clue, command, asker.actor);
  }
}

@CommandHandler(ExportClueEvidence)
export class ExportClueEvidenceHandler implements ICommandHandler<ExportClueEvidence> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ c }: ExportClueEvidence) {
    return exportEvidence({ ...this.ledger.parts, policies: this.ledger.policies }, c);
  }
}

@QueryHandler(AskClues)
export class AskCluesHandler implements IQueryHandler<AskClues> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute() {
    const opened = await this.ledger.parts.committee.opened();
    // What the street passed on while nobody here could write it down.
    await receivePassedOn(this.ledger.parts.readSide, opened);
    return opened.register.clues();
  }
}

@QueryHandler(AskClue)
export class AskClueHandler implements IQueryHandler<AskClue> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q: { clue } }: AskClue): Promise<ClueAnswer | undefined> {
    const { clues } = await this.ledger.parts.committee.opened();
    const { state, records } = await clues.history(clue);
    if (records.length === 0) return undefined;
    return { clue, status: statusOf(state), steps: records.map(stepOf) };
  }
}

@QueryHandler(AskAccess)
export class AskAccessHandler implements IQueryHandler<AskAccess> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskAccess) {
    return (await this.ledger.parts.committee.opened()).register.access(q);
  }
}

@QueryHandler(AskCommitteeVerify)
export class AskCommitteeVerifyHandler implements IQueryHandler<AskCommitteeVerify> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute() {
    return verifyCommittee(await this.ledger.parts.committee.opened());
  }
}

@QueryHandler(AskCommitteeCheckpoint)
export class AskCommitteeCheckpointHandler implements IQueryHandler<AskCommitteeCheckpoint> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute() {
    const { seal } = await this.ledger.parts.committee.opened();
    return (await seal.checkpoints({ limit: 1 }))[0]?.text ?? null;
  }
}

@CommandHandler(TakeCommitteeCheckpoint)
export class TakeCommitteeCheckpointHandler implements ICommandHandler<TakeCommitteeCheckpoint> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute() {
    return (await (await this.ledger.parts.committee.opened()).seal.takeCheckpoint()).text;
  }
}

export const committeeHandlers = [
  AskAccessHandler,
  AskClueHandler,
  AskCluesHandler,
  AskCommitteeCheckpointHandler,
  AskCommitteeVerifyHandler,
  ExportClueEvidenceHandler,
  RunClueHandler,
  TakeCommitteeCheckpointHandler,
  ...committeeLookHandlers,
];
