import type {
  DivisionCode,
  Fen,
  HouseholdNo,
  LocalDate,
  PersonId,
  Relation,
  Token,
  YearMonth,
} from '@ledger/kernel';
import type { EntitlementSet, HouseholdActEvent } from './act-events';
import type {
  ChangeGround,
  ChangeKind,
  Evidence,
  FilingStanding,
  IdDefect,
  LedgerEvent,
} from '../vocabulary';

/** The archive (低保家庭档案) says how a household stood on the day the file came. */
export type HouseholdStated = LedgerEvent<
  'HouseholdStated',
  {
    household: HouseholdNo;
    division: DivisionCode;
    village: string;
    head: PersonId;
    householdSize: number;
    coveredCount: number;
    monthlyIncomeFen: Fen;
    monthlyAmountFen: Fen;
    /** First payable month (起始月份). */
    startMonth: YearMonth;
    accountToken?: Token;
    accountHolderToken?: Token;
    statedOn: LocalDate;
    evidence: Evidence;
  }
>;

/** One member of a household as the archive states it. */
export type MemberStated = LedgerEvent<
  'MemberStated',
  {
    household: HouseholdNo;
    person: PersonId;
    nameToken?: Token;
    head: boolean;
    /** 保障对象: counts for the benefit. */
    covered: boolean;
    monthlyIncomeFen: Fen;
    idDefect?: IdDefect;
    statedOn: LocalDate;
    evidence: Evidence;
  }
>;

/** A decision to stop, reduce, increase or resume, as the deciding office's list states it. */
export type StopDecisionStated = LedgerEvent<
  'StopDecisionStated',
  {
    household: HouseholdNo;
    person: PersonId;
    change: ChangeKind;
    ground: ChangeGround;
    /** When it was true (事实日期); blank in the list when unknown. */
    factOn?: LocalDate;
    factMonth?: YearMonth;
    /** When the deciding office says it learned (获知日期). */
    learnedOn?: LocalDate;
    decidedOn: LocalDate;
    effectiveMonth: YearMonth;
    previousAmountFen: Fen;
    newAmountFen: Fen;
    evidence: Evidence;
  }
>;

/** The register of account changes (账户变更) says that a household is paid elsewhere from a day on. */
export type PayoutAccountChangeStated = LedgerEvent<
  'PayoutAccountChangeStated',
  {
    household: HouseholdNo;
    /** The division whose register says it. */
    division: DivisionCode;
    /** 变更日期; blank in some rows. */
    changedOn?: LocalDate;
    /** A second person (复核人) is named. */
    reviewed: boolean;
    previousAccountToken?: Token;
    newAccountToken?: Token;
    newAccountHolderToken?: Token;
    evidence: Evidence;
  }
>;

/** A cadre or handler filed that a near relative of theirs is on the rolls (近亲属备案). */
export type NearRelativeFilingStated = LedgerEvent<
  'NearRelativeFilingStated',
  {
    household: HouseholdNo;
    /** The cadre or handler (备案人). */
    official: PersonId;
    /** The relative on the rolls (对象). */
    person: PersonId;
    relation: Relation;
    standing: FilingStanding;
    /** 街道备案日期. */
    filedOn?: LocalDate;
    /** 县级入户日期: the county went to see the home. */
    visitedOn?: LocalDate;
    /** The day of the list: the newest one that names the two says how their filings stand. */
    statedOn: LocalDate;
    evidence: Evidence;
  }
>;

export type HouseholdEvent =
  | HouseholdStated
  | MemberStated
  | StopDecisionStated
  | PayoutAccountChangeStated
  | NearRelativeFilingStated
  | EntitlementSet
  | HouseholdActEvent;
