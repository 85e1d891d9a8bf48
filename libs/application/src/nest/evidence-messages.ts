import { Query } from '@nestjs/cqrs';
import type { Refusal } from '@ledger/kernel';
import type { MissingReviewsAnswer } from '../answers';
import type { Asker } from '../committee/access-log';
import type { ReviewsAsked } from '../questions/absence-register';
import type { ArrearsAsked } from '../questions/arrears';
import type { DeathsAsked } from '../questions/deaths';
import type { CustodyAsked } from '../questions/custody';
import type { ArrearsAnswer, CustodyAnswer, DeathsAnswer } from '../questions/evidence-answers';
import type { KnowledgeAsked, KnowledgeRefusal } from '../questions/knowledge';
import type { KnowledgeAnswer } from '../questions/knowledge-answer';
import type { RelationsAsked } from '../questions/relations';
import type { RelationsAnswer } from '../questions/relations-answer';

/** Undefined: no such finding in the asker's division. */
export class AskKnowledge extends Query<KnowledgeAnswer | Refusal<KnowledgeRefusal> | undefined> {
  constructor(readonly q: KnowledgeAsked) {
    super();
  }
}

/** The same as a page to print and hand over: it leaves the ledger as a file. */
export class AskKnowledgePaper extends Query<string | Refusal<KnowledgeRefusal> | undefined> {
  constructor(
    readonly q: KnowledgeAsked & { readonly asker: Asker; readonly language: 'zh' | 'en' },
  ) {
    super();
  }
}

export class AskDeaths extends Query<DeathsAnswer> {
  constructor(readonly q: DeathsAsked) {
    super();
  }
}

export class AskArrears extends Query<ArrearsAnswer> {
  constructor(readonly q: ArrearsAsked) {
    super();
  }
}

export class AskCustody extends Query<CustodyAnswer> {
  constructor(readonly q: CustodyAsked) {
    super();
  }
}

/** Officials and their kin on the rolls, keepers and the cards they keep. */
export class AskRelations extends Query<RelationsAnswer> {
  constructor(readonly q: RelationsAsked) {
    super();
  }
}

/** The cards behind what the absence says of reviews (应核查未核查). */
export class AskMissingReviews extends Query<MissingReviewsAnswer> {
  constructor(readonly q: ReviewsAsked) {
    super();
  }
}
