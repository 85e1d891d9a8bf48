import * as fc from 'fast-check';
import { addDays } from '@ledger/kernel';
import { allCells } from '../../testing/case-builder';
import { anyHistory } from '../../testing/random-history';
import { FIRST_DAY } from '../../testing/random-statements';
import { type Money, MONEY_COLUMNS, NO_MONEY } from '../../result';
import { bookedFrom, trialBalance } from './journal';

const amount = fc.integer({ min: -1_000_000_00, max: 1_000_000_00 });
const anyMoney: fc.Arbitrary<Money> = fc
  .array(amount, { minLength: MONEY_COLUMNS.length, maxLength: MONEY_COLUMNS.length })
  .map(
    (amounts) =>
      Object.fromEntries(
        MONEY_COLUMNS.map((column, n) => [column, amounts[n]!]),
      ) as unknown as Money,
  );

const total =
  (of: (balance: ReturnType<typeof trialBalance>[number]) => number) =>
  (balances: ReturnType<typeof trialBalance>) =>
    balances.reduce((fen, balance) => fen + of(balance), 0);

const closingOf = (money: Money) => {
  const balances = trialBalance(NO_MONEY, money);
  return (account: string) => balances.find((one) => one.account === account)!.closingFen;
};

describe('the journal', () => {
  it('takes out of one account what it puts into another', () => {
    expect(bookedFrom({ ...NO_MONEY, raised: 900, sentToBank: -5 })).toEqual([
      { what: 'raised', debit: 'raised', credit: 'granted-by-treasuries', amountFen: 900 },
      { what: 'sentToBank', debit: 'at-bank', credit: 'clearing', amountFen: -5 },
    ]);
  });

  it('books no kind of money twice: parts and sums of others stay outside', () => {
    const parts = { batched: 1, inFlight: 1, reissued: 1, returnedPending: 1, overpaidPossible: 1 };
    expect(bookedFrom({ ...NO_MONEY, ...parts, bankAmountDifference: 1 })).toEqual([]);
  });
});

describe('the trial balance', () => {
  it('is zero whatever was booked before and in the period', () => {
    fc.assert(
      fc.property(anyMoney, anyMoney, (before, within) => {
        const balances = trialBalance(before, within);
        expect(total((one) => one.openingFen)(balances)).toBe(0);
        expect(total((one) => one.debitFen - one.creditFen)(balances)).toBe(0);
        expect(total((one) => one.closingFen)(balances)).toBe(0);
      }),
    );
  });

  it('of two periods one after the other goes on where the first ended', () => {
    fc.assert(
      fc.property(anyMoney, anyMoney, (first, second) => {
        const ended = trialBalance(NO_MONEY, first).map(({ closingFen }) => closingFen);
        const begun = trialBalance(first, second).map(({ openingFen }) => openingFen);
        expect(begun).toEqual(ended);
      }),
    );
  });

  it('holds what the office reads elsewhere: every fen of any history has one place', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat({ max: 260 }), (facts, n) => {
        const day = addDays(FIRST_DAY, n);
        const sums = allCells(facts).flatMap((cell) => cell.assess(day).money?.sums ?? []);
        const money = Object.fromEntries(
          MONEY_COLUMNS.map((column) => [column, sums.reduce((fen, one) => fen + one[column], 0)]),
        ) as unknown as Money;
        const closing = closingOf(money);
        expect(closing('raised') + closing('allocated') + closing('in-transit')).toBe(
          money.raised +
            money.carriedIn -
            money.appropriatedArrived -
            (money.raisedReturned + money.raisedCarriedOver) -
            (money.allocatedReturned + money.allocatedCarriedOver),
        );
        expect(closing('clearing')).toBe(
          money.appropriatedArrived -
            (money.appropriatedReturned + money.appropriatedCarriedOver) -
            money.sentToBank +
            money.returned -
            money.refundedToTreasury,
        );
        expect(closing('paid') + closing('to-recover')).toBe(
          money.paid - money.recovered - money.writtenOff,
        );
        expect(closing('offset')).toBe(0);
        // What the bank still has: sent and neither credited nor returned, less what it paid amiss.
        const settled = money.batched - money.inFlight;
        expect(closing('at-bank')).toBe(
          money.sentToBank - settled - money.bankAmountDifference - money.unmatchedBankCredits,
        );
      }),
      { numRuns: 50 },
    );
  });
});
