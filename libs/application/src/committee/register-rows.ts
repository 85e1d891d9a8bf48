import { dayInShanghai, fold } from '@ledger/kernel';
import type { Recorded } from '@ledger/event-store';
import { type AccessEvent, clue, type ClueEvent, type ClueState } from '@ledger/ledger';
import type { AccessEntry, ClueSummary } from './answers';
import type { BoxOpener } from './box';
import { type CommitteeRecord, openRecord } from './records';

/** What a page of the log adds to the register. */
export interface PageOfRecords {
  readonly entries: readonly Omit<AccessEntry, 'place'>[];
  readonly clues: ReadonlyMap<string, readonly CommitteeRecord<ClueEvent>[]>;
}

/** A clue as the register keeps it: what is shown, and the state the next events go on from. */
export interface KeptClue {
  readonly state: ClueState;
  readonly summary: ClueSummary;
}

const isAccess = (record: CommitteeRecord): record is CommitteeRecord<AccessEvent> =>
  record.recorded.stream.startsWith('access-');

const entryOf = ({ recorded, event }: CommitteeRecord<AccessEvent>) => {
  const { user, role, ...details } = event.data;
  const at = recorded.recordedAt;
  return { kind: event.type, at, day: dayInShanghai(at), user, role, details };
};

// One altered record must not make the committee blind to all the others; `verify` names it, too.
const unreadable = ({ stream, revision, recordedAt }: Recorded) => ({
  kind: 'Unreadable' as const,
  at: recordedAt,
  day: dayInShanghai(recordedAt),
  user: '',
  role: '',
  details: { stream, revision: String(revision) },
});

export const recordsOf = (opener: BoxOpener, page: readonly Recorded[]): PageOfRecords => {
  const entries: Omit<AccessEntry, 'place'>[] = [];
  const clues = new Map<string, CommitteeRecord<ClueEvent>[]>();
  for (const recorded of page) {
    const record = openRecord(opener, recorded);
    if (!record) entries.push(unreadable(recorded));
    else if (isAccess(record)) entries.push(entryOf(record));
    else {
      const list = clues.get(recorded.stream) ?? [];
      list.push(record as CommitteeRecord<ClueEvent>);
      clues.set(recorded.stream, list);
    }
  }
  return { entries, clues };
};

export const statusOf = (state: ClueState): ClueSummary['status'] =>
  state.status === 'disposed' ? state.outcome : state.status;

/** Undefined while the first record of the clue is missing: there is nothing to show of it. */
export const clueAfter = (
  before: KeptClue | undefined,
  records: readonly CommitteeRecord<ClueEvent>[],
): KeptClue | undefined => {
  const state = fold(
    clue.evolve,
    before?.state ?? clue.initialState,
    records.map(({ event }) => event),
  );
  const received = records.find(({ event }) => event.type === 'ClueReceived');
  const first =
    before?.summary ??
    (received?.event.type === 'ClueReceived' ? { ...received.event.data, evidence: 0 } : undefined);
  if (!first) return undefined;
  const exported = records.filter(({ event }) => event.type === 'EvidenceExported').length;
  const lastAt = records.at(-1)?.recorded.recordedAt ?? before?.summary.lastAt ?? '';
  const summary = {
    ...first,
    status: statusOf(state),
    evidence: first.evidence + exported,
    lastAt,
  };
  return { state, summary };
};
