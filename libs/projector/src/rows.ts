import type { FileId, LocalDate } from '@ledger/kernel';
import { type AnyLedgerEvent, type EventMetadata, lift } from '@ledger/ledger';
import type { Recorded } from '@ledger/event-store';
import type { PolicyWords } from '@ledger/policy';
import { type Fact, filingOf, sameSaid, stated } from '@ledger/views';

/** A recorded event as today's code reads it. */
export interface Read {
  readonly recorded: Recorded;
  readonly event: AnyLedgerEvent;
  readonly metadata: EventMetadata;
}

export const read = (recorded: Recorded): Read => ({
  recorded,
  event: lift(recorded.type, recorded.schema, recorded.data),
  metadata: recorded.metadata as unknown as EventMetadata,
});

/** The fact an event states; what is done here is read as the statement it makes. */
export const factOf = ({ recorded, event, metadata }: Read): Fact => {
  const said = stated(event);
  return {
    position: recorded.position,
    statement: sameSaid(said) ?? metadata.statementId ?? metadata.commandId,
    file: metadata.file,
    knownOn: metadata.knownOn,
    receivedOn: metadata.receivedOn,
    withdrawnOn: undefined,
    declared: metadata.declared,
    row: metadata.row ?? 0,
    event: said,
  };
};

export interface FactRow {
  readonly subject: string;
  readonly stream: string;
  /** The latest `recordedAt` of the log up to this event: history by the writing clock. */
  readonly clockHigh: string;
  readonly fact: Fact;
}

export interface Membership {
  readonly subject: string;
  readonly owner: string;
}

/** A word on policy as the log holds it. */
export interface PolicyRead {
  readonly position: string;
  readonly words: PolicyWords;
  readonly knownOn: LocalDate;
  /** The latest instant of the log up to it. */
  readonly clockHigh: string;
}

const isPolicyWords = (event: AnyLedgerEvent): event is AnyLedgerEvent & PolicyWords =>
  event.type === 'PolicyPublished' || event.type === 'PolicyClosed';

/** A page of the log as rows of the read side. */
export interface PageRows {
  readonly facts: readonly FactRow[];
  /** Each once. */
  readonly memberships: readonly Membership[];
  readonly aboutFiles: readonly Read[];
  readonly aboutPolicy: readonly PolicyRead[];
  readonly clockHigh: string;
}

export const pageRows = (page: readonly Recorded[], clockBefore: string): PageRows => {
  let clockHigh = clockBefore;
  const facts: FactRow[] = [];
  const memberships = new Map<string, Membership>();
  const aboutFiles: Read[] = [];
  const aboutPolicy: PolicyRead[] = [];
  for (const recorded of page) {
    const one = read(recorded);
    if (recorded.recordedAt > clockHigh) clockHigh = recorded.recordedAt;
    if (isPolicyWords(one.event)) {
      const { knownOn } = one.metadata;
      aboutPolicy.push({ position: recorded.position, words: one.event, knownOn, clockHigh });
      continue;
    }
    const filing = filingOf(one.event);
    if (!filing) {
      aboutFiles.push(one);
      continue;
    }
    const fact = factOf(one);
    for (const subject of new Set(filing.subjects)) {
      facts.push({ subject, stream: recorded.stream, clockHigh, fact });
    }
    for (const m of filing.memberships) memberships.set(`${m.subject} ${m.owner}`, m);
  }
  return { facts, memberships: [...memberships.values()], aboutFiles, aboutPolicy, clockHigh };
};

/** A row of `read.fact`, as the driver gives it with days as text. */
export interface StoredFact {
  readonly position: string;
  readonly subject: string;
  readonly type: string;
  readonly statement: string;
  readonly file: string | null;
  readonly known_on: string;
  readonly received_on: string;
  readonly withdrawn_on: string | null;
  readonly declared: boolean;
  readonly row_no: number;
  readonly data: string;
}

export const FACT_COLUMNS = `position, subject, type, statement, file, known_on::text,
  received_on::text, withdrawn_on::text, declared, row_no, data`;

export const factFrom = (row: StoredFact): Fact => ({
  position: row.position,
  statement: row.statement,
  file: (row.file ?? undefined) as FileId | undefined,
  knownOn: row.known_on as LocalDate,
  receivedOn: row.received_on as LocalDate,
  withdrawnOn: (row.withdrawn_on ?? undefined) as LocalDate | undefined,
  declared: row.declared,
  row: row.row_no,
  event: { type: row.type, data: JSON.parse(row.data) } as AnyLedgerEvent,
});
