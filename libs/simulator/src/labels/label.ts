import type { LocalDate, YearMonth } from '@ledger/kernel';

/** A finding the ledger must show, and the days on which it must. */
export interface Label {
  readonly rule: string;
  readonly household: string | null;
  /** The resident ID of the person, as the files write it. */
  readonly person: string | null;
  readonly month: YearMonth | null;
  readonly ref: string | null;
  /** It must be seen by whoever asks as known on this day or later. */
  readonly seenFrom: LocalDate;
  /** The first day on which it must be gone again; null while it lasts. */
  readonly goneFrom: LocalDate | null;
}

export type Matched = Pick<Label, 'rule'> & Partial<Omit<Label, 'rule' | 'seenFrom' | 'goneFrom'>>;

/** `rule|household|person|month|ref`, the key of the samples' README §5. */
export const labelKey = ({ rule, household, person, month, ref }: Matched): string =>
  [rule, household, person, month, ref].map((part) => part ?? '').join('|');

/** Keeps, of matches told day by day, from when and until when each was there. */
export class Watch {
  private readonly open = new Map<string, { readonly match: Matched; readonly since: LocalDate }>();
  private readonly labels: Label[] = [];

  /** Days must come in order; whatever is not told any more is gone. */
  on(day: LocalDate, matches: readonly Matched[]): void {
    const now = new Map(matches.map((match) => [labelKey(match), match]));
    for (const [key, { match, since }] of this.open) {
      if (now.has(key)) continue;
      this.labels.push(labelOf(match, since, day));
      this.open.delete(key);
    }
    for (const [key, match] of now) {
      if (!this.open.has(key)) this.open.set(key, { match, since: day });
    }
  }

  end(): readonly Label[] {
    const lasting = [...this.open.values()].map(({ match, since }) => labelOf(match, since, null));
    return [...this.labels, ...lasting];
  }
}

const labelOf = (match: Matched, seenFrom: LocalDate, goneFrom: LocalDate | null): Label => ({
  household: null,
  person: null,
  month: null,
  ref: null,
  ...match,
  seenFrom,
  goneFrom,
});
