import { Inject } from '@nestjs/common';
import {
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import { mustAnswer } from '../main-log/must-answer';
import type { LedgerApplication } from '../open-application';
import { checkPolicies } from '../policy/check';
import { policiesAnswer } from '../policy/list';
import { publishPolicies } from '../policy/publish';
import { LEDGER } from './ledger-token';
import { AskPolicies, CheckPolicies, PublishPolicies } from './policy-messages';

@QueryHandler(AskPolicies)
export class AskPoliciesHandler implements IQueryHandler<AskPolicies> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskPolicies) {
    const { parts, policies } = this.ledger;
    return policiesAnswer({ readSide: parts.readSide, policies }, q);
  }
}

@QueryHandler(CheckPolicies)
export class CheckPoliciesHandler implements IQueryHandler<CheckPolicies> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  /** What the views do not show yet would be missing on both sides of the comparison. */
  async execute({ q }: CheckPolicies) {
    const { parts, policies, ledger } = this.ledger;
    await mustAnswer(parts);
    await this.ledger.caughtUp();
    return checkPolicies({ ...parts, ledger, policies }, q);
  }
}

@CommandHandler(PublishPolicies)
export class PublishPoliciesHandler implements ICommandHandler<PublishPolicies> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: PublishPolicies) {
    const { parts, ledger } = this.ledger;
    await mustAnswer(parts);
    return publishPolicies({ ...parts, ledger }, c);
  }
}

export const policyHandlers = [AskPoliciesHandler, CheckPoliciesHandler, PublishPoliciesHandler];
