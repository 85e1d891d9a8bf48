import { type Money, MONEY_COLUMNS } from '../../result';
import { type Account, ACCOUNTS, type Posting, postings } from './accounts';

/** One line of the journal: an amount into one account and out of another. Fen; negative undoes. */
export interface Booked extends Posting {
  /** The kind of money it comes from. */
  readonly what: keyof Money;
  readonly amountFen: number;
}

/** What a change of money books, in the order in which money passes the accounts. */
export const bookedFrom = (change: Money): readonly Booked[] =>
  MONEY_COLUMNS.flatMap((what) => {
    const posting = postings[what];
    const amountFen = change[what];
    return posting && amountFen !== 0 ? [{ what, ...posting, amountFen }] : [];
  });

/** Of one account in a period. Fen; balances are debit less credit. */
export interface AccountBalance {
  readonly account: Account;
  readonly openingFen: number;
  readonly debitFen: number;
  readonly creditFen: number;
  readonly closingFen: number;
}

/** The accounts over a period (试算平衡表), from all that was booked before it and in it. */
export const trialBalance = (before: Money, within: Money): readonly AccountBalance[] => {
  const [earlier, booked] = [bookedFrom(before), bookedFrom(within)];
  const sum = (lines: readonly Booked[], side: keyof Posting, account: Account) =>
    lines.reduce((fen, line) => (line[side] === account ? fen + line.amountFen : fen), 0);
  return ACCOUNTS.map((account) => {
    const openingFen = sum(earlier, 'debit', account) - sum(earlier, 'credit', account);
    const debitFen = sum(booked, 'debit', account);
    const creditFen = sum(booked, 'credit', account);
    const closingFen = openingFen + debitFen - creditFen;
    return { account, openingFen, debitFen, creditFen, closingFen };
  });
};
