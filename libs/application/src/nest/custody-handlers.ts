import { Inject } from '@nestjs/common';
import {
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import { custodyDue } from '../custody/due';
import { appointProxyHolder, changeProxyHolder, checkProxyHolder } from '../custody/keepers';
import { custodyCase } from '../custody/run-act';
import { stepCustody } from '../custody/steps';
import { mustAnswer } from '../main-log/must-answer';
import { handedOut } from '../committee/looked';
import type { LedgerApplication } from '../open-application';
import { needsOf } from './batch-queries';
import {
  AppointProxyHolder,
  AskCustodyCase,
  AskCustodyDue,
  ChangeProxyHolder,
  CheckProxyHolder,
  StepCustody,
} from './custody-messages';
import { LEDGER } from './ledger-token';
import { shownSoon } from './shown-soon';

/** What is shown of a keeper is told of everything the log holds. */
const ready = async (app: LedgerApplication) => {
  await mustAnswer(app.parts);
  await app.caughtUp();
  return needsOf(app);
};

@CommandHandler(AppointProxyHolder)
export class AppointProxyHolderHandler implements ICommandHandler<AppointProxyHolder> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: AppointProxyHolder) {
    return shownSoon(this.ledger, await appointProxyHolder(await ready(this.ledger), c));
  }
}

@CommandHandler(ChangeProxyHolder)
export class ChangeProxyHolderHandler implements ICommandHandler<ChangeProxyHolder> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: ChangeProxyHolder) {
    return shownSoon(this.ledger, await changeProxyHolder(await ready(this.ledger), c));
  }
}

@CommandHandler(CheckProxyHolder)
export class CheckProxyHolderHandler implements ICommandHandler<CheckProxyHolder> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: CheckProxyHolder) {
    return checkProxyHolder(await ready(this.ledger), c);
  }
}

@CommandHandler(StepCustody)
export class StepCustodyHandler implements ICommandHandler<StepCustody> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: StepCustody) {
    await mustAnswer(this.ledger.parts);
    return shownSoon(this.ledger, await stepCustody(needsOf(this.ledger), c));
  }
}

@QueryHandler(AskCustodyDue)
export class AskCustodyDueHandler implements IQueryHandler<AskCustodyDue> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskCustodyDue) {
    const { parts, policies } = this.ledger;
    const timeline = await policies.timeline(parts.readSide.manager);
    const answer = await custodyDue({ ...parts, policies: timeline.on(q.knownOn) }, q);
    return handedOut(parts.committee.access, q, answer);
  }
}

@QueryHandler(AskCustodyCase)
export class AskCustodyCaseHandler implements IQueryHandler<AskCustodyCase> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskCustodyCase) {
    await mustAnswer(this.ledger.parts);
    return custodyCase(this.ledger, q);
  }
}

export const custodyHandlers = [
  AskCustodyCaseHandler,
  AppointProxyHolderHandler,
  ChangeProxyHolderHandler,
  CheckProxyHolderHandler,
  StepCustodyHandler,
  AskCustodyDueHandler,
];
