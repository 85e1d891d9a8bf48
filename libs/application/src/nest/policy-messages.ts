import { Command, Query } from '@nestjs/cqrs';
import type { Refusal } from '@ledger/kernel';
import type {
  NoticesRejected,
  PoliciesAnswer,
  PublishedAnswer,
  WhatIfAnswer,
} from '../policy/answers';
import type { PolicyChecked } from '../policy/check';
import type { PoliciesAsked } from '../policy/list';
import type { Publishing, PublishRefusal } from '../policy/publish';

export class AskPolicies extends Query<PoliciesAnswer> {
  constructor(readonly q: PoliciesAsked) {
    super();
  }
}

/** The what-if (试算): reads everything and writes nothing. */
export class CheckPolicies extends Query<WhatIfAnswer | NoticesRejected | Refusal<PublishRefusal>> {
  constructor(readonly q: PolicyChecked) {
    super();
  }
}

export class PublishPolicies extends Command<
  PublishedAnswer | NoticesRejected | Refusal<PublishRefusal>
> {
  constructor(readonly c: Publishing) {
    super();
  }
}
