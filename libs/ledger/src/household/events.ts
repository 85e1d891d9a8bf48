import type {
  DivisionCode,
  Fen,
  HouseholdNo,
  LocalDate,
  PersonId,
  Token,
  YearMonth,
} from '@ledger/kernel';
import type { ChangeGround, ChangeKind, Evidence, IdDefect, LedgerEvent } from '../vocabulary';

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

export type HouseholdEvent = HouseholdStated | MemberStated | StopDecisionStated;
