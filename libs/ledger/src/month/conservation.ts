import { fen } from '@ledger/kernel';
import type { CertifiedMoney, CertifiedRow, MonthCertificate } from './events';

/** What was overpaid and is neither back, offset nor written off. Negative: more came back. */
export const outstandingIn = (money: CertifiedMoney): number =>
  money.overpaid - money.recovered - money.recoveredByOffset - money.writtenOff;

/** Returned, sent again, and the bank has not spoken of it yet. */
export const resentIn = (money: CertifiedMoney): number =>
  money.returned - money.reissued - money.refundedToTreasury - money.returnedPending;

/**
 * The identities of one place: what was batched was credited, came back or is under way; what came
 * back was sent again, paid back or waits. Names those that do not hold.
 */
export const brokenIn = (money: CertifiedMoney): readonly ('batched' | 'returned')[] => {
  const credited = money.paid - money.bankAmountDifference;
  const isBatchedWhole = money.batched === credited + money.returned + money.inFlight;
  const resent = resentIn(money);
  const isReturnedWhole = resent >= 0 && resent <= money.inFlight;
  return [
    ...(isBatchedWhole ? [] : (['batched'] as const)),
    ...(isReturnedWhole ? [] : (['returned'] as const)),
  ];
};

const fieldsOf = (money: CertifiedMoney) => Object.keys(money) as (keyof CertifiedMoney)[];

export const sumOfRows = (
  rows: readonly Pick<CertifiedRow, 'money'>[],
  like: CertifiedMoney,
): CertifiedMoney =>
  Object.fromEntries(
    fieldsOf(like).map((field) => [
      field,
      fen(rows.reduce((sum, { money }) => sum + money[field], 0)),
    ]),
  ) as unknown as CertifiedMoney;

/** The kinds of money whose rows do not add up to the total (Σ villages = street). */
export const notSummedIn = ({
  rows,
  total,
}: Pick<MonthCertificate, 'rows' | 'total'>): readonly (keyof CertifiedMoney)[] => {
  const sums = sumOfRows(rows, total);
  return fieldsOf(total).filter((field) => sums[field] !== total[field]);
};
