import type {
  DivisionCode,
  FactDate,
  Fen,
  LocalDate,
  PersonId,
  Relation,
  YearMonth,
} from '@ledger/kernel';
import type { DeathSource, Evidence, LedgerEvent } from '../vocabulary';

/** A source claims that a person died (死亡): late, partial and sometimes wrong. */
export type DeathClaimed = LedgerEvent<
  'DeathClaimed',
  {
    person: PersonId;
    source: DeathSource;
    death: FactDate;
    /** 火化日期: the funeral parlour recorded it. */
    crematedOn?: LocalDate;
    /** 户籍注销日期: the police recorded it. */
    deregisteredOn?: LocalDate;
    /** Certificate or cremation number (证明编号/火化编号) and the words of the row: in the vault. */
    evidence: Evidence;
  }
>;

/** The source moves the date of what it claimed up to then (更正日期). */
export type DeathClaimRevised = LedgerEvent<
  'DeathClaimRevised',
  {
    person: PersonId;
    source: DeathSource;
    death: FactDate;
    correctedOn: LocalDate;
    evidence: Evidence;
  }
>;

/** The source takes back what it claimed up to then (撤回). */
export type DeathClaimWithdrawn = LedgerEvent<
  'DeathClaimWithdrawn',
  { person: PersonId; source: DeathSource; correctedOn: LocalDate; evidence: Evidence }
>;

/** The special-hardship roster (特困供养名册) states a person's support on the day it came. */
export type SpecialHardshipStated = LedgerEvent<
  'SpecialHardshipStated',
  {
    person: PersonId;
    confirmedOn?: LocalDate;
    startMonth: YearMonth;
    endedOn?: LocalDate;
    basicAmountFen: Fen;
    careAmountFen: Fen;
    mode: 'INSTITUTIONAL' | 'DISPERSED' | 'NOT_STATED';
    /** The day of the list: a full roster says how things stood on that day. */
    statedOn: LocalDate;
    evidence: Evidence;
  }
>;

/** The list of village cadres and handlers (村干部、经办人员) states an office and its term (任期). */
export type OfficeHoldingStated = LedgerEvent<
  'OfficeHoldingStated',
  {
    person: PersonId;
    /** The division whose list says it. */
    division: DivisionCode;
    /** 任期起; blank: the list does not say since when. */
    termFrom?: LocalDate;
    /** 任期止, the last day in office; blank: in office. */
    termUntil?: LocalDate;
    /** 是否经办: handles the allowance. */
    handles: boolean;
    /** 近亲属 who are named with an ID number; a name alone says nobody. */
    relatives: readonly { readonly person: PersonId; readonly relation: Relation }[];
    /** The day of the list: the newest one that names a person says all offices of theirs. */
    statedOn: LocalDate;
    evidence: Evidence;
  }
>;

export type PersonEvent =
  | DeathClaimed
  | DeathClaimRevised
  | DeathClaimWithdrawn
  | SpecialHardshipStated
  | OfficeHoldingStated;
