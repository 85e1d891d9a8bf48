import { Inject } from '@nestjs/common';
import {
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import { changeAccount } from '../decisions/account';
import { decidePayment } from '../decisions/acts';
import { previewEntitlement, setEntitlement } from '../decisions/entitlement';
import { previewDecision } from '../decisions/preview';
import { decisions } from '../decisions/register';
import { fileRelative, visitRelative } from '../decisions/relatives';
import { standingEntitlement } from '../decisions/standing';
import { mustAnswer } from '../main-log/must-answer';
import { handedOut } from '../committee/looked';
import type { LedgerApplication } from '../open-application';
import { needsOf } from './batch-queries';
import {
  AskDecisionPreview,
  AskDecisions,
  AskEntitlement,
  AskEntitlementPreview,
  ChangePayoutAccount,
  DecidePayment,
  FileNearRelative,
  SetEntitlement,
  VisitNearRelative,
} from './decision-messages';
import { LEDGER } from './ledger-token';
import { shownSoon } from './shown-soon';

@CommandHandler(DecidePayment)
export class DecidePaymentHandler implements ICommandHandler<DecidePayment> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: DecidePayment) {
    await mustAnswer(this.ledger.parts);
    return shownSoon(this.ledger, await decidePayment(needsOf(this.ledger), c));
  }
}

@CommandHandler(SetEntitlement)
export class SetEntitlementHandler implements ICommandHandler<SetEntitlement> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: SetEntitlement) {
    await mustAnswer(this.ledger.parts);
    return shownSoon(this.ledger, await setEntitlement(needsOf(this.ledger), c));
  }
}

@QueryHandler(AskEntitlementPreview)
export class AskEntitlementPreviewHandler implements IQueryHandler<AskEntitlementPreview> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskEntitlementPreview) {
    return previewEntitlement(needsOf(this.ledger), q);
  }
}

@QueryHandler(AskEntitlement)
export class AskEntitlementHandler implements IQueryHandler<AskEntitlement> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskEntitlement) {
    return standingEntitlement(needsOf(this.ledger), q);
  }
}

@CommandHandler(ChangePayoutAccount)
export class ChangePayoutAccountHandler implements ICommandHandler<ChangePayoutAccount> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: ChangePayoutAccount) {
    await mustAnswer(this.ledger.parts);
    return shownSoon(this.ledger, await changeAccount(needsOf(this.ledger), c));
  }
}

@CommandHandler(FileNearRelative)
export class FileNearRelativeHandler implements ICommandHandler<FileNearRelative> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: FileNearRelative) {
    await mustAnswer(this.ledger.parts);
    return shownSoon(this.ledger, await fileRelative(needsOf(this.ledger), c));
  }
}

@CommandHandler(VisitNearRelative)
export class VisitNearRelativeHandler implements ICommandHandler<VisitNearRelative> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: VisitNearRelative) {
    await mustAnswer(this.ledger.parts);
    return shownSoon(this.ledger, await visitRelative(needsOf(this.ledger), c));
  }
}

@QueryHandler(AskDecisionPreview)
export class AskDecisionPreviewHandler implements IQueryHandler<AskDecisionPreview> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskDecisionPreview) {
    // What would follow is told of everything the log holds.
    await this.ledger.caughtUp();
    return previewDecision(needsOf(this.ledger), q);
  }
}

@QueryHandler(AskDecisions)
export class AskDecisionsHandler implements IQueryHandler<AskDecisions> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskDecisions) {
    const { parts } = this.ledger;
    const answer = await decisions(parts, q);
    return handedOut(parts.committee.access, q, answer);
  }
}

export const decisionHandlers = [
  DecidePaymentHandler,
  ChangePayoutAccountHandler,
  FileNearRelativeHandler,
  VisitNearRelativeHandler,
  AskDecisionPreviewHandler,
  SetEntitlementHandler,
  AskEntitlementHandler,
  AskEntitlementPreviewHandler,
  AskDecisionsHandler,
];
