import { Command, Query } from '@nestjs/cqrs';
import type { Refusal } from '@ledger/kernel';
import type { AccountOrder } from '../decisions/account';
import type { EntitlementOrder } from '../decisions/entitlement';
import type { DecisionOrder } from '../decisions/acts';
import type {
  DecisionMadeAnswer,
  DecisionPreviewAnswer,
  DecisionsAnswer,
  EntitlementAnswer,
  EntitlementPreviewAnswer,
  EntitlementStandingAnswer,
  HouseholdActAnswer,
} from '../decisions/answers';
import type { HouseholdActRefusal } from '../decisions/refusal-words';
import type { DecisionsAsked } from '../decisions/register';
import type { FilingOrder, VisitOrder } from '../decisions/relatives';
import type { EntitlementStandingAsked } from '../decisions/standing';

type Or<Answer> = Answer | Refusal<HouseholdActRefusal>;

/** 停发、减发、增发、恢复. */
export class DecidePayment extends Command<Or<DecisionMadeAnswer>> {
  constructor(readonly c: DecisionOrder) {
    super();
  }
}

export class ChangePayoutAccount extends Command<Or<HouseholdActAnswer>> {
  constructor(readonly c: AccountOrder) {
    super();
  }
}

export class FileNearRelative extends Command<Or<HouseholdActAnswer>> {
  constructor(readonly c: FilingOrder) {
    super();
  }
}

export class VisitNearRelative extends Command<Or<HouseholdActAnswer>> {
  constructor(readonly c: VisitOrder) {
    super();
  }
}

/** What would follow of a decision. */
export class AskDecisionPreview extends Query<Or<DecisionPreviewAnswer>> {
  constructor(readonly q: DecisionOrder) {
    super();
  }
}

export class AskDecisions extends Query<DecisionsAnswer> {
  constructor(readonly q: DecisionsAsked) {
    super();
  }
}

/** 待遇核定. */
export class SetEntitlement extends Command<Or<EntitlementAnswer>> {
  constructor(readonly c: EntitlementOrder) {
    super();
  }
}

export class AskEntitlementPreview extends Query<Or<EntitlementPreviewAnswer>> {
  constructor(readonly q: EntitlementOrder) {
    super();
  }
}

/** What a household is entitled to in a month. */
export class AskEntitlement extends Query<Or<EntitlementStandingAnswer>> {
  constructor(readonly q: EntitlementStandingAsked) {
    super();
  }
}
