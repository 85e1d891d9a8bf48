import type { LocalDate, YearMonth } from '@ledger/kernel';
import type {
  AccountChange,
  BankFailure,
  Cadre,
  CustodyEntry,
  DeathCorrection,
  DeathReport,
  Decision,
  Filing,
  HardshipSpell,
} from '../office/books';
import type { Household } from '../world/household';

interface About {
  readonly household: Household;
  readonly month: YearMonth;
}

/** Where the roster departs from what the office would write by itself. */
export type RosterOrder = About &
  (
    | { readonly type: 'leave-out' }
    | { readonly type: 'change'; readonly byFen: number }
    | { readonly type: 'anyway' }
    | { readonly type: 'again' }
    | { readonly type: 'back-pay'; readonly inMonth: YearMonth }
  );

/** Where the bank departs from crediting each line a day or two after it was sent. */
export type BankOrder = About &
  (
    | {
        readonly type: 'fail';
        readonly failure: BankFailure;
        /** Credited first, returned with the next month's result. */
        readonly bounces?: boolean;
        /** The month whose batch sends it again. */
        readonly again?: YearMonth;
        readonly refundedOn?: LocalDate;
      }
    | { readonly type: 'credit-on'; readonly day: LocalDate }
    | { readonly type: 'other-amount'; readonly byFen: number }
    | { readonly type: 'extra-line' }
  );

/** Money demanded back for a month: what is overpaid on the day it is registered. */
export interface RecoveryOrder extends About {
  readonly registeredOn: LocalDate;
}

/** Where an allocation departs from being passed on at once. */
export interface FundOrder {
  readonly type: 'slow-appropriation' | 'slow-arrival' | 'on-the-last-day' | 'after-sending';
  readonly month: YearMonth;
}

/** What a story adds to the papers of the office. */
export interface Doings {
  readonly households: readonly Household[];
  readonly decisions: readonly Decision[];
  readonly deathReports: readonly DeathReport[];
  readonly corrections: readonly DeathCorrection[];
  readonly hardship: readonly HardshipSpell[];
  readonly accountChanges: readonly AccountChange[];
  readonly roster: readonly RosterOrder[];
  readonly bank: readonly BankOrder[];
  readonly recoveries: readonly RecoveryOrder[];
  readonly funds: readonly FundOrder[];
  readonly cadres: readonly Cadre[];
  readonly filings: readonly Filing[];
  readonly custody: readonly CustodyEntry[];
}

export const NOTHING: Doings = {
  households: [],
  decisions: [],
  deathReports: [],
  corrections: [],
  hardship: [],
  accountChanges: [],
  roster: [],
  bank: [],
  recoveries: [],
  funds: [],
  cadres: [],
  filings: [],
  custody: [],
};

/** All that several stories add, in their order. */
export const together = (all: readonly Partial<Doings>[]): Doings => ({
  households: all.flatMap(({ households = [] }) => households),
  decisions: all.flatMap(({ decisions = [] }) => decisions),
  deathReports: all.flatMap(({ deathReports = [] }) => deathReports),
  corrections: all.flatMap(({ corrections = [] }) => corrections),
  hardship: all.flatMap(({ hardship = [] }) => hardship),
  accountChanges: all.flatMap(({ accountChanges = [] }) => accountChanges),
  roster: all.flatMap(({ roster = [] }) => roster),
  bank: all.flatMap(({ bank = [] }) => bank),
  recoveries: all.flatMap(({ recoveries = [] }) => recoveries),
  funds: all.flatMap(({ funds = [] }) => funds),
  cadres: all.flatMap(({ cadres = [] }) => cadres),
  filings: all.flatMap(({ filings = [] }) => filings),
  custody: all.flatMap(({ custody = [] }) => custody),
});
