import { type LocalDate, monthOf, type YearMonth } from '@ledger/kernel';

/** What counts of a member for the benefit. */
export interface Means {
  readonly covered: boolean;
  readonly monthlyIncomeFen: number;
}

/** What was said of a member: by a list, whatever the month; by an act, from a month on. */
export interface MeansSaid extends Means {
  /** The day of the list, or of the decision. */
  readonly day: LocalDate;
  readonly from?: YearMonth;
}

/** From a month on until the next; the first may have no beginning. */
interface Span extends Means {
  readonly from?: YearMonth;
}

export const isSameMeans = (a: Means, b: Means): boolean =>
  a.covered === b.covered && a.monthlyIncomeFen === b.monthlyIncomeFen;

/** On one day an act comes after the lists it was decided on; acts of one day stay in their order. */
const byDay = (a: MeansSaid, b: MeansSaid): number => {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return Number(a.from !== undefined) - Number(b.from !== undefined);
};

const begins =
  (month: YearMonth) =>
  ({ from }: Span): boolean =>
    from === undefined || from <= month;

/** What counts in a month, and what is to count later. */
const fromMonthOn = (spans: readonly Span[], month: YearMonth): readonly Span[] => {
  const current = spans.findLast(begins(month));
  const later = spans.filter((span) => !begins(month)(span));
  return current ? [current, ...later] : later;
};

/**
 * An act counts from its month on. A list says how things stand on its day, and says it of every
 * month until then; what was decided for months to come it leaves alone.
 */
const after = (spans: readonly Span[], { day, ...said }: MeansSaid): readonly Span[] => {
  const { from } = said;
  if (from === undefined) return [said, ...spans.filter((span) => !begins(monthOf(day))(span))];
  return [...spans.filter((span) => span.from === undefined || span.from < from), said];
};

/** A list that says again what an act has set says nothing of its own. */
const repeats = (spans: readonly Span[], { day, from, ...said }: MeansSaid): boolean =>
  from === undefined && fromMonthOn(spans, monthOf(day)).some((span) => isSameMeans(span, said));

/** Nor does one of the same day: had it come first, there would have been nothing to set. */
const repeatsOfDay = (said: readonly MeansSaid[], one: MeansSaid): boolean =>
  one.from === undefined &&
  said.some(({ from, day, ...act }) => from && day === one.day && isSameMeans(act, one));

/** Which words count, in the order of their days. */
const inOrder = (said: readonly MeansSaid[]): readonly MeansSaid[] => {
  const words: MeansSaid[] = [];
  let spans: readonly Span[] = [];
  for (const one of said.toSorted(byDay)) {
    if (repeats(spans, one) || repeatsOfDay(said, one)) continue;
    words.push(one);
    spans = after(spans, one);
  }
  return words;
};

/**
 * What was said of a member, put together by the days of the words and not by their arrival. Of acts
 * only those decided by a day, where one is given: a list that repeats a later one is not heard then.
 */
const spansOf = (said: readonly MeansSaid[], decidedBy?: LocalDate): readonly Span[] =>
  inOrder(said)
    .filter(({ from, day }) => from === undefined || decidedBy === undefined || day <= decidedBy)
    .reduce<readonly Span[]>(after, []);

/** What counts of a member in a month; undefined: nobody had said anything of that month. */
export const meansIn = (
  said: readonly MeansSaid[],
  month: YearMonth,
  decidedBy?: LocalDate,
): Means | undefined => {
  const span = spansOf(said, decidedBy).findLast(begins(month));
  return span && { covered: span.covered, monthlyIncomeFen: span.monthlyIncomeFen };
};

/** Everything that counts of a member in a month or in one after it. */
export const meansFrom = (said: readonly MeansSaid[], month: YearMonth): readonly Means[] =>
  fromMonthOn(spansOf(said), month);
