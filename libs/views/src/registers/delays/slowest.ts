import type { LocalDate } from '@ledger/kernel';
import { compare } from '../../fact';
import { withClearing } from './clearing-spans';
import { type Observed, observedOn } from './observed';
import { reasonsOf } from './reasons';
import type { Hop, Span } from './span';
import type { Words } from '../../findings/rule';
import type { WorkingDays } from './working-days';

/** One of the longest waits, with what the facts say of it. */
export interface SlowWait extends Observed {
  readonly reasons: readonly Words[];
}

/** Many wait equally long; what they say is put into text once, and only for those. */
const longestFirst = () => {
  const texts = new Map<Span, string>();
  const textOf = (span: Span): string => {
    const text = texts.get(span) ?? JSON.stringify(span);
    texts.set(span, text);
    return text;
  };
  return (a: Observed, b: Observed): number =>
    b.days - a.days ||
    compare(a.span.hop, b.span.hop) ||
    compare(a.span.from, b.span.from) ||
    compare(textOf(a.span), textOf(b.span));
};

/** The waits that took or take longest, open ones by their age; of one hop or of all. */
export const slowestWaits = (
  spans: readonly Span[],
  day: LocalDate,
  { hop, most }: { readonly hop?: Hop; readonly most: number },
  calendar: WorkingDays,
): readonly SlowWait[] =>
  observedOn(withClearing(spans), day, calendar)
    .filter(({ span }) => hop === undefined || span.hop === hop)
    .sort(longestFirst())
    .slice(0, most)
    .map((one) => ({ ...one, reasons: reasonsOf(one, calendar) }));
