import type {
  BenefitMeans,
  DivisionCode,
  Fen,
  HouseholdNo,
  LocalDate,
  PersonId,
  Relation,
  Token,
  YearMonth,
} from '@ledger/kernel';
import type { ChangeGround, Evidence, LedgerEvent } from '../vocabulary';

/** What a decision made here says of itself, whatever it changes. */
export interface DecisionWords {
  household: HouseholdNo;
  /** Of whom the ground is true (对象). */
  person: PersonId;
  ground: ChangeGround;
  /** When it was true (事实日期): a day, a month, or neither when nobody knows. */
  factOn?: LocalDate;
  factMonth?: YearMonth;
  /** When this office learned of it (获知日期). */
  learnedOn: LocalDate;
  decidedOn: LocalDate;
  /** The first benefit month it counts for (生效月份). */
  effectiveMonth: YearMonth;
  evidence: Evidence;
}

interface Amounts {
  /** By the decisions before it. */
  previousAmountFen: Fen;
  newAmountFen: Fen;
}

interface WorkedOut {
  /** What the new amount was worked out from, by the policy of the effective month. */
  arithmetic: BenefitMeans;
}

/** Money grows by it: a second person was there. */
interface Confirmed {
  confirmedBy: string;
}

/**
 * 停发: nothing is paid any more. Whoever dies or moves to special hardship leaves nobody, and
 * `arithmetic` shows it; on another ground a household that would be due something is stopped.
 */
export type PaymentStopped = LedgerEvent<
  'PaymentStopped',
  DecisionWords & Amounts & Partial<WorkedOut>
>;
/** 减发: a member counts no more, and the rest are due less. */
export type PaymentReduced = LedgerEvent<'PaymentReduced', DecisionWords & Amounts & WorkedOut>;
/** 增发: a member counts no more, and the rest are due more: who went was the one who earned. */
export type PaymentIncreased = LedgerEvent<
  'PaymentIncreased',
  DecisionWords & Amounts & WorkedOut & Confirmed
>;
/** 恢复: a stop falls, or a member counts again. */
export type PaymentResumed = LedgerEvent<
  'PaymentResumed',
  DecisionWords & Amounts & WorkedOut & Confirmed
>;

/** What is set of one member: does it count for the benefit, and what does it earn a month. */
export interface MemberMeansSet {
  person: PersonId;
  covered: boolean;
  monthlyIncomeFen: Fen;
}

/** 待遇核定: from a month on these members count so; of the others nothing changes. */
export type EntitlementSet = LedgerEvent<
  'EntitlementSet',
  {
    household: HouseholdNo;
    fromMonth: YearMonth;
    members: readonly MemberMeansSet[];
    learnedOn: LocalDate;
    decidedOn: LocalDate;
    evidence: Evidence;
  } & Amounts &
    WorkedOut &
    Partial<Confirmed>
>;

/** 账户变更: the household is paid elsewhere from a day on, and a second person looked. */
export type PayoutAccountChanged = LedgerEvent<
  'PayoutAccountChanged',
  {
    household: HouseholdNo;
    division: DivisionCode;
    changedOn: LocalDate;
    previousAccountToken?: Token;
    newAccountToken: Token;
    newAccountHolderToken: Token;
    reviewedBy: string;
    evidence: Evidence;
  }
>;

interface RelativeFiled {
  household: HouseholdNo;
  /** The cadre or handler (备案人). */
  official: PersonId;
  /** The relative on the rolls (对象). */
  person: PersonId;
  relation: Relation;
  /** 街道备案日期. */
  filedOn: LocalDate;
  evidence: Evidence;
}

/** 近亲属备案, taken here. */
export type NearRelativeFiled = LedgerEvent<'NearRelativeFiled', RelativeFiled>;
/** 县级入户: somebody of the county went to see the home of the relative. */
export type NearRelativeVisited = LedgerEvent<
  'NearRelativeVisited',
  RelativeFiled & { visitedOn: LocalDate }
>;

export type PaymentDecided = PaymentStopped | PaymentReduced | PaymentIncreased | PaymentResumed;

/** What is done with a household here. */
export type HouseholdActEvent =
  PaymentDecided | PayoutAccountChanged | NearRelativeFiled | NearRelativeVisited;
