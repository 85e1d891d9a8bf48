import type { DivisionCode, Instant, LocalDate, PersonId } from '@ledger/kernel';
import type { EventStore } from '@ledger/event-store';
import { maskId, maskName } from '@ledger/people';
import { findingId, type PublishedPolicies } from '@ledger/projector';
import type { CellResult } from '@ledger/views';
import type { HouseholdStateAnswer, ReplayAnswer, StoryEntry } from '../answers';
import { uploadIdOf } from '../imports/content';
import { type QuestionNeeds, type Reveal, shown } from './findings';
import { type CaseEvent, householdHistory, isOwn } from './household-case';
import { type HouseholdState, householdState } from './household-state';
import { happenedOn, sentenceOf } from './sentences';

export interface ReplayAsked {
  readonly scope: DivisionCode;
  readonly household: string;
  /** Only what was true by this day (days in the facts). */
  readonly asOf?: LocalDate;
  /** Only what had been received by this day. */
  readonly knownOn: LocalDate;
  /** Only what the log itself held at this instant. */
  readonly recordedAt?: Instant;
  readonly reveal?: Reveal;
}

export interface ReplayNeeds extends QuestionNeeds {
  readonly store: EventStore;
  readonly policies: PublishedPolicies;
}

export type Names = ReadonlyMap<PersonId, { readonly idNumber: string; readonly name?: string }>;

const sum = (results: readonly CellResult[], column: 'paid' | 'overpaid' | 'overpaidPossible') =>
  results.reduce((total, { money }) => total + (money?.sums[column] ?? 0), 0);

export const stateAnswer = (
  state: HouseholdState,
  names: Names,
  revealed: boolean,
): HouseholdStateAnswer => ({
  status: state.status,
  members: state.members.map(({ person, covered, status }) => {
    const known = names.get(person);
    const name = known?.name ?? null;
    return {
      personId: known ? (revealed ? known.idNumber : maskId(known.idNumber)) : person,
      name: name && (revealed ? name : maskName(name)),
      covered,
      status,
    };
  }),
  creditedFen: sum(state.results, 'paid'),
  overpaidFenCertain: sum(state.results, 'overpaid'),
  overpaidFenPossible: sum(state.results, 'overpaidPossible'),
  openFindings: state.results.reduce((count, { findings }) => count + findings.length, 0),
});

/** What a reader of history may see: by the three clocks. */
export const within = (
  events: readonly CaseEvent[],
  { asOf, knownOn, recordedAt }: Pick<ReplayAsked, 'asOf' | 'knownOn' | 'recordedAt'>,
) =>
  events.filter(({ fact, clockHigh, read }) => {
    const happened = happenedOn(read.event) ?? fact.knownOn;
    return (
      fact.knownOn <= knownOn &&
      (!asOf || happened <= asOf) &&
      (!recordedAt || clockHigh <= recordedAt)
    );
  });

export const fileNames = async ({ readSide, vault }: ReplayNeeds, events: readonly CaseEvent[]) => {
  const ids = [...new Set(events.map(({ fact }) => fact.file).filter((id) => id !== undefined))];
  const rows: readonly { file_id: string; digest: string }[] = await readSide.query(
    `select file_id, digest from read.file where file_id = any($1::text[])`,
    [ids],
  );
  const names = await vault.originalNames(rows.map(({ digest }) => uploadIdOf(digest)));
  return new Map(rows.map(({ file_id, digest }) => [file_id, names.get(uploadIdOf(digest))]));
};

/** An event as the story tells it. */
export const told = (
  { read, fact }: CaseEvent,
  files: ReadonlyMap<string, string | undefined>,
): StoryEntry => ({
  position: fact.position,
  stream: read.recorded.stream,
  revision: String(read.recorded.revision),
  event: read.event.type,
  data: read.recorded.data,
  happenedOn: happenedOn(read.event) ?? null,
  knownOn: fact.knownOn,
  receivedOn: fact.receivedOn,
  recordedAt: read.recorded.recordedAt,
  declared: fact.declared,
  actor: read.metadata.actor,
  file: (fact.file && files.get(fact.file)) ?? null,
  row: read.metadata.row ?? null,
  withdrawnOn: fact.withdrawnOn ?? null,
  sentence: sentenceOf(read.event),
});

/** Everybody who was ever stated to be of the household. */
export const membersIn = (events: readonly CaseEvent[]): ReadonlySet<PersonId> =>
  new Set(
    events.flatMap(({ read: { event } }) =>
      event.type === 'MemberStated' ? [event.data.person] : [],
    ),
  );

/** Policy too is read by the clocks: what the log held of it, and what was known on each day. */
const policyOf = ({ policies, readSide: { manager } }: ReplayNeeds, { recordedAt }: ReplayAsked) =>
  recordedAt ? policies.timelineAt(manager, recordedAt) : policies.timeline(manager);

export const villageOf = async (
  { readSide }: ReplayNeeds,
  household: string,
  scope: DivisionCode,
) => {
  const [row] = await readSide.query(
    `select data::json->>'village' as village, data::json->>'division' as division
     from read.fact where type in ('HouseholdStated', 'PaymentInstructed')
       and data::json->>'household' = $1
       and subject in (select subject from read.membership where owner = $2)
       and data::json->>'division' like $3 || '%'
     order by type, received_on desc limit 1`,
    [household, `household/${household}`, scope],
  );
  return row as { readonly village: string } | undefined;
};

/**
 * What happened to a household, step by step, and what was known after each: read from the log,
 * judged by the same rules as the views. Undefined: no such household in the asker's division.
 */
export const replay = async (
  needs: ReplayNeeds,
  asked: ReplayAsked,
): Promise<ReplayAnswer | undefined> => {
  const { household, knownOn, reveal } = asked;
  const place = await villageOf(needs, household, asked.scope);
  if (!place) return undefined;
  const all = within(await householdHistory(needs.store, needs.readSide, household), asked);
  const files = await fileNames(needs, all);
  const members = membersIn(all);
  const names = await needs.vault.identities([...members]);
  const revealed = reveal !== undefined;
  const timeline = await policyOf(needs, asked);
  const entries = all.flatMap((event, index) => {
    if (!isOwn(event, household, members)) return [];
    const before = all.slice(0, index + 1);
    const state = householdState(household, before, event.fact.knownOn, timeline, asked.asOf);
    return [{ ...told(event, files), stateAfter: stateAnswer(state, names, revealed) }];
  });
  const now = householdState(household, all, knownOn, timeline, asked.asOf);
  const findings = now.results
    .flatMap((result) => result.findings)
    .map((finding) => ({ id: findingId(finding), finding }));
  const question = JSON.stringify({ replay: { household, knownOn } });
  return {
    householdNo: household,
    village: place.village,
    asOf: asked.asOf ?? null,
    knownOn,
    recordedAt: asked.recordedAt ?? null,
    entries,
    findings: await shown(needs, findings, asked, question),
  };
};
