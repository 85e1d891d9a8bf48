import { Inject } from '@nestjs/common';
import {
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import { refuse } from '@ledger/kernel';
import { mustAnswer } from '../main-log/must-answer';
import type { LedgerApplication } from '../open-application';
import {
  bookRecovery,
  closeOverpayment,
  demandRecovery,
  establishOverpayment,
  reverseRecovery,
  writeOffOverpayment,
} from '../overpayments/acts';
import type { OverpaymentNeeds } from '../overpayments/act';
import { overpaymentCase } from '../overpayments/case';
import { offsetRecovery } from '../overpayments/offset';
import { overpayments } from '../overpayments/register';
import { needsOf } from './batch-queries';
import { LEDGER } from './ledger-token';
import {
  AskOverpayment,
  AskOverpayments,
  type OverpaymentStep,
  StepOverpayment,
} from './overpayment-messages';

const acted = (needs: OverpaymentNeeds, c: OverpaymentStep) => {
  switch (c.step) {
    case 'establish':
      return establishOverpayment(needs, c.order);
    case 'demand':
      return demandRecovery(needs, c.order);
    case 'receive':
      return bookRecovery(needs, c.order);
    case 'offset':
      return offsetRecovery(needs, c.order);
    case 'write-off':
      return writeOffOverpayment(needs, c.order);
    case 'reverse':
      return reverseRecovery(needs, c.order);
    case 'close':
      return closeOverpayment(needs, c.order);
  }
};

const caseNow = async (app: LedgerApplication, q: AskOverpayment['q']) =>
  (await overpaymentCase(needsOf(app), q)) ?? refuse('overpayment-not-known');

/** What is decided rests on the views, so they have to show everything the log holds. */
@CommandHandler(StepOverpayment)
export class StepOverpaymentHandler implements ICommandHandler<StepOverpayment> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: StepOverpayment) {
    const needs = needsOf(this.ledger);
    await mustAnswer(needs);
    await this.ledger.caughtUp();
    const outcome = await acted(needs, c);
    if ('refused' in outcome) return outcome;
    await this.ledger.caughtUp();
    const { scope, of } = c.order;
    return caseNow(this.ledger, { scope, of, knownOn: needs.clock.today() });
  }
}

@QueryHandler(AskOverpayments)
export class AskOverpaymentsHandler implements IQueryHandler<AskOverpayments> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskOverpayments) {
    return overpayments(this.ledger.parts, q);
  }
}

@QueryHandler(AskOverpayment)
export class AskOverpaymentHandler implements IQueryHandler<AskOverpayment> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskOverpayment) {
    return caseNow(this.ledger, q);
  }
}

export const overpaymentHandlers = [
  StepOverpaymentHandler,
  AskOverpaymentsHandler,
  AskOverpaymentHandler,
];
