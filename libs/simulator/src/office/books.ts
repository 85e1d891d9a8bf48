import type { LocalDate, YearMonth } from '@ledger/kernel';
import type { Account, Household } from '../world/household';
import type { Person } from '../world/people';
import type { DeathSource, PaymentDays } from './calendar';

/** What the papers of the office say, before they are files. The order of a list is its own. */
export interface Decision {
  readonly household: Household;
  readonly person: Person;
  readonly change: '停发' | '减发' | '增发' | '恢复';
  readonly ground: string;
  /** A day, a month, or '' where the paper gives none. */
  readonly factDate: string;
  readonly learnedOn: LocalDate;
  readonly decidedOn: LocalDate;
  readonly effectiveMonth: YearMonth;
  readonly receivedOn: LocalDate;
}

export interface DeathReport {
  readonly person: Person;
  readonly source: DeathSource;
  /** A day, a month, or ''. */
  readonly died: string;
  readonly receivedOn: LocalDate;
  readonly crematedOn?: LocalDate;
  readonly deregisteredOn?: LocalDate;
  /** Where the list says they lived. */
  readonly village: string;
}

export interface DeathCorrection {
  readonly person: Person;
  readonly source: DeathSource;
  readonly was: string;
  /** The right date; undefined withdraws the report. */
  readonly becomes?: string;
  readonly correctedOn: LocalDate;
  readonly receivedOn: LocalDate;
}

/** A spell on special-hardship support (特困供养). */
export interface HardshipSpell {
  readonly person: Person;
  readonly confirmedOn: LocalDate;
  readonly startMonth: YearMonth;
  /** The first roster that shows it. */
  readonly receivedOn: LocalDate;
  readonly ended?: { readonly on: LocalDate; readonly receivedOn: LocalDate };
}

export interface AccountChange {
  readonly household: Household;
  readonly from: Account;
  readonly to: Account;
  readonly changedOn: LocalDate;
  readonly reviewed: boolean;
  readonly reason: string;
  readonly receivedOn: LocalDate;
}

export interface Item {
  readonly ref: string;
  readonly line: number;
  readonly household: Household;
  readonly kind: '正常' | '补发' | '重发';
  readonly benefitMonth: YearMonth;
  readonly coveredCount: number;
  readonly size: number;
  readonly incomeFen: number;
  readonly baseFen: number;
  readonly account: Account;
  /** The returned item this one sends again. */
  readonly cites?: string;
}

export interface Batch {
  readonly no: string;
  readonly days: PaymentDays;
  readonly items: readonly Item[];
}

export interface BankLine {
  readonly ref: string;
  readonly account: Account;
  readonly amountFen: number;
  readonly status: '成功' | '失败' | '退票';
  readonly creditedOn?: LocalDate;
  readonly failure?: BankFailure;
}

export type BankFailure = 'NAME_MISMATCH' | 'ACCOUNT_DORMANT' | 'ACCOUNT_CLOSED' | 'ID_EXPIRED';

export interface BankResult {
  readonly month: YearMonth;
  readonly receivedOn: LocalDate;
  readonly lines: readonly BankLine[];
}

export interface Movement {
  readonly businessOn: LocalDate;
  readonly stage: '筹集' | '分配' | '拨付';
  readonly document: string;
  readonly source: '中央' | '市级' | '区级';
  readonly amountFen: number;
  readonly arrivedOn?: LocalDate;
  readonly related?: string;
  readonly month?: YearMonth;
}

export interface Recovery {
  readonly household: Household;
  readonly registeredOn: LocalDate;
  readonly receivedOn: LocalDate;
  readonly amountFen: number;
  /** An overpayment is named by its month, a returned item by its reference. */
  readonly month?: YearMonth;
  readonly ref?: string;
}

export interface Cadre {
  readonly person: Person;
  readonly unit: string;
  readonly post: string;
  readonly from: LocalDate;
  readonly until?: LocalDate;
  readonly handles: boolean;
  readonly relatives: readonly Relative[];
}

export interface Relative {
  readonly name: string;
  readonly relation: string;
  readonly id: string;
}

export interface Filing {
  readonly no: string;
  readonly cadre: Cadre;
  readonly person: Person;
  readonly household: Household;
  readonly relation: string;
  readonly filedOn: LocalDate;
  readonly state: '有效' | '对象退出';
}

/** One card or passbook held for another (卡折委托代管). */
export interface CustodyEntry {
  readonly no: string;
  readonly household: Household;
  readonly beneficiary: Person;
  readonly proxy: Proxy;
  readonly agreementNo: string;
  readonly countyNo: string;
  readonly from: LocalDate;
  /** Renewed for each calendar year where no day is given. */
  readonly validUntil?: LocalDate;
  readonly ended?: { readonly on: LocalDate; readonly reason: string };
}

export interface Proxy {
  readonly name: string;
  readonly id: string;
  readonly kind: '自然人' | '机构';
  readonly relation: string;
  readonly cadre: Cadre | undefined;
}

export interface Books {
  readonly division: string;
  readonly street: string;
  readonly months: readonly YearMonth[];
  readonly until: LocalDate;
  readonly households: readonly Household[];
  readonly decisions: readonly Decision[];
  readonly deathReports: readonly DeathReport[];
  readonly corrections: readonly DeathCorrection[];
  readonly hardship: readonly HardshipSpell[];
  readonly accountChanges: readonly AccountChange[];
  readonly batches: readonly Batch[];
  readonly results: readonly BankResult[];
  readonly movements: readonly Movement[];
  readonly recoveries: readonly Recovery[];
  readonly cadres: readonly Cadre[];
  readonly cadresReceivedOn: LocalDate;
  readonly filings: readonly Filing[];
  readonly custody: readonly CustodyEntry[];
}
