import type { LocalDate, YearMonth } from '@ledger/kernel';

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

const isSame = (a: Means, b: Means): boolean =>
  a.covered === b.covered && a.monthlyIncomeFen === b.monthlyIncomeFen;

/** On one day an act comes after the lists it was decided on. */
const byDay = (a: MeansSaid, b: MeansSaid): number => {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return Number(a.from !== undefined) - Number(b.from !== undefined);
};

/** From a month on; the first has no beginning. */
type Span = Means & { readonly from?: YearMonth };

const after = (spans: readonly Span[], said: MeansSaid): readonly Span[] => {
  const { from } = said;
  const last = spans.at(-1);
  // A list says how things stand on its day: what it repeats of an act it says of the same months.
  if (from === undefined) return last && isSame(last, said) ? spans : [said];
  const before = spans.filter((span) => span.from === undefined || span.from < from);
  return [...before, said];
};

/**
 * What counts of a member in a month, from everything that was said, in the order of its days. The
 * last word, where no month is asked for. Undefined: nobody had said anything of that month.
 */
export const meansIn = (said: readonly MeansSaid[], month?: YearMonth): Means | undefined => {
  const spans = [...said].sort(byDay).reduce(after, []);
  if (month === undefined) return spans.at(-1);
  return spans.findLast(({ from }) => from === undefined || from <= month);
};
