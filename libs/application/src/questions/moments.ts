import type { Instant, LocalDate } from '@ledger/kernel';
import { findingId } from '@ledger/projector';
import type { PolicyTimeline } from '@ledger/policy';
import type { Finding } from '@ledger/views';
import type { Moment, MomentEntry, MomentsAnswer, ReplayClock } from '../committee/moment-answers';
import { shown } from './findings';
import { type CaseEvent, householdHistory, isOwn } from './household-case';
import { type HouseholdState, householdState } from './household-state';
import {
  fileNames,
  membersIn,
  type Names,
  type ReplayAsked,
  type ReplayNeeds,
  stateAnswer,
  told,
  villageOf,
  within,
} from './replay';
import { happenedOn } from './sentences';

const inOrder = <T extends string>(values: readonly T[]): readonly T[] =>
  [...new Set(values)].sort();

const dayOf = ({ read, fact }: CaseEvent): LocalDate =>
  (happenedOn(read.event) ?? fact.knownOn) as LocalDate;

/** One clock of a household: where it can stand, and the household as it stands there. */
interface Clock {
  readonly at: readonly string[];
  readonly stateAt: (at: string) => HouseholdState | Promise<HouseholdState>;
  /** Days on which a state changes though nothing was said: a deadline that passed. */
  readonly goesOnByItself: boolean;
}

interface Story {
  readonly needs: ReplayNeeds;
  readonly asked: ReplayAsked;
  readonly events: readonly CaseEvent[];
  readonly timeline: PolicyTimeline;
}

/** What had been received by a day, judged as on that day. */
const knownClock = ({ asked, events, timeline }: Story): Clock => ({
  at: inOrder(
    events
      .flatMap(({ fact }) => [fact.knownOn, fact.withdrawnOn ?? fact.knownOn])
      .filter((day) => day <= asked.knownOn),
  ),
  stateAt: (at) => {
    const knownOn = at as LocalDate;
    const known = within(events, { ...asked, knownOn });
    return householdState(asked.household, known, knownOn, timeline, asked.asOf);
  },
  goesOnByItself: true,
});

/** What was true by a day, with everything that is known now. */
const factClock = ({ asked, events, timeline }: Story): Clock => ({
  at: inOrder(events.map(dayOf)),
  stateAt: (at) => {
    const asOf = at as LocalDate;
    const happened = within(events, { ...asked, asOf });
    return householdState(asked.household, happened, asked.knownOn, timeline, asOf);
  },
  goesOnByItself: false,
});

/** What the log held at an instant, policy too. */
const logClock = ({ needs, asked, events }: Story): Clock => ({
  at: inOrder(events.map(({ clockHigh }) => clockHigh)),
  stateAt: async (at) => {
    const recordedAt = at as Instant;
    const held = within(events, { ...asked, recordedAt });
    const timeline = await needs.policies.timelineAt(needs.readSide.manager, recordedAt);
    return householdState(asked.household, held, asked.knownOn, timeline, asked.asOf);
  },
  goesOnByItself: false,
});

/** Findings told once, and named by their place, however many moments show them. */
class FindingsTold {
  readonly rows: { readonly id: string; readonly finding: Finding }[] = [];
  private readonly places = new Map<string, number>();

  placesOf({ results }: HouseholdState): readonly number[] {
    return results.flatMap(({ findings }) => findings).map((finding) => this.placeOf(finding));
  }

  private placeOf(finding: Finding): number {
    // The same finding says other things as more becomes known of it: each is a row of its own.
    const key = JSON.stringify(finding);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.rows.length);
    return this.rows.push({ id: findingId(finding), finding }) - 1;
  }
}

const nextOf = ({ results }: HouseholdState, after: string): string | undefined =>
  results
    .flatMap(({ nextChangeOn }) => (nextChangeOn && nextChangeOn > after ? [nextChangeOn] : []))
    .sort()[0];

/**
 * A moment is one at which an event of the household comes into sight, or its state changes for
 * another reason: most of what is told of others in the street changes nothing here.
 */
