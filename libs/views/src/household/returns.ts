import type { LocalDate } from '@ledger/kernel';
import type { HouseholdMonth } from './household-month';

/** What was done about a return (退票): sent again (重发), or paid back to the treasury (缴回). */
export interface Handled {
  readonly on: LocalDate;
  readonly how: 'sent-again' | 'paid-back';
}

/** The first step taken about a returned item. */
export const handledOf = (
  { resendings, refunds }: Pick<HouseholdMonth, 'resendings' | 'refunds'>,
  ref: string,
): Handled | undefined => {
  const sentAgain = resendings
    .filter(({ instructed }) => instructed.kind === 'REISSUE' && instructed.reissueOf === ref)
    .flatMap(({ batch }) =>
      batch ? [{ on: batch.sentToBankOn, how: 'sent-again' } as const] : [],
    );
  const paidBack = refunds
    .filter((refund) => refund.ref === ref)
    .map(({ registeredOn }) => ({ on: registeredOn, how: 'paid-back' }) as const);
  return [...sentAgain, ...paidBack].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0];
};
