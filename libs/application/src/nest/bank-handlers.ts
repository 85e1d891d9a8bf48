import { Inject } from '@nestjs/common';
import {
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import { digestsOf } from '@ledger/event-store';
import { bankSample, formAnswers } from '../bank/forms';
import { bankOrderFile } from '../bank/order';
import { bankQueues } from '../bank/queues';
import { refundReturned, reverseRefund } from '../bank/refund';
import { bankOrderIn, exportOf } from '../committee/looked';
import { mustAnswer } from '../main-log/must-answer';
import type { LedgerApplication } from '../open-application';
import {
  AskBankForms,
  AskBankOrder,
  AskBankQueues,
  AskBankSample,
  RefundReturned,
  ReverseRefund,
} from './bank-messages';
import { LEDGER } from './ledger-token';
import { shownSoon } from './shown-soon';

@QueryHandler(AskBankQueues)
export class AskBankQueuesHandler implements IQueryHandler<AskBankQueues> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskBankQueues) {
    return bankQueues(this.ledger.parts, q);
  }
}

@QueryHandler(AskBankForms)
export class AskBankFormsHandler implements IQueryHandler<AskBankForms> {
  execute() {
    return Promise.resolve({ forms: formAnswers });
  }
}

@QueryHandler(AskBankSample)
export class AskBankSampleHandler implements IQueryHandler<AskBankSample> {
  execute({ q }: AskBankSample) {
    return bankSample(q.form, q.document);
  }
}

@QueryHandler(AskBankOrder)
export class AskBankOrderHandler implements IQueryHandler<AskBankOrder> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskBankOrder) {
    const { parts, ledger } = this.ledger;
    const file = await bankOrderFile({ ...parts, ledger }, q);
    if ('refused' in file) return file;
    const { persons, ...answer } = file;
    const { bytes } = answer;
    const looked = bankOrderIn(q);
    await parts.vault.recordDisclosure({
      actor: q.asker.actor,
      reason: looked.data.purpose,
      question: looked.data.question,
      persons,
      at: parts.clock.now(),
    });
    const exported = exportOf('order-to-bank', q, digestsOf(bytes), bytes.length);
    await parts.committee.access.record(q.asker, exported, looked);
    return answer;
  }
}

@CommandHandler(RefundReturned)
export class RefundReturnedHandler implements ICommandHandler<RefundReturned> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: RefundReturned) {
    const { parts, ledger } = this.ledger;
    await mustAnswer(parts);
    return shownSoon(this.ledger, await refundReturned({ ...parts, ledger }, c));
  }
}

@CommandHandler(ReverseRefund)
export class ReverseRefundHandler implements ICommandHandler<ReverseRefund> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: ReverseRefund) {
    const { parts, ledger } = this.ledger;
    await mustAnswer(parts);
    return shownSoon(this.ledger, await reverseRefund({ ...parts, ledger }, c));
  }
}

export const bankHandlers = [
  AskBankQueuesHandler,
  AskBankFormsHandler,
  AskBankSampleHandler,
  AskBankOrderHandler,
  RefundReturnedHandler,
  ReverseRefundHandler,
];
