import { type Decider, type Evolve, fold, isRefusal, refuse, type YearMonth } from '@ledger/kernel';
import type { PolicyClosed, PolicyEvent, PolicyPublished } from './events';

/** What one division has published, the last word for each question and first month. */
export interface PolicyState {
  readonly entries: readonly PublishedEntry[];
}

type Said<Event extends PolicyEvent> = Omit<Event['data'], 'confirmedBy'>;
type PublishedEntry = Said<PolicyPublished>;

/** One file of notices for one division; all of it is published, or nothing. */
export interface PolicyCommand {
  readonly type: 'PublishPolicy';
  readonly data: {
    readonly entries: readonly Said<PolicyPublished>[];
    readonly closings: readonly Said<PolicyClosed>[];
    readonly askedBy: string;
    readonly confirmedBy: string;
  };
}

export type PolicyRefusal =
  | 'second-person-missing'
  | 'closes-before-it-starts'
  | 'policy-not-published'
  | 'policy-already-closed'
  | 'policy-overlaps'
  | 'policy-nothing-new';

interface Span {
  readonly question: string;
  readonly fromMonth: YearMonth;
  readonly untilMonth?: YearMonth;
}

/**
 * Do two entries cross, so that nobody can say which is meant? One that begins later takes over, and
 * one that lies within another is an exception for a time; but one with an end must not see another
 * begin before that end and go on after it.
 */
const crosses = (a: Span, b: Span): boolean => {
  if (a.question !== b.question || a.fromMonth === b.fromMonth) return false;
  const [earlier, later] = a.fromMonth < b.fromMonth ? [a, b] : [b, a];
  const end = earlier.untilMonth;
  if (end === undefined || end <= later.fromMonth) return false;
  return later.untilMonth === undefined || later.untilMonth > end;
};

const place = ({ question, fromMonth }: Span) => ({ question, fromMonth });

const crossing = (entries: readonly PublishedEntry[], span: Span) => {
  const other = entries.find((entry) => crosses(entry, span));
  return (
    other &&
    refuse('policy-overlaps', {
      ...place(span),
      otherFromMonth: other.fromMonth,
      otherUntilMonth: other.untilMonth ?? '',
      otherDocument: other.document,
    })
  );
};

const sameList = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((word, index) => word === b[index]);

const sameValue = (a: PublishedEntry['value'], b: PublishedEntry['value']): boolean =>
  typeof a === 'number' || typeof b === 'number' ? a === b : sameList(a, b);

const same = (a: PublishedEntry, b: PublishedEntry): boolean =>
  a.question === b.question &&
  a.fromMonth === b.fromMonth &&
  a.untilMonth === b.untilMonth &&
  a.announcedOn === b.announcedOn &&
  a.document === b.document &&
  a.verified === b.verified &&
  sameValue(a.value, b.value) &&
  sameList(a.unverifiedBecause, b.unverifiedBecause);

const isEntryOf =
  ({ question, fromMonth }: Span) =>
  (entry: PublishedEntry): boolean =>
    entry.question === question && entry.fromMonth === fromMonth;

const close = (said: Said<PolicyClosed>, { entries }: PolicyState, confirmedBy: string) => {
  const { untilMonth, fromMonth } = said;
  if (untilMonth <= fromMonth) {
    return refuse('closes-before-it-starts', { ...place(said), untilMonth });
  }
  const entry = entries.find(isEntryOf(said));
  if (!entry) return refuse('policy-not-published', place(said));
  if (entry.untilMonth !== undefined && entry.untilMonth <= untilMonth) {
    return refuse('policy-already-closed', { ...place(said), untilMonth: entry.untilMonth });
  }
  const closed: PolicyClosed = { type: 'PolicyClosed', data: { ...said, confirmedBy } };
  return crossing(entries, said) ?? [closed];
};

const publish = (said: PublishedEntry, { entries }: PolicyState, confirmedBy: string) => {
  const { untilMonth, fromMonth } = said;
  if (untilMonth !== undefined && untilMonth <= fromMonth) {
    return refuse('closes-before-it-starts', { ...place(said), untilMonth });
  }
  if (entries.some((entry) => same(entry, said))) return [];
  const published: PolicyPublished = { type: 'PolicyPublished', data: { ...said, confirmedBy } };
  return crossing(entries, said) ?? [published];
};

const evolve: Evolve<PolicyState, PolicyEvent> = {
  PolicyPublished: ({ entries }, data) => {
    const { confirmedBy: _, ...said } = data;
    return { entries: [...entries.filter((entry) => !isEntryOf(said)(entry)), said] };
  },
  PolicyClosed: ({ entries }, said) => ({
    entries: entries.map((entry) =>
      isEntryOf(said)(entry) ? { ...entry, untilMonth: said.untilMonth } : entry,
    ),
  }),
};

export const policy: Decider<PolicyState, PolicyCommand, PolicyEvent, PolicyRefusal> = {
  initialState: { entries: [] },
  decide: {
    // Closings first, so that one file can end an entry and put another in its place.
    PublishPolicy: ({ entries, closings, askedBy, confirmedBy }, state) => {
      if (askedBy === confirmedBy) return refuse('second-person-missing');
      const events: PolicyEvent[] = [];
      const steps = [
        ...closings.map((said) => (now: PolicyState) => close(said, now, confirmedBy)),
        ...entries.map((said) => (now: PolicyState) => publish(said, now, confirmedBy)),
      ];
      for (const step of steps) {
        const outcome = step(fold(evolve, state, events));
        if (isRefusal(outcome)) return outcome;
        events.push(...outcome);
      }
      return events.length > 0 ? events : refuse('policy-nothing-new');
    },
  },
  evolve,
};
