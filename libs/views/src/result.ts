import type { CustodyEntryNo, LocalDate, PersonId, Relation, YearMonth } from '@ledger/kernel';
import type { ProxyKind } from '@ledger/ledger';
import type { BankSaid } from './registers/bank/entry';
import type { HopsSaid } from './registers/delays/span';

export type RuleCode =
  | 'R01'
  | 'R02'
  | 'R03'
  | 'R04'
  | 'R05'
  | 'R06'
  | 'R10'
  | 'R11'
  | 'R12'
  | 'R14'
  | 'R15'
  | 'R16'
  | 'R17'
  | 'R18'
  | 'R19'
  | 'R21'
  | 'R23'
  | 'R24'
  | 'R29'
  | 'R30'
  | 'R31'
  | 'R33'
  | 'R36'
  | 'R37'
  | 'R38'
  | 'R46';

/** What could have been known when the money left (the 2021 notice, part 4, exempts good faith). */
export type KnownAtPayment = 'unknown' | 'known-elsewhere' | 'known-here';

export type Severity = 'HIGH' | 'MEDIUM' | 'LOW';

/** Whose number an opaque `ref` stands for: a person's, or the account in a vault document. */
export type RefersTo =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'account'; readonly document: string };

/** A match (疑点), never a verdict. Money in fen. */
export interface Finding {
  readonly rule: RuleCode;
  readonly household: string | null;
  readonly person: PersonId | null;
  readonly benefitMonth: YearMonth | null;
  readonly batch: string | null;
  readonly ref: string | null;
  readonly village: string | null;
  readonly division: string | null;
  /** The group's money: with several persons one of them carries it (see `sharedBy`). */
  readonly certainFen: number;
  readonly possibleFen: number;
  readonly exposureFen: number;
  readonly knownAtPayment: KnownAtPayment | null;
  /** The verdict rests on a day of receipt that was declared, not proved. */
  readonly restsOnDeclaredDay: boolean;
  /** Persons who share this money; the smallest ID number carries it when it is shown. */
  readonly sharedBy: readonly PersonId[];
  /** The days the match rests on, for the reader: name → day, month or count. */
  readonly days: Readonly<Record<string, string>>;
  /** Absent where `ref` is plain. */
  readonly refersTo?: RefersTo;
  /** Absent where every match of the rule weighs the same. */
  readonly severity?: Severity;
}

/** Money of one cell on one knowledge day, in fen. Sums over cells are the ledger's totals. */
export interface Money {
  readonly raised: number;
  readonly allocated: number;
  readonly appropriated: number;
  readonly appropriatedArrived: number;
  readonly used: number;
  /** Paid back to the treasury (缴回国库) of what was raised, allocated, appropriated. */
  readonly raisedReturned: number;
  readonly allocatedReturned: number;
  readonly appropriatedReturned: number;
  /** Carried over to the next year (结转), likewise, and what came from the year before. */
  readonly raisedCarriedOver: number;
  readonly allocatedCarriedOver: number;
  readonly appropriatedCarriedOver: number;
  readonly carriedIn: number;
  readonly batched: number;
  readonly sentToBank: number;
  readonly paid: number;
  readonly returned: number;
  readonly inFlight: number;
  readonly bankAmountDifference: number;
  readonly unmatchedBankCredits: number;
  readonly reissued: number;
  readonly refundedToTreasury: number;
  readonly returnedPending: number;
  readonly overpaid: number;
  readonly overpaidPossible: number;
  readonly recovered: number;
  /** Of what was overpaid, what other months were paid less (抵扣). */
  readonly recoveredByOffset: number;
  readonly writtenOff: number;
  /** What a month was paid less because another was overpaid: Σ of both is the same. */
  readonly paidByOffset: number;
}

export const NO_MONEY: Money = {
  raised: 0,
  allocated: 0,
  appropriated: 0,
  appropriatedArrived: 0,
  used: 0,
  raisedReturned: 0,
  allocatedReturned: 0,
  appropriatedReturned: 0,
  raisedCarriedOver: 0,
  allocatedCarriedOver: 0,
  appropriatedCarriedOver: 0,
  carriedIn: 0,
  batched: 0,
  sentToBank: 0,
  paid: 0,
  returned: 0,
  inFlight: 0,
  bankAmountDifference: 0,
  unmatchedBankCredits: 0,
  reissued: 0,
  refundedToTreasury: 0,
  returnedPending: 0,
  overpaid: 0,
  overpaidPossible: 0,
  recovered: 0,
  recoveredByOffset: 0,
  writtenOff: 0,
  paidByOffset: 0,
};

export const MONEY_COLUMNS = Object.keys(NO_MONEY) as readonly (keyof Money)[];

