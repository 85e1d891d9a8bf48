import type { HouseholdStateAnswer, ReplayAnswer, ReplayEntry } from '@ledger/application';
import {
  count,
  day,
  fen,
  flag,
  listOf,
  mapOf,
  moment,
  named,
  oneOf,
  orNull,
  shapeOf,
  text,
} from './schema';

type Member = HouseholdStateAnswer['members'][number];

/** What is told of an event wherever a household is replayed. */
export const replayed = {
  position: text,
  stream: text,
  revision: text,
  event: text,
  data: mapOf({}),
  happenedOn: orNull(text),
  knownOn: day,
  receivedOn: day,
  recordedAt: moment,
  declared: flag,
  actor: text,
  file: orNull(text),
  row: orNull(count),
  withdrawnOn: orNull(day),
  sentence: shapeOf<ReplayEntry['sentence']>({ zh: text, en: text }),
} as const;

export const replaySchemas = {
  HouseholdState: shapeOf<HouseholdStateAnswer>({
    status: oneOf('not-stated', 'paying', 'stopped'),
    members: listOf(
      shapeOf<Member>({
        personId: text,
        name: orNull(text),
        covered: flag,
        status: oneOf('living', 'possibly-dead', 'dead', 'special-hardship', 'removed'),
      }),
    ),
    creditedFen: fen,
    overpaidFenCertain: fen,
    overpaidFenPossible: fen,
    openFindings: count,
  }),
  ReplayEntry: shapeOf<ReplayEntry>({
    ...replayed,
    stateAfter: named('HouseholdState'),
  }),
  Replay: shapeOf<ReplayAnswer>({
    householdNo: text,
    village: orNull(text),
    asOf: orNull(day),
    knownOn: day,
    recordedAt: orNull(moment),
    entries: listOf(named('ReplayEntry')),
    findings: listOf(named('Finding')),
  }),
};
