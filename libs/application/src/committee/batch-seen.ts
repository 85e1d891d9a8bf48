import type { EventStore } from '@ledger/event-store';
import type { BatchNo, DivisionCode, LocalDate } from '@ledger/kernel';
import { covers } from '@ledger/kernel';
import { type AnyLedgerEvent, streamOf } from '@ledger/ledger';
import { read, type Read } from '@ledger/projector';
import type { Finding } from '@ledger/views';
import { lastScreening, type ScreenNeeds } from '../batches/screen';
import { type QuestionNeeds, shown } from '../questions/findings';
import { HOLDS } from '../questions/scope';
import { sentenceOf } from '../questions/sentences';
import type { BatchSeenAnswer, BatchDeed } from './batch-answers';

export interface BatchSeenAsked {
  readonly scope: DivisionCode;
  readonly batch: BatchNo;
  /** What is known today is asked as of this day. */
  readonly knownOn: LocalDate;
}

const NUMBER = /^[^\p{C}\s/]{1,40}$/u;

/** A number as any list states it; one that is made here is held to more. */
export const statedBatchNo = (text: string): BatchNo | undefined =>
  NUMBER.test(text) ? (text as BatchNo) : undefined;

type Needs = QuestionNeeds & ScreenNeeds & { readonly store: EventStore };

const eventsOf = async (store: EventStore, batch: BatchNo): Promise<readonly Read[]> => {
  const stream = streamOf.batch(batch);
  return ((await store.readStreams([stream])).get(stream) ?? []).map(read);
};

const stepOf = ({ event, metadata, recorded }: Read): BatchDeed => ({
  position: recorded.position,
  event: event.type,
  recordedAt: recorded.recordedAt,
  actor: metadata.actor,
  sentence: sentenceOf(event),
});

const divisionIn = (events: readonly AnyLedgerEvent[]): DivisionCode | undefined => {
  for (const { type, data } of events) {
    if (type === 'BatchOpened' || type === 'BatchStated') return data.division;
  }
  return undefined;
};

/** The last word on it: a batch that went back is approved anew. */
const approvedOnIn = (events: readonly AnyLedgerEvent[]): LocalDate | null => {
  let approvedOn: LocalDate | null = null;
  for (const { type, data } of events) {
    if (type === 'BatchApproved') approvedOn = data.approvedOn;
    if (type === 'BatchStated') approvedOn = data.approvedOn ?? data.sentToBankOn;
  }
  return approvedOn;
};

/** Findings on a batch that were known on a day. */
const knownOf = async (
  needs: QuestionNeeds,
  { batch, scope }: BatchSeenAsked,
  knownOn: LocalDate,
) => {
  const rows: readonly { finding_id: string; payload: string }[] = await needs.readSide.query(
    `select finding_id, payload from read.finding
     where ${HOLDS} and batch = $2 and division like $3 || '%'`,
    [knownOn, batch, scope],
  );
  const found = rows.map(({ finding_id, payload }) => ({
    id: finding_id,
    finding: JSON.parse(payload) as Finding,
  }));
  return shown(needs, found, { scope }, JSON.stringify({ batch, knownOn }));
};

/**
 * What lay before whoever approved a batch, who did what with it, and what is known of it today.
 * Undefined: no such batch in the division.
 */
export const batchSeen = async (
  needs: Needs,
  asked: BatchSeenAsked,
): Promise<BatchSeenAnswer | undefined> => {
  const { batch, scope, knownOn } = asked;
  const recorded = await eventsOf(needs.store, batch);
  const events = recorded.map(({ event }) => event);
  const division = divisionIn(events);
  if (!division || !covers(scope, division)) return undefined;
  const approvedOn = approvedOnIn(events);
  const isScreened = events.some(({ type }) => type === 'BatchScreened');
  const screening = isScreened ? await lastScreening(needs, batch) : undefined;
  const question = JSON.stringify({ screening: batch });
  const rows = screening?.map(({ findingId, finding }) => ({ id: findingId, finding }));
  return {
    batch,
    division,
    steps: recorded.map(stepOf),
    approvedOn,
    seenBy: rows ? 'screening' : 'ledger',
    seen: rows
      ? await shown(needs, rows, { scope }, question)
      : approvedOn
        ? await knownOf(needs, asked, approvedOn)
        : [],
    now: await knownOf(needs, asked, knownOn),
  };
};
