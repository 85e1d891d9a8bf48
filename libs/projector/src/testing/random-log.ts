import { type NewEvent, type StreamWrite, uuidFrom } from '@ledger/event-store';
import type { CommandId, EventId, Instant, JsonObject, LocalDate } from '@ledger/kernel';
import { type AnyLedgerEvent, catalogue } from '@ledger/ledger';
import type { Fact } from '@ledger/views';

/** The read side keeps persons as uuids; the random histories call them p1 to p5. */
export const withUuids = (fact: Fact): Fact => {
  const uuid = '"00000000-0000-4000-8000-00000000000$1"';
  const event = JSON.stringify(fact.event).replace(/"p([1-5])"/g, uuid);
  return { ...fact, event: JSON.parse(event) as Fact['event'] };
};

/**
 * Facts with the places they get in a log that is told them in this order: acts of one day count in
 * the order of the log.
 */
export const atTheirPlaces = (facts: readonly Fact[]): readonly Fact[] =>
  facts.map((fact, place) => ({ ...fact, position: String(place).padStart(6, '0') }));

const RECORDED_AT = '2021-12-31T04:00:00.000Z' as Instant;

const eventOf = (event: AnyLedgerEvent, said: string, metadata: JsonObject): NewEvent => ({
  id: uuidFrom(said) as string as EventId,
  type: event.type,
  schema: catalogue[event.type].schema,
  data: JSON.parse(JSON.stringify(event.data)) as JsonObject,
  metadata,
  recordedAt: RECORDED_AT,
});

/** A fact as a log holds it: one stream an event, since their order there plays no part. */
export const writeOf = (fact: Fact): StreamWrite => {
  const { event, statement, file, knownOn, receivedOn, declared, row, position } = fact;
  const commandId = uuidFrom(statement) as string as CommandId;
  const told = { commandId, statementId: commandId, actor: 'random', correlation: 'random' };
  const metadata = { ...told, knownOn, receivedOn, declared, row, ...(file && { file }) };
  return {
    stream: `household-${position}` as StreamWrite['stream'],
    expected: 'noStream',
    events: [eventOf(event, `${statement} ${position}`, metadata)],
  };
};

/** A file that came, and is taken back from a day on. */
export const takingBack = (file: string, withdrawnOn: LocalDate): StreamWrite => {
  const told = { actor: 'random', correlation: 'random', declared: false };
  const said = (event: object, words: string) => {
    const commandId = uuidFrom(`${words} ${file}`) as string as CommandId;
    const days = { knownOn: withdrawnOn, receivedOn: withdrawnOn };
    return eventOf(event as AnyLedgerEvent, `${words} ${file}`, { ...told, ...days, commandId });
  };
  const came = { kind: 'DEATH', digest: file, division: '500118001', receivedOn: withdrawnOn };
  return {
    stream: `file-${file}` as StreamWrite['stream'],
    expected: 'noStream',
    events: [
      said(
        { type: 'FileReceived', data: { ...came, declared: false, rows: 1, rejectedRows: 0 } },
        'receiving',
      ),
      said(
        { type: 'FileWithdrawn', data: { withdrawnOn, reasonCode: 'WRONG_FILE' } },
        'taking back',
      ),
    ],
  };
};
