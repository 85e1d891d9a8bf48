import { Command, Query } from '@nestjs/cqrs';
import type { Refusal } from '@ledger/kernel';
import type { AppointOrder, ChangeKeeperOrder, CheckOrder } from '../custody/keepers';
import type { CaseAsked } from '../custody/case-held';
import type { StepOrder } from '../custody/steps';
import type { CustodyActAnswer, CustodyCheckAnswer, CustodyDueAnswer } from '../custody/answers';
import type { CustodyDueAsked } from '../custody/due';
import type { CustodyActRefusal } from '../custody/refusal-words';

type Or<Answer> = Answer | Refusal<CustodyActRefusal>;

/** 委托代管. */
export class AppointProxyHolder extends Command<Or<CustodyActAnswer>> {
  constructor(readonly c: AppointOrder) {
    super();
  }
}

/** 更换代管人. */
export class ChangeProxyHolder extends Command<Or<CustodyActAnswer>> {
  constructor(readonly c: ChangeKeeperOrder) {
    super();
  }
}

/** 协议、备案、核查、终止. */
export class StepCustody extends Command<Or<CustodyActAnswer>> {
  constructor(readonly c: StepOrder) {
    super();
  }
}

/** What is to be seen before a keeper is appointed or changed. */
export class CheckProxyHolder extends Command<Or<CustodyCheckAnswer>> {
  constructor(readonly c: CheckOrder) {
    super();
  }
}

/** How one case stands. */
export class AskCustodyCase extends Query<Or<CustodyActAnswer>> {
  constructor(readonly q: CaseAsked) {
    super();
  }
}

/** What cards in custody want now or within some days. */
export class AskCustodyDue extends Query<CustodyDueAnswer> {
  constructor(readonly q: CustodyDueAsked) {
    super();
  }
}
