import { Command, Query } from '@nestjs/cqrs';
import type { Refusal } from '@ledger/kernel';
import type {
  AnySupplementRefusal,
  SupplementAsked,
  SupplementOrder,
  SupplementReversal,
} from '../supplements/acts';
import type {
  SupplementActAnswer,
  SupplementPreviewAnswer,
  SupplementsAnswer,
} from '../supplements/answers';
import type { SupplementsAsked } from '../supplements/register';

type Outcome = SupplementActAnswer | Refusal<AnySupplementRefusal>;

export class OrderSupplement extends Command<Outcome> {
  constructor(readonly c: SupplementOrder) {
    super();
  }
}

export class ReverseSupplement extends Command<Outcome> {
  constructor(readonly c: SupplementReversal) {
    super();
  }
}

/** What was ordered beside the benefit and stands. */
export class AskSupplements extends Query<SupplementsAnswer> {
  constructor(readonly q: SupplementsAsked) {
    super();
  }
}

/** Who would get what by an order. */
export class AskSupplementPreview extends Query<
  SupplementPreviewAnswer | Refusal<AnySupplementRefusal>
> {
  constructor(readonly q: SupplementAsked) {
    super();
  }
}
