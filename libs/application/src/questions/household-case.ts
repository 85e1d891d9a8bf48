import type { LocalDate, PersonId, StreamName } from '@ledger/kernel';
import type { EventStore } from '@ledger/event-store';
import { factOf, read, type Read } from '@ledger/projector';
import { type CaseFacts, compare, type Fact, filingOf } from '@ledger/views';
import type { DataSource } from 'typeorm';

/** One recorded event of a household's case, as a fact and as it was written. */
export interface CaseEvent {
  readonly read: Read;
  readonly fact: Fact;
  /** The latest instant of the whole log up to this event. */
  readonly clockHigh: string;
  /** Subjects of this case the fact is kept under. */
  readonly subjects: readonly string[];
}

interface Place {
  readonly position: string;
  readonly stream: string;
  readonly subject: string;
  readonly withdrawn_on: string | null;
  readonly clock_high: string;
}

/** Where the facts of a household are in the log: its own, its people's, its money's. */
const placesOf = (readSide: DataSource, household: string): Promise<readonly Place[]> =>
  readSide.query(
    `select fact.position, fact.stream, fact.subject, fact.withdrawn_on::text, fact.clock_high
     from read.membership join read.fact using (subject) where owner = $1`,
    [`household/${household}`],
  );

/**
 * A household's whole history, read from the log itself (the read side only says where to look),
 * in the order in which it could be known.
 */
export const householdHistory = async (
  store: EventStore,
  readSide: DataSource,
  household: string,
): Promise<readonly CaseEvent[]> => {
  const places = await placesOf(readSide, household);
  const streams = [...new Set(places.map(({ stream }) => stream as StreamName))];
  const events = new Map<string, Read>();
  for (const recorded of (await store.readStreams(streams)).values()) {
    for (const one of recorded) events.set(one.position, read(one));
  }
  const cases = new Map<string, CaseEvent>();
  for (const place of places) {
    const known = cases.get(place.position);
    const event = events.get(place.position);
    if (!event) continue;
    const withdrawnOn = (place.withdrawn_on ?? undefined) as LocalDate | undefined;
    cases.set(place.position, {
      read: event,
      fact: { ...factOf(event), withdrawnOn },
      clockHigh: place.clock_high,
      subjects: [...(known?.subjects ?? []), place.subject],
    });
  }
  return [...cases.values()].sort(
    (a, b) =>
      compare(a.fact.knownOn, b.fact.knownOn) ||
      compare(a.read.recorded.recordedAt, b.read.recorded.recordedAt) ||
      store.comparePositions(a.read.recorded.position, b.read.recorded.position),
  );
};

/** The facts of some events, by subject, as the rules take them. */
export const caseFacts = (events: readonly CaseEvent[]): CaseFacts => {
  const facts = new Map<string, Fact[]>();
  for (const { fact, subjects } of events) {
    for (const subject of subjects) facts.set(subject, [...(facts.get(subject) ?? []), fact]);
  }
  return facts;
};

/** Does the event speak of the household itself, its people or its money? */
export const isOwn = (
  { read: { event } }: CaseEvent,
  household: string,
  members: ReadonlySet<PersonId>,
): boolean => {
  if (event.type === 'BatchStated' || event.type === 'BatchSentToBank') return false;
  // The list of officials is weighed for every household of the street; few have one among kin.
  if (event.type === 'OfficeHoldingStated') {
    const { person, relatives } = event.data;
    return members.has(person) || relatives.some((relative) => members.has(relative.person));
  }
  const data = event.data as { readonly household?: string };
  return (
    data.household === undefined || data.household === household || filingOf(event) === undefined
  );
};
