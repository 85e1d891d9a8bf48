import { Command, Query } from '@nestjs/cqrs';
import type { Refusal } from '@ledger/kernel';
import type {
  BankFileAnswer,
  BankFormsAnswer,
  BankQueuesAnswer,
  RefundAnswer,
} from '../bank/answers';
import type { SampleDocument } from '../bank/forms';
import type { BankOrderAsked, BankOrderRefusal } from '../bank/order';
import type { BankQueuesAsked } from '../bank/queues';
import type { AnyRefundRefusal, RefundOrder, RefundReversalOrder } from '../bank/refund';
import type { Asker } from '../committee/access-log';

/** What the bank's answers leave to do, as known on a day. */
export class AskBankQueues extends Query<BankQueuesAnswer> {
  constructor(readonly q: BankQueuesAsked) {
    super();
  }
}

export class AskBankForms extends Query<BankFormsAnswer> {}

/** Undefined: there is no such form. */
export class AskBankSample extends Query<BankFileAnswer | undefined> {
  constructor(readonly q: { readonly form: string; readonly document: SampleDocument }) {
    super();
  }
}

/** The file to the bank of a batch that was sent: whole names and accounts, so it is recorded. */
export class AskBankOrder extends Query<BankFileAnswer | Refusal<BankOrderRefusal>> {
  constructor(readonly q: BankOrderAsked & { readonly asker: Asker }) {
    super();
  }
}

type Outcome = RefundAnswer | Refusal<AnyRefundRefusal>;

/** 退票缴回. */
export class RefundReturned extends Command<Outcome> {
  constructor(readonly c: RefundOrder) {
    super();
  }
}

export class ReverseRefund extends Command<Outcome> {
  constructor(readonly c: RefundReversalOrder) {
    super();
  }
}
