import { type LocalDate, monthOf, type YearMonth } from '@ledger/kernel';
import { byReceipt, type Fact, hereSince, isA } from '../fact';

/** A person's special-hardship support (特困供养) as the newest roster states it. */
export interface Hardship {
  readonly startMonth: YearMonth;
  readonly endedOn: LocalDate | undefined;
  readonly confirmedOn: LocalDate | undefined;
  /** The first roster with this first month came here on this day. */
  readonly firstReceivedOn: LocalDate;
  /** Since when that roster is known to be of this person: later where it names another number. */
  readonly knownHereOn: LocalDate;
  /** Days on which a transfer decision says the deciding office had learned of it. */
  readonly transferLearnedOn: readonly LocalDate[];
  readonly declared: boolean;
}

/** The latest row of a person wins; its first month decides when it could be known. */
export const hardshipOf = (facts: readonly Fact[]): Hardship | undefined => {
  const rows = facts.filter(isA('SpecialHardshipStated')).sort(byReceipt);
  const latest = rows.at(-1);
  if (!latest) return undefined;
  const { startMonth, endedOn, confirmedOn } = latest.event.data;
  const first = rows.find((row) => row.event.data.startMonth === startMonth) ?? latest;
  const transfers = facts
    .filter(isA('StopDecisionStated'))
    .filter(({ event }) => event.data.ground === 'TRANSFER_SH' && event.data.change !== 'RESUME');
  return {
    startMonth,
    endedOn,
    confirmedOn,
    firstReceivedOn: first.receivedOn,
    knownHereOn: hereSince(first),
    transferLearnedOn: transfers
      .map(({ event }) => event.data.learnedOn)
      .filter((d) => d !== undefined),
    declared: first.declared,
  };
};

/** On special hardship in a month: begun, and not ended before it. */
export const supportedIn = (hardship: Hardship | undefined, month: YearMonth): boolean =>
  hardship !== undefined &&
  hardship.startMonth <= month &&
  (!hardship.endedOn || month <= monthOf(hardship.endedOn));
