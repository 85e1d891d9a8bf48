import type { LocalDate } from '@ledger/kernel';
import type { Withdrawn } from '../read-side';
import type { Read } from '../rows';
import { withdrawFacts } from './facts-table';
import type { Sql } from './sql';

const fileIdOf = (stream: string) => stream.slice('file-'.length);

const received = ({ schema, tx }: Sql, { recorded, event, metadata }: Read) => {
  if (event.type !== 'FileReceived') return;
  const { kind, digest, division, receivedOn, declared, rows, rejectedRows } = event.data;
  return tx.query(
    `insert into ${schema}.file (file_id, position, kind, digest, division, received_on, declared,
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
  sql: Sql,
  file: string,
  end: { status: string; on: LocalDate; reasonCode: string; replacedBy?: string },
): Promise<readonly Withdrawn[]> => {
  await sql.tx.query(
    `update ${sql.schema}.file set status = $2, ended_on = $3, reason_code = $4, replaced_by = $5
     where file_id = $1`,
    [file, end.status, end.on, end.reasonCode, end.replacedBy ?? null],
  );
  const facts = await withdrawFacts(sql, file, end.on);
  return facts.map((fact) => ({ ...fact, on: end.on }));
};

const applyOne = async (sql: Sql, one: Read): Promise<readonly Withdrawn[]> => {
  const { schema, tx } = sql;
  const file = fileIdOf(one.recorded.stream);
  const { event, recorded } = one;
  switch (event.type) {
    case 'FileReceived':
      await received(sql, one);
      return [];
    case 'RowRejected':
      await tx.query(
        `insert into ${schema}.rejected_row (file_id, position, sheet, row_no, column_name, code)
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
        `update ${schema}.file set status = 'imported', accepted = $2, statements = $3,
           already_stated = $4 where file_id = $1`,
        [file, event.data.accepted, event.data.statements, event.data.alreadyStated],
      );
      return [];
    case 'FileWithdrawn': {
      const { withdrawnOn, reasonCode } = event.data;
      return ended(sql, file, { status: 'withdrawn', on: withdrawnOn, reasonCode });
    }
    case 'FileReplaced': {
      const { replacedOn, reasonCode, replacedBy } = event.data;
      return ended(sql, file, { status: 'replaced', on: replacedOn, reasonCode, replacedBy });
    }
    default:
      return [];
  }
};

/** What came of a file after it was taken back stops counting on the same day. */
const takeBackLate = async (
  sql: Sql,
  filed: ReadonlySet<string>,
): Promise<readonly Withdrawn[]> => {
  if (filed.size === 0) return [];
  const [late]: [readonly Withdrawn[]] = await sql.tx.query(
    `update ${sql.schema}.fact f set withdrawn_on = e.ended_on from ${sql.schema}.file e
     where e.file_id = any($1::text[]) and e.ended_on is not null and f.file = e.file_id
       and f.withdrawn_on is null
     returning f.subject, f.position, f.withdrawn_on::text as on`,
    [[...filed]],
  );
  return late;
};

/** What happened to files: the register of imports, and the facts that stop counting. */
export const applyToFiles = async (
  sql: Sql,
  events: readonly Read[],
  filed: ReadonlySet<string>,
): Promise<readonly Withdrawn[]> => {
  const withdrawn: Withdrawn[] = [];
  for (const one of events) withdrawn.push(...(await applyOne(sql, one)));
  return [...withdrawn, ...(await takeBackLate(sql, filed))];
};