const momentsOf = async (
  { at: places, stateAt, goesOnByItself }: Clock,
  last: string,
  own: ReadonlySet<string>,
  momentOf: (at: string, state: HouseholdState) => Moment,
): Promise<readonly Moment[]> => {
  const moments: Moment[] = [];
  const waiting = [...places];
  while (waiting.length > 0) {
    const at = waiting.shift()!;
    const state = await stateAt(at);
    const moment = momentOf(at, state);
    const before = moments.at(-1);
    const isNews =
      before !== undefined && JSON.stringify({ ...before, at }) !== JSON.stringify(moment);
    if (isNews || own.has(at)) moments.push(moment);
    const next = goesOnByItself ? nextOf(state, at) : undefined;
    if (next && next <= last && (!waiting[0] || next < waiting[0])) waiting.unshift(next);
  }
  return moments;
};

/** How an event lies on the clocks, for whoever turns them without asking again. */
const placesOn = (event: CaseEvent): MomentEntry['on'] => ({
  asOf: dayOf(event),
  knownOn: event.fact.knownOn,
  recordedAt: event.clockHigh,
});

/** A file that is taken back is an event of the clock of knowledge, too. */
const placesOf = (event: CaseEvent, clock: ReplayClock): readonly string[] => {
  const { withdrawnOn } = event.fact;
  const place = placesOn(event)[clock];
  return clock === 'knownOn' && withdrawnOn ? [place, withdrawnOn] : [place];
};

/**
 * A household at every moment of each of the three clocks, the other two held where they were asked:
 * whoever turns a clock has every answer already. Undefined: no such household in the division.
 */
export const moments = async (
  needs: ReplayNeeds,
  asked: ReplayAsked,
): Promise<MomentsAnswer | undefined> => {
  const { household, knownOn, recordedAt } = asked;
  const place = await villageOf(needs, household, asked.scope);
  if (!place) return undefined;
  const { manager } = needs.readSide;
  const events = within(await householdHistory(needs.store, needs.readSide, household), asked);
  const members = membersIn(events);
  const names: Names = await needs.vault.identities([...members]);
  const timeline = await (recordedAt
    ? needs.policies.timelineAt(manager, recordedAt)
    : needs.policies.timeline(manager));
  const own = events.filter((event) => isOwn(event, household, members));
  const story: Story = { needs, asked, events, timeline };
  const found = new FindingsTold();
  const momentOf = (at: string, state: HouseholdState): Moment => ({
    at,
    state: stateAnswer(state, names, asked.reveal !== undefined),
    findings: found.placesOf(state),
  });
  const turned = (clock: ReplayClock, of: (story: Story) => Clock, last: string) =>
    momentsOf(of(story), last, new Set(own.flatMap((event) => placesOf(event, clock))), momentOf);
  const clocks: Record<ReplayClock, readonly Moment[]> = {
    knownOn: await turned('knownOn', knownClock, knownOn),
    asOf: await turned('asOf', factClock, knownOn),
    recordedAt: await turned('recordedAt', logClock, ''),
  };
  const files = await fileNames(needs, own);
  const rows = found.rows.map((row, index) => ({ ...row, id: `${index}/${row.id}` }));
  const question = JSON.stringify({ moments: { household, knownOn } });
  const findings = await shown(needs, rows, asked, question);
  return {
    householdNo: household,
    village: place.village,
    asOf: asked.asOf ?? null,
    knownOn,
    recordedAt: recordedAt ?? null,
    entries: own.map((event) => ({ ...told(event, files), on: placesOn(event) })),
    clocks,
    findings: inPlace(findings),
  };
};

/** `shown` puts findings in the order of a list; here they stand where the moments name them. */
const inPlace = (findings: MomentsAnswer['findings']): MomentsAnswer['findings'] =>
  findings
    .map((finding) => {
      const [place = '', id = ''] = finding.findingId.split('/');
      return { place: Number(place), finding: { ...finding, findingId: id } };
    })
    .sort((a, b) => a.place - b.place)
    .map(({ finding }) => finding);
