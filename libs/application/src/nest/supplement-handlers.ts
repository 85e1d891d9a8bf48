import { Inject } from '@nestjs/common';
import {
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import { mustAnswer } from '../main-log/must-answer';
import type { LedgerApplication } from '../open-application';
import { orderSupplement, reverseSupplement } from '../supplements/acts';
import { previewSupplement } from '../supplements/preview';
import { supplements } from '../supplements/register';
import { needsOf } from './batch-queries';
import { LEDGER } from './ledger-token';
import { shownSoon } from './shown-soon';
import {
  AskSupplementPreview,
  AskSupplements,
  OrderSupplement,
  ReverseSupplement,
} from './supplement-messages';

@CommandHandler(OrderSupplement)
export class OrderSupplementHandler implements ICommandHandler<OrderSupplement> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: OrderSupplement) {
    const { parts, ledger } = this.ledger;
    await mustAnswer(parts);
    return shownSoon(this.ledger, await orderSupplement({ ...parts, ledger }, c));
  }
}

@CommandHandler(ReverseSupplement)
export class ReverseSupplementHandler implements ICommandHandler<ReverseSupplement> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: ReverseSupplement) {
    const { parts, ledger } = this.ledger;
    await mustAnswer(parts);
    return shownSoon(this.ledger, await reverseSupplement({ ...parts, ledger }, c));
  }
}

@QueryHandler(AskSupplements)
export class AskSupplementsHandler implements IQueryHandler<AskSupplements> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskSupplements) {
    return supplements(this.ledger.parts.readSide, q);
  }
}

@QueryHandler(AskSupplementPreview)
export class AskSupplementPreviewHandler implements IQueryHandler<AskSupplementPreview> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskSupplementPreview) {
    // Who would get what is told of everything the log holds.
    await this.ledger.caughtUp();
    return previewSupplement(needsOf(this.ledger), q);
  }
}

export const supplementHandlers = [
  OrderSupplementHandler,
  ReverseSupplementHandler,
  AskSupplementsHandler,
  AskSupplementPreviewHandler,
];