export interface Spread {
  readonly count: number;
  readonly p50: number | null;
  readonly max: number | null;
}

/** How long the money of one batch took, in calendar days (§6 of the field's figures). */
export interface BatchDelay {
  readonly benefitMonth: YearMonth;
  readonly batchNo: string;
  readonly division: string;
  readonly allocationToAppropriation: Spread;
  readonly appropriationToSentToBank: Spread;
  readonly sentToBankToCredited: Spread;
  readonly creditedAfterDeadline: number;
  readonly neverCredited: number;
}

/** What one batch moves through the clearing account (发放账户) of its street. Fen. */
export interface BatchFlow {
  /** The owner of the account's cells. */
  readonly account: string;
  readonly batch: string;
  readonly benefitMonth: YearMonth;
  readonly division: string;
  readonly sentToBankOn: LocalDate;
  readonly totalFen: number;
  /** Items that came back (退票), by the day the return was received. */
  readonly returnedFen: Readonly<Record<string, number>>;
  /** Paid back to the treasury (退票缴回), by the day it was registered. */
  readonly refundedFen: Readonly<Record<string, number>>;
}

/** What a household ought to have got for a month and did not (应补发). Fen. */
export interface Arrears {
  readonly household: string;
  readonly benefitMonth: YearMonth;
  readonly village: string;
  readonly division: string;
  readonly batch: string;
  /** From this day on the month counts as not paid in time. */
  readonly dueOn: LocalDate;
  /** At the most, with what is only possible. */
  readonly shouldFen: number;
  readonly creditedFen: number;
  readonly certainFen: number;
  readonly possibleFen: number;
  readonly cause: 'not-paid' | 'paid-short' | 'decision-undone' | 'date-contested';
  /** Nobody who counted for the month is alive: what is due for it goes to the heirs. */
  readonly payTo: 'household' | 'heirs';
}

/** One entry of the custody register (卡折代管台账) and how it stands. */
export interface CustodyHolding {
  readonly division: string;
  readonly entry: CustodyEntryNo;
  readonly household: string;
  readonly proxyHolder: PersonId;
  readonly proxyKind: ProxyKind;
  readonly relation: Relation;
  /**
   * `changed`: the same entry has another keeper now; `not-listed`: the newest ledger of the
   * division does not name it any more.
   */
  readonly status: 'open' | 'ended' | 'changed' | 'not-listed';
  /** By the entry itself: the first day of its validity, else the day of signing. */
  readonly heldFrom: LocalDate | null;
  readonly validUntil: LocalDate | null;
  readonly endedOn: LocalDate | null;
  readonly hasAgreement: boolean;
  readonly hasStreetFiling: boolean;
  readonly hasCountyFiling: boolean;
  /** The last review that was entered here; ledgers tell of theirs in the vault. */
  readonly reviewedOn: LocalDate | null;
  /** The days (截止日期) of the first and of the last ledger that say so, and when the first came. */
  readonly firstAsOf: LocalDate;
  readonly lastAsOf: LocalDate;
  readonly knownSince: LocalDate;
  /** The words of the entry in the vault. */
  readonly document: string;
}

/**
 * What two ledgers, one after the other, say differently of who holds a person's card; or that it
 * was given to somebody, changed hands or came back by an act made here.
 */
export interface CustodyChange {
  readonly kind: 'began' | 'changed' | 'ended' | 'not-listed';
  readonly from: readonly PersonId[];
  readonly to: readonly PersonId[];
  readonly by: 'ledgers' | 'act';
  readonly betweenAsOf: LocalDate;
  readonly foundAsOf: LocalDate;
  /** The first day on which both ledgers had come; of an act its own day. */
  readonly knownOn: LocalDate;
}

/** Who holds a person's card, since when and on what paper, and who held it before. */
export interface CardCustody {
  readonly beneficiary: PersonId;
  readonly household: string;
  readonly village: string;
  readonly division: string;
  readonly holdings: readonly CustodyHolding[];
  readonly changes: readonly CustodyChange[];
}

/** What a cell says on one knowledge day. */
export interface CellResult {
  readonly findings: readonly Finding[];
  readonly money?: {
    readonly village: string | null;
    readonly division: string | null;
    readonly benefitMonth: YearMonth | null;
    readonly household: string | null;
    readonly sums: Money;
  };
  readonly delay?: BatchDelay;
  readonly flow?: BatchFlow;
  readonly arrears?: Arrears;
  readonly custody?: CardCustody;
  /** What the bank's answers leave to do (回盘异常); absent where there is nothing. */
  readonly bank?: BankSaid;
  /** How long things wait at every hop; of this the register of delays is made. */
  readonly hops?: HopsSaid;
  /** The answer changes by itself on this day if nothing new is learned. */
  readonly nextChangeOn?: LocalDate;
}
