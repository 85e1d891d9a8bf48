import type { JsonObject } from '@ledger/kernel';
import type { AccessEvent } from './access/events';
import { first, liftFrom, type SchemaHistory } from './catalogue';
import type { ClueEvent } from './clue/events';

/**
 * Every event of the committee's own log. They are no `AnyLedgerEvent`, so that the compiler keeps
 * them out of the log of money and out of everything that reads it.
 */
export type AnyCommitteeEvent = ClueEvent | AccessEvent;

/** The schema number of every event type of the committee's log and the way up from older ones. */
export const committeeCatalogue = {
  ClueReceived: first,
  ClueAssigned: first,
  ClueOpinionProposed: first,
  ClueOpinionApproved: first,
  ClueHandlingStarted: first,
  ClueReported: first,
  ClueDisposed: first,
  ClueReopened: first,
  EvidenceExported: first,
  PersonalDataViewed: first,
  HistoryReplayed: first,
  DataExported: first,
  AccessDenied: first,
} satisfies Record<AnyCommitteeEvent['type'], SchemaHistory>;

/**
 * An opened record of the committee's log as today's code reads it.
 * @throws Error for a type or a schema this version does not know: a newer program wrote it.
 */
export const liftCommittee = (type: string, schema: number, data: JsonObject): AnyCommitteeEvent =>
  liftFrom<AnyCommitteeEvent>(committeeCatalogue, type, schema, data);
