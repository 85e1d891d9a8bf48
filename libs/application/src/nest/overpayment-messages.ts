import { Command, Query } from '@nestjs/cqrs';
import type { Refusal } from '@ledger/kernel';
import type {
  AnyOverpaymentRefusal,
  DemandOrder,
  OffsetOrder,
  OverpaymentOrder,
  ReceiptOrder,
  RecoveryReversalOrder,
  WriteOffOrder,
} from '../overpayments/orders';
import type { OverpaymentCaseAnswer, OverpaymentsAnswer } from '../overpayments/answers';
import type { OverpaymentAsked } from '../overpayments/case';
import type { OverpaymentsAsked } from '../overpayments/stored';

type Outcome = OverpaymentCaseAnswer | Refusal<AnyOverpaymentRefusal>;

/** What can be done about an overpayment; each order has the shape of its act. */
export type OverpaymentStep =
  | { readonly step: 'establish' | 'close'; readonly order: OverpaymentOrder }
  | { readonly step: 'demand'; readonly order: DemandOrder }
  | { readonly step: 'receive'; readonly order: ReceiptOrder }
  | { readonly step: 'offset'; readonly order: OffsetOrder }
  | { readonly step: 'write-off'; readonly order: WriteOffOrder }
  | { readonly step: 'reverse'; readonly order: RecoveryReversalOrder };

export class StepOverpayment extends Command<Outcome> {
  constructor(readonly c: OverpaymentStep) {
    super();
  }
}

/** 多发追回台账, with sums by village and by rule. */
export class AskOverpayments extends Query<OverpaymentsAnswer> {
  constructor(readonly q: Omit<OverpaymentsAsked, 'only'>) {
    super();
  }
}

export class AskOverpayment extends Query<
  OverpaymentCaseAnswer | Refusal<'overpayment-not-known'>
> {
  constructor(readonly q: OverpaymentAsked) {
    super();
  }
}
