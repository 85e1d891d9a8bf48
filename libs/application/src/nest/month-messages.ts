import { Command, Query } from '@nestjs/cqrs';
import type { DivisionCode, LocalDate, Refusal } from '@ledger/kernel';
import type {
  MonthAnswer,
  MonthDifferencesAnswer,
  MonthInShort,
  MonthVerificationAnswer,
} from '../months/answers';
import type { MonthOf } from '../months/certificate';
import type { CloseOrder, CloseRefusal } from '../months/close';

/** 月结. */
export class CloseMonth extends Command<MonthAnswer | Refusal<CloseRefusal>> {
  constructor(readonly c: CloseOrder) {
    super();
  }
}

/** The closed months of a scope, newest first. */
export class AskMonths extends Query<readonly MonthInShort[]> {
  constructor(readonly q: { readonly scope: DivisionCode; readonly knownOn: LocalDate }) {
    super();
  }
}

type OrOpen<Answer> = Answer | Refusal<'month-not-closed'>;

export class AskMonth extends Query<OrOpen<MonthAnswer>> {
  constructor(readonly q: MonthOf) {
    super();
  }
}

export class AskMonthDifferences extends Query<OrOpen<MonthDifferencesAnswer>> {
  constructor(readonly q: MonthOf & { readonly knownOn: LocalDate }) {
    super();
  }
}

export class AskMonthVerification extends Query<OrOpen<MonthVerificationAnswer>> {
  constructor(readonly q: MonthOf) {
    super();
  }
}
