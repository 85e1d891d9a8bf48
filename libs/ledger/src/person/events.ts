import type { FactDate, Fen, LocalDate, PersonId, YearMonth } from '@ledger/kernel';
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

export type PersonEvent =
  DeathClaimed | DeathClaimRevised | DeathClaimWithdrawn | SpecialHardshipStated;
