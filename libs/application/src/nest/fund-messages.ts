import { Command, Query } from '@nestjs/cqrs';
import type { Refusal } from '@ledger/kernel';
import type { FundActRefusal, FundArrival, FundBooking } from '../funds/acts';
import type {
  FundActAnswer,
  FundsAnswer,
  JournalAnswer,
  TrialBalanceAnswer,
} from '../funds/answers';
import type { BooksAsked } from '../funds/books';
import type { FundsAsked } from '../funds/register';
import type { FundReversal } from '../funds/reverse';
import type { FundSurplus } from '../funds/surplus';

type Outcome = FundActAnswer | Refusal<FundActRefusal>;

export class BookFundEntry extends Command<Outcome> {
  constructor(readonly c: FundBooking) {
    super();
  }
}

export class BookFundsArrival extends Command<Outcome> {
  constructor(readonly c: FundArrival) {
    super();
  }
}

/** 缴回国库, 结转. */
export class DisposeOfSurplus extends Command<Outcome> {
  constructor(readonly c: FundSurplus) {
    super();
  }
}

export class ReverseFundEntry extends Command<Outcome> {
  constructor(readonly c: FundReversal) {
    super();
  }
}

/** The money chain by document, with what is left of each. */
export class AskFunds extends Query<FundsAnswer> {
  constructor(readonly q: FundsAsked) {
    super();
  }
}

export class AskJournal extends Query<JournalAnswer> {
  constructor(readonly q: BooksAsked) {
    super();
  }
}

export class AskTrialBalance extends Query<TrialBalanceAnswer> {
  constructor(readonly q: BooksAsked) {
    super();
  }
}
