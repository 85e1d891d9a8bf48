import type { LocalDate } from '@ledger/kernel';
import type { EntityManager } from 'typeorm';
import { withdrawFacts } from './facts-table';
import type { Read } from './rows';

/** Facts that changed although no new fact came: those of a file that was taken back. */
export interface Withdrawn {
  readonly subject: string;
  readonly position: string;
  readonly on: LocalDate;
}

const fileIdOf = (stream: string) => stream.slice('file-'.length);

const received = (tx: EntityManager, { recorded, event, metadata }: Read) => {
  if (event.type !== 'FileReceived') return;
  const { kind, digest, division, receivedOn, declared, rows, rejectedRows } = event.data;
  return tx.query(
    `insert into read.file (file_id, position, kind, digest, division, received_on, declared,
       status, rows, rejected_rows, actor, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'received', $8, $9, $10, $11) on conflict do nothing`,
    [
      fileIdOf(recorded.stream),
      recorded.position,
      kind,
      digest,
      division,
      receivedOn,
      declared,
      rows,
      rejectedRows,
      metadata.actor,
      recorded.recordedAt,
    ],
  );
};

const ended = async (
  tx: EntityManager,
  file: string,
  end: { status: string; on: LocalDate; reasonCode: string; replacedBy?: string },
): Promise<readonly Withdrawn[]> => {
  await tx.query(
    `update read.file set status = $2, ended_on = $3, reason_code = $4, replaced_by = $5
     where file_id = $1`,
    [file, end.status, end.on, end.reasonCode, end.replacedBy ?? null],
  );
  const facts = await withdrawFacts(tx, file, end.on);
  return facts.map((fact) => ({ ...fact, on: end.on }));
};

/** What happened to files: the register of imports, and the facts that stop counting. */
export const applyFileEvent = async (
  tx: EntityManager,
  one: Read,
): Promise<readonly Withdrawn[]> => {
  const file = fileIdOf(one.recorded.stream);
  const { event, recorded } = one;
  switch (event.type) {
    case 'FileReceived':
      await received(tx, one);
      return [];
    case 'RowRejected':
      await tx.query(
        `insert into read.rejected_row (file_id, position, sheet, row_no, column_name, code)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
        [
          file,
          recorded.position,
          event.data.sheet,
          event.data.row,
          event.data.column,
          event.data.code,
        ],
      );
      return [];
    case 'FileImported':
      await tx.query(
        `update read.file set status = 'imported', accepted = $2, statements = $3,
           already_stated = $4 where file_id = $1`,
        [file, event.data.accepted, event.data.statements, event.data.alreadyStated],
      );
      return [];
    case 'FileWithdrawn': {
      const { withdrawnOn, reasonCode } = event.data;
      return ended(tx, file, { status: 'withdrawn', on: withdrawnOn, reasonCode });
    }
    case 'FileReplaced': {
      const { replacedOn, reasonCode, replacedBy } = event.data;
      return ended(tx, file, { status: 'replaced', on: replacedOn, reasonCode, replacedBy });
    }
    default:
      return [];
  }
};
