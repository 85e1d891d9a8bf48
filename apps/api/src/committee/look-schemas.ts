import type {
  BatchSeenAnswer,
  BatchDeed,
  DocumentFound,
  HouseholdFound,
  Moment,
  MomentEntry,
  MomentsAnswer,
  OfficialFound,
  SearchAnswer,
} from '@ledger/application';
import {
  count,
  day,
  flag,
  listOf,
  moment,
  named,
  oneOf,
  orNull,
  type Schema,
  shapeOf,
  text,
} from '../openapi/schema';
import { replayed } from '../openapi/replay-schemas';

const momentOf = shapeOf<Moment>({
  at: text,
  state: named('HouseholdState'),
  findings: listOf(count),
});

const entry = shapeOf<MomentEntry>({
  ...replayed,
  on: shapeOf<MomentEntry['on']>({ asOf: day, knownOn: day, recordedAt: moment }),
});

const household = shapeOf<HouseholdFound>({
  householdNo: text,
  village: orNull(text),
  division: orNull(text),
  headName: orNull(text),
  by: oneOf('household', 'member', 'account', 'village', 'keeps-card', 'relative'),
});

const official = shapeOf<OfficialFound>({
  name: orNull(text),
  personId: orNull(text),
  division: text,
  handles: flag,
  termFrom: orNull(day),
  termUntil: orNull(day),
  relatives: count,
});

const document = shapeOf<DocumentFound>({
  kind: oneOf('batch', 'fund-document'),
  document: text,
  division: orNull(text),
  day: orNull(day),
});

const step = shapeOf<BatchDeed>({
  position: text,
  event: text,
  recordedAt: moment,
  actor: text,
  sentence: shapeOf<BatchDeed['sentence']>({ zh: text, en: text }),
});

/** What the committee's pages read of households. */
export const lookSchemas = {
  Moments: shapeOf<MomentsAnswer>({
    householdNo: text,
    village: orNull(text),
    asOf: orNull(day),
    knownOn: day,
    recordedAt: orNull(moment),
    entries: listOf(entry),
    clocks: shapeOf<MomentsAnswer['clocks']>({
      asOf: listOf(momentOf),
      knownOn: listOf(momentOf),
      recordedAt: listOf(momentOf),
    }),
    findings: listOf(named('Finding')),
  }),
  Search: shapeOf<SearchAnswer>({
    households: listOf(household),
    officials: listOf(official),
    documents: listOf(document),
    more: flag,
  }),
  BatchSeen: shapeOf<BatchSeenAnswer>({
    batch: text,
    division: text,
    steps: listOf(step),
    approvedOn: orNull(day),
    seenBy: oneOf('screening', 'ledger'),
    seen: listOf(named('Finding')),
    now: listOf(named('Finding')),
  }),
  Bundle: { type: 'object', description: 'One file; `ledger proof check FILE --key VKEY`.' },
} as const satisfies Record<string, Schema>;
