import { Inject } from '@nestjs/common';
import {
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import { type LocalDate, type Refusal, refuse } from '@ledger/kernel';
import type { MonthClosed } from '@ledger/ledger';
import { mustAnswer } from '../main-log/must-answer';
import type { MonthOf } from '../months/certificate';
import { closeMonth } from '../months/close';
import { closedMonth, closedMonths, inShort, monthAnswer } from '../months/closed';
import { differencesOfMonth } from '../months/differences';
import { verifyMonth } from '../months/verify';
import type { LedgerApplication } from '../open-application';
import { needsOf } from './batch-queries';
import { LEDGER } from './ledger-token';
import {
  AskMonth,
  AskMonthDifferences,
  AskMonths,
  AskMonthVerification,
  CloseMonth,
} from './month-messages';

const ofClosed = async <Answer extends object>(
  app: LedgerApplication,
  of: MonthOf,
  answer: (closed: MonthClosed['data']) => Answer | Promise<Answer>,
): Promise<Answer | Refusal<'month-not-closed'>> => {
  const closed = await closedMonth(app.ledger, of);
  return closed ? answer(closed) : refuse('month-not-closed', { month: of.month });
};

/** By what was known of policy on a day. */
const policiesOn = async ({ policies, parts }: LedgerApplication, day: LocalDate) =>
  (await policies.timeline(parts.readSide.manager)).on(day);

@CommandHandler(CloseMonth)
export class CloseMonthHandler implements ICommandHandler<CloseMonth> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: CloseMonth) {
    const needs = needsOf(this.ledger);
    await mustAnswer(needs);
    await this.ledger.caughtUp();
    const outcome = await closeMonth(needs, c);
    if ('refused' in outcome) return outcome;
    await this.ledger.caughtUp();
    const closed = await closedMonth(this.ledger.ledger, c);
    if (!closed) throw new Error(`${outcome.stream} was closed and is not there`);
    return monthAnswer(closed);
  }
}

@QueryHandler(AskMonths)
export class AskMonthsHandler implements IQueryHandler<AskMonths> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskMonths) {
    const closed = await closedMonths(this.ledger.parts.readSide, q.scope, q.knownOn);
    return closed.map(inShort);
  }
}

@QueryHandler(AskMonth)
export class AskMonthHandler implements IQueryHandler<AskMonth> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskMonth) {
    return ofClosed(this.ledger, q, monthAnswer);
  }
}

@QueryHandler(AskMonthDifferences)
export class AskMonthDifferencesHandler implements IQueryHandler<AskMonthDifferences> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskMonthDifferences) {
    return ofClosed(this.ledger, q, async (closed) => {
      const policies = await policiesOn(this.ledger, q.knownOn);
      return differencesOfMonth({ ...this.ledger.parts, policies }, closed, q.knownOn);
    });
  }
}

@QueryHandler(AskMonthVerification)
export class AskMonthVerificationHandler implements IQueryHandler<AskMonthVerification> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskMonthVerification) {
    return ofClosed(this.ledger, q, async (closed) => {
      await this.ledger.caughtUp();
      const policies = await policiesOn(this.ledger, closed.certificate.knownOn);
      return verifyMonth({ ...this.ledger.parts, policies }, closed);
    });
  }
}

export const monthHandlers = [
  CloseMonthHandler,
  AskMonthsHandler,
  AskMonthHandler,
  AskMonthDifferencesHandler,
  AskMonthVerificationHandler,
];
