import type { Fen } from '@ledger/kernel';
import type {
  DecisionWords,
  EntitlementSet,
  NearRelativeFiled,
  NearRelativeVisited,
  PayoutAccountChanged,
} from './act-events';
import type {
  HouseholdStated,
  MemberStated,
  NearRelativeFilingStated,
  PayoutAccountChangeStated,
  StopDecisionStated,
} from './events';

/** Reports: each row of the archive, the decision lists and the registers is a statement. */
export type HouseholdReport =
  | { readonly type: 'StateHousehold'; readonly data: HouseholdStated['data'] }
  | { readonly type: 'StateMember'; readonly data: MemberStated['data'] }
  | { readonly type: 'StateStopDecision'; readonly data: StopDecisionStated['data'] }
  | {
      readonly type: 'StatePayoutAccountChange';
      readonly data: PayoutAccountChangeStated['data'];
    }
  | { readonly type: 'StateNearRelativeFiling'; readonly data: NearRelativeFilingStated['data'] };

/** What the policy of the effective month says of an amount and of how early it may change. */
export interface BenefitPolicy {
  /** Absent where no notice in force sets a standard. */
  readonly standardFen?: Fen;
  readonly roundingUnitFen: Fen;
  /** First month that may change = month of the fact + this; by the ground. */
  readonly offsetMonths: number;
}

/** A decision as it is asked for. */
export interface DecisionAsked extends Readonly<DecisionWords> {
  readonly policy: BenefitPolicy;
  /** What the paper says the new amount is; it has to be what the arithmetic gives. */
  readonly newAmountFen?: Fen;
}

/** An entitlement as it is asked to be set. */
export type EntitlementAsked = Omit<
  EntitlementSet['data'],
  'previousAmountFen' | 'newAmountFen' | 'arithmetic' | 'confirmedBy'
> & {
  readonly policy: Omit<BenefitPolicy, 'offsetMonths'>;
  /** What the paper says the new amount is; it has to be what the arithmetic gives. */
  readonly newAmountFen?: Fen;
};

interface SecondPerson {
  readonly askedBy: string;
  readonly confirmedBy: string;
}

/** What is done with a household here: every one of them is an act, and checked. */
export type HouseholdAct =
  | { readonly type: 'StopPayment'; readonly data: DecisionAsked }
  | { readonly type: 'ReducePayment'; readonly data: DecisionAsked }
  | { readonly type: 'IncreasePayment'; readonly data: DecisionAsked & SecondPerson }
  | { readonly type: 'ResumePayment'; readonly data: DecisionAsked & SecondPerson }
  | { readonly type: 'SetEntitlement'; readonly data: EntitlementAsked & SecondPerson }
  | {
      readonly type: 'ChangePayoutAccount';
      readonly data: Omit<PayoutAccountChanged['data'], 'division' | 'previousAccountToken'> & {
        readonly askedBy: string;
      };
    }
  | { readonly type: 'FileNearRelative'; readonly data: NearRelativeFiled['data'] }
  | {
      readonly type: 'VisitNearRelative';
      readonly data: Omit<NearRelativeVisited['data'], 'relation' | 'filedOn'>;
    };

export type HouseholdCommand = HouseholdReport | HouseholdAct;

export type DecisionRefusal =
  | 'household-not-stated'
  | 'not-a-member'
  | 'learned-before-fact'
  | 'decided-before-learned'
  | 'effective-before-grant'
  | 'effective-before-fact-allows'
  | 'already-stopped'
  | 'already-removed'
  | 'not-stopped'
  | 'decided-before-last'
  | 'no-standard'
  | 'others-are-left'
  | 'nobody-is-left'
  | 'amount-does-not-fall'
  | 'amount-does-not-grow'
  | 'amount-differs';

export type EntitlementRefusal =
  | 'household-not-stated'
  | 'not-a-member'
  | 'member-named-twice'
  | 'decided-before-learned'
  | 'effective-before-grant'
  | 'decided-before-last'
  | 'no-standard'
  | 'entitlement-unchanged'
  | 'amount-differs';

export type HouseholdRefusal =
  | DecisionRefusal
  | EntitlementRefusal
  | 'second-person-missing'
  | 'same-account'
  | 'relative-already-filed'
  | 'relative-not-filed'
  | 'visit-already-told'
  | 'visited-before-filed';
