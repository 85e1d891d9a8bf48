import { daysBetween, type LocalDate } from '@ledger/kernel';
import type { Span } from './span';
import type { WorkingDays } from './working-days';

/** A wait as it stood on a day: done, gone another way, or still going on. */
export interface Observed {
  readonly span: Span;
  readonly state: 'done' | 'left' | 'open';
  /** The day it ended, or the day that asks. */
  readonly end: LocalDate;
  readonly days: number;
  /** Undefined where the calendar knows a year not. */
  readonly workingDays: number | undefined;
  /** Past the last day allowed; of what has left the hop another clock asks. */
  readonly late: boolean;
}

/**
 * What a roster says of the future has not happened: a sending announced for a later day is still
 * waited for, and a wait that begins later is none yet.
 */
const endOn = ({ until, leftOn }: Span, day: LocalDate): Pick<Observed, 'state' | 'end'> => {
  if (until && until <= day) return { state: 'done', end: until };
  if (leftOn && leftOn <= day) return { state: 'left', end: leftOn };
  return { state: 'open', end: day };
};

export const observedOn = (
  spans: readonly Span[],
  day: LocalDate,
  calendar: WorkingDays,
): readonly Observed[] =>
  spans
    .filter(({ from }) => from <= day)
    .map((span) => {
      const { state, end } = endOn(span, day);
      return {
        span,
        state,
        end,
        days: daysBetween(span.from, end),
        workingDays: calendar.between(span.from, end),
        late: state !== 'left' && span.dueOn !== undefined && end > span.dueOn,
      };
    });
