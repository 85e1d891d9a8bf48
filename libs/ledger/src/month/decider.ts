import {
  addMonths,
  type Decider,
  firstDayOf,
  type LocalDate,
  type Refusal,
  refuse,
  type YearMonth,
} from '@ledger/kernel';
import { notSummedIn } from './conservation';
import type { MonthClosed, MonthEvent } from './events';

/** A month of a division: nobody has closed it, or it is closed for ever. */
export type MonthState =
  | { readonly status: 'open' }
  | { readonly status: 'closed'; readonly closedOn: LocalDate; readonly digest: string };

/** What a month waits for elsewhere, as it is on the day. */
export interface WaitsFor {
  /** An earlier month with money that comes first, since this division closes months. */
  readonly earlierMonth?: YearMonth;
  /** Streets beneath with money of the month that have not closed it. */
  readonly streets: readonly string[];
}

export type Closing = Omit<MonthClosed['data'], 'checkpoint'>;

export type MonthCommand = {
  readonly type: 'CloseMonth';
  readonly data: MonthClosed['data'] & { readonly waitsFor: WaitsFor };
};

export type MonthRefusal =
  | 'second-person-missing'
  | 'month-closed'
  | 'month-not-over'
  | 'earlier-month-open'
  | 'streets-not-closed'
  | 'sums-differ'
  | 'month-has-open-items';

/**
 * Why a month cannot be closed, the most fundamental reason first. Only what is open within it can
 * be overridden by name: a bank that never answers must not keep a street's books open for ever.
 */
export const refusalToClose = (
  { closedBy, confirmedBy, closedOn, month, certificate, open, override }: Closing,
  { earlierMonth, streets }: WaitsFor,
  state: MonthState,
): Refusal<MonthRefusal> | undefined => {
  if (closedBy === confirmedBy) return refuse('second-person-missing');
  if (state.status === 'closed') {
    return refuse('month-closed', { closedOn: state.closedOn, digest: state.digest });
  }
  const from = firstDayOf(addMonths(month, 1));
  if (closedOn < from) return refuse('month-not-over', { from });
  if (earlierMonth) return refuse('earlier-month-open', { month: earlierMonth });
  if (streets.length > 0) return refuse('streets-not-closed', { streets: streets.join(' ') });
  const differing = notSummedIn(certificate);
  if (differing.length > 0) return refuse('sums-differ', { money: differing.join(' ') });
  if (open.length === 0 || override) return undefined;
  return refuse(
    'month-has-open-items',
    Object.fromEntries(open.map(({ kind, count, amountFen }) => [kind, `${count}/${amountFen}`])),
  );
};

/** 月结, once for a division and month. */
export const month: Decider<MonthState, MonthCommand, MonthEvent, MonthRefusal> = {
  initialState: { status: 'open' },
  decide: {
    CloseMonth: ({ waitsFor, ...data }, state) =>
      refusalToClose(data, waitsFor, state) ?? [{ type: 'MonthClosed', data }],
  },
  evolve: {
    MonthClosed: (_, { closedOn, certificate }) => ({
      status: 'closed',
      closedOn,
      digest: certificate.digest,
    }),
  },
};
