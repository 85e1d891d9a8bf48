import { type NewEvent, type StreamWrite, uuidFrom } from '@ledger/event-store';
import type { CommandId, EventId, Instant, JsonObject, LocalDate } from '@ledger/kernel';
import { type AnyLedgerEvent, catalogue } from '@ledger/ledger';
import type { Fact } from '@ledger/views';

/** The read side keeps persons as uuids; the random histories call them p1 to p4. */
export const withUuids = (fact: Fact): Fact => {
  const uuid = '"00000000-0000-4000-8000-00000000000$1"';
  const event = JSON.stringify(fact.event).replace(/"p([1-4])"/g, uuid);
  return { ...fact, event: JSON.parse(event) as Fact['event'] };
};

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

/** A file that is taken back from a day on. */
export const takingBack = (file: string, withdrawnOn: LocalDate): StreamWrite => {
  const data = { withdrawnOn, reasonCode: 'WRONG_FILE' };
  const event = { type: 'FileWithdrawn', data } as unknown as AnyLedgerEvent;
  const commandId = uuidFrom(`taking back ${file}`) as string as CommandId;
  const told = { commandId, actor: 'random', correlation: 'random', declared: false };
  return {
    stream: `file-${file}` as StreamWrite['stream'],
    expected: 'noStream',
    events: [
      eventOf(event, `taking back ${file}`, {
        ...told,
        knownOn: withdrawnOn,
        receivedOn: withdrawnOn,
      }),
    ],
  };
};
