import { Inject } from '@nestjs/common';
import {
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import { refuse } from '@ledger/kernel';
import { receivePassedOn } from '../committee/passed-on';
import { mustAnswer } from '../main-log/must-answer';
import { confirmMatch, type MatchActNeeds, refuseMatch, undoMatch } from '../matches/acts';
import { matches } from '../matches/queue';
import { handedOut } from '../committee/looked';
import type { LedgerApplication } from '../open-application';
import { type FindingActNeeds, findingWork } from '../worklist/act';
import {
  assignFinding,
  closeFinding,
  passFindingOn,
  reopenFinding,
  suppressFinding,
  verifyFinding,
} from '../worklist/acts';
import { precision } from '../worklist/precision';
import { worklist } from '../worklist/worklist';
import { LEDGER } from './ledger-token';
import {
  AskFindingWork,
  AskMatches,
  AskPrecision,
  AskWorklist,
  type FindingAct,
  JudgeMatch,
  type MatchAct,
  WorkOnFinding,
} from './worklist-messages';

const work = (needs: FindingActNeeds, c: FindingAct) => {
  switch (c.act) {
    case 'assign':
      return assignFinding(needs, c.order);
    case 'verify':
      return verifyFinding(needs, c.order);
    case 'pass-on':
      return passFindingOn(needs, c.order);
    case 'close':
      return closeFinding(needs, c.order);
    case 'reopen':
      return reopenFinding(needs, c.order);
    case 'suppress':
      return suppressFinding(needs, c.order);
  }
};

const judge = (needs: MatchActNeeds, c: MatchAct) => {
  switch (c.act) {
    case 'confirm':
      return confirmMatch(needs, c.order);
    case 'refuse':
      return refuseMatch(needs, c.order);
    case 'undo':
      return undoMatch(needs, c.order);
  }
};

@CommandHandler(WorkOnFinding)
export class WorkOnFindingHandler implements ICommandHandler<WorkOnFinding> {
  constructor(@Inject(LEDGER) private readonly app: LedgerApplication) {}

  async execute({ c }: WorkOnFinding) {
    const { parts, ledger, policies } = this.app;
    await mustAnswer(parts);
    // What the log holds is what the match is judged by.
    await this.app.caughtUp();
    const outcome = await work({ ...parts, ledger, policies }, c);
    if (c.act === 'pass-on' && !('refused' in outcome)) await this.carryOver();
    return outcome;
  }

  /** The street is answered the same whether or not the committee's log is there to take it. */
  private async carryOver(): Promise<void> {
    await this.app.caughtUp();
    const { committee, readSide } = this.app.parts;
    await committee
      .opened()
      .then((opened) => receivePassedOn(readSide, opened))
      .catch(() => undefined);
  }
}

@CommandHandler(JudgeMatch)
export class JudgeMatchHandler implements ICommandHandler<JudgeMatch> {
  constructor(@Inject(LEDGER) private readonly app: LedgerApplication) {}

  async execute({ c }: JudgeMatch) {
    const { parts, ledger } = this.app;
    await mustAnswer(parts);
    await this.app.caughtUp();
    const outcome = await judge({ ...parts, ledger }, c);
    if ('refused' in outcome) return outcome;
    await this.app.caughtUp();
    const { scope, pair } = c.order;
    const asked = { scope, knownOn: parts.clock.today(), state: 'all' } as const;
    const all = (await matches(parts, asked)).matches;
    return all.find(({ matchId }) => matchId === pair) ?? refuse('match-unknown');
  }
}

@QueryHandler(AskFindingWork)
export class AskFindingWorkHandler implements IQueryHandler<AskFindingWork> {
  constructor(@Inject(LEDGER) private readonly app: LedgerApplication) {}

  execute({ q }: AskFindingWork) {
    const { parts, ledger } = this.app;
    return findingWork({ ...parts, ledger }, q);
  }
}

@QueryHandler(AskWorklist)
export class AskWorklistHandler implements IQueryHandler<AskWorklist> {
  constructor(@Inject(LEDGER) private readonly app: LedgerApplication) {}

  async execute({ q }: AskWorklist) {
    const { parts } = this.app;
    const answer = await worklist(parts, q);
    return handedOut(parts.committee.access, q, answer);
  }
}

@QueryHandler(AskPrecision)
export class AskPrecisionHandler implements IQueryHandler<AskPrecision> {
  constructor(@Inject(LEDGER) private readonly app: LedgerApplication) {}

  execute({ q }: AskPrecision) {
    return precision(this.app.parts, q);
  }
}

@QueryHandler(AskMatches)
export class AskMatchesHandler implements IQueryHandler<AskMatches> {
  constructor(@Inject(LEDGER) private readonly app: LedgerApplication) {}

  async execute({ q }: AskMatches) {
    const { parts } = this.app;
    const answer = await matches(parts, q);
    return handedOut(parts.committee.access, q, answer);
  }
}

export const worklistHandlers = [
  AskFindingWorkHandler,
  AskMatchesHandler,
  AskPrecisionHandler,
  AskWorklistHandler,
  JudgeMatchHandler,
  WorkOnFindingHandler,
];
