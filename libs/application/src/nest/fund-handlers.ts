import { Inject } from '@nestjs/common';
import {
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import { bookFundEntry, bookFundsArrival } from '../funds/acts';
import { journal, trialBalance } from '../funds/books';
import { funds } from '../funds/register';
import { reverseFundEntry } from '../funds/reverse';
import { disposeOfSurplus } from '../funds/surplus';
import { mustAnswer } from '../main-log/must-answer';
import type { LedgerApplication } from '../open-application';
import {
  AskFunds,
  AskJournal,
  AskTrialBalance,
  BookFundEntry,
  BookFundsArrival,
  DisposeOfSurplus,
  ReverseFundEntry,
} from './fund-messages';
import { LEDGER } from './ledger-token';
import { shownSoon } from './shown-soon';

@CommandHandler(BookFundEntry)
export class BookFundEntryHandler implements ICommandHandler<BookFundEntry> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: BookFundEntry) {
    const { parts, ledger } = this.ledger;
    await mustAnswer(parts);
    return shownSoon(this.ledger, await bookFundEntry({ ...parts, ledger }, c));
  }
}

@CommandHandler(BookFundsArrival)
export class BookFundsArrivalHandler implements ICommandHandler<BookFundsArrival> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: BookFundsArrival) {
    const { parts, ledger } = this.ledger;
    await mustAnswer(parts);
    return shownSoon(this.ledger, await bookFundsArrival({ ...parts, ledger }, c));
  }
}

@CommandHandler(DisposeOfSurplus)
export class DisposeOfSurplusHandler implements ICommandHandler<DisposeOfSurplus> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: DisposeOfSurplus) {
    const { parts, ledger } = this.ledger;
    await mustAnswer(parts);
    return shownSoon(this.ledger, await disposeOfSurplus({ ...parts, ledger }, c));
  }
}

@CommandHandler(ReverseFundEntry)
export class ReverseFundEntryHandler implements ICommandHandler<ReverseFundEntry> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: ReverseFundEntry) {
    const { parts, ledger } = this.ledger;
    await mustAnswer(parts);
    return shownSoon(this.ledger, await reverseFundEntry({ ...parts, ledger }, c));
  }
}

@QueryHandler(AskFunds)
export class AskFundsHandler implements IQueryHandler<AskFunds> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskFunds) {
    return funds(this.ledger.parts.readSide, q);
  }
}

@QueryHandler(AskJournal)
export class AskJournalHandler implements IQueryHandler<AskJournal> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskJournal) {
    return journal(this.ledger.parts.readSide, q);
  }
}

@QueryHandler(AskTrialBalance)
export class AskTrialBalanceHandler implements IQueryHandler<AskTrialBalance> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskTrialBalance) {
    return trialBalance(this.ledger.parts.readSide, q);
  }
}

export const fundHandlers = [
  BookFundEntryHandler,
  BookFundsArrivalHandler,
  DisposeOfSurplusHandler,
  ReverseFundEntryHandler,
  AskFundsHandler,
  AskJournalHandler,
  AskTrialBalanceHandler,
];
