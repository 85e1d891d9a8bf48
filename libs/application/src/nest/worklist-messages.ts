import { Command, Query } from '@nestjs/cqrs';
import type { Refusal } from '@ledger/kernel';
import type {
  ConfirmMatchOrder,
  MatchActRefusal,
  RefuseMatchOrder,
  UndoMatchOrder,
} from '../matches/acts';
import type { MatchAnswer, MatchesAnswer } from '../matches/answers';
import type { MatchesAsked } from '../matches/queue';
import type { FindingActRefusal, FindingWorkAsked } from '../worklist/act';
import type { FindingWork, PrecisionAnswer, WorklistAnswer } from '../worklist/answers';
import type {
  AssignOrder,
  CloseOrder,
  PassOnOrder,
  ReopenOrder,
  SuppressOrder,
  VerifyOrder,
} from '../worklist/orders';
import type { PrecisionAsked } from '../worklist/precision';
import type { WorklistAsked } from '../worklist/worklist';

/** One of the six things people do with a finding. */
export type FindingAct =
  | { readonly act: 'assign'; readonly order: AssignOrder }
  | { readonly act: 'verify'; readonly order: VerifyOrder }
  | { readonly act: 'pass-on'; readonly order: PassOnOrder }
  | { readonly act: 'close'; readonly order: CloseOrder }
  | { readonly act: 'reopen'; readonly order: ReopenOrder }
  | { readonly act: 'suppress'; readonly order: SuppressOrder };

export class WorkOnFinding extends Command<FindingWork | Refusal<FindingActRefusal>> {
  constructor(readonly c: FindingAct) {
    super();
  }
}

/** What two people say of two entries that may be of one person. */
export type MatchAct =
  | { readonly act: 'confirm'; readonly order: ConfirmMatchOrder }
  | { readonly act: 'refuse'; readonly order: RefuseMatchOrder }
  | { readonly act: 'undo'; readonly order: UndoMatchOrder };

export class JudgeMatch extends Command<MatchAnswer | Refusal<MatchActRefusal>> {
  constructor(readonly c: MatchAct) {
    super();
  }
}

export class AskFindingWork extends Query<FindingWork | Refusal<'finding-unknown'>> {
  constructor(readonly q: FindingWorkAsked) {
    super();
  }
}

export class AskWorklist extends Query<WorklistAnswer> {
  constructor(readonly q: WorklistAsked) {
    super();
  }
}

export class AskPrecision extends Query<PrecisionAnswer> {
  constructor(readonly q: PrecisionAsked) {
    super();
  }
}

export class AskMatches extends Query<MatchesAnswer> {
  constructor(readonly q: MatchesAsked) {
    super();
  }
}
