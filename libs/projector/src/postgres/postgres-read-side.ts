import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { notingFiles } from '../filed-files';
import type { Lane, ReadSide, ReadTransaction } from '../read-side';
import {
  beginAt,
  lockCheckpoint,
  moveCheckpoint,
  outdate,
  readCheckpoint,
} from './checkpoint-table';
import { dueIn } from './due-table';
import { casesIn } from './facts-table';
import { applyToFiles } from './files-table';
import { answersIn } from './intervals-table';
import { judgeBy, judgedBy } from './judged-table';
import { LEADER_LANE } from './leader-lane';
import { besideLive } from './next-views';
import { keepPolicy, policyToldIn } from './policy-table';
import { LIVE, type Sql } from './sql';

/** The live views in a transaction of the caller, who only reads. */
export const readingOn = (tx: EntityManager): Pick<ReadTransaction, 'cases' | 'answers'> =>
  transactionOn({ schema: LIVE, tx });

const transactionOn = (sql: Sql): ReadTransaction => {
  const filed = new Set<string>();
  return {
    lockCheckpoint: (at) => lockCheckpoint(sql, at),
    moveCheckpoint: (to, clockHigh) => moveCheckpoint(sql, to, clockHigh),
    applyToFiles: (events) => applyToFiles(sql, events, filed),
    keepPolicy: (reads) => keepPolicy(sql, reads),
    policyTold: () => policyToldIn(sql),
    cases: notingFiles(casesIn(sql), filed),
    due: dueIn(sql),
    answers: answersIn(sql),
    judgedBy: () => judgedBy(sql),
    judgeBy: (names) => judgeBy(sql, names),
  };
};

/** The lock belongs to a connection: when that dies, so does the leadership. */
const laneOn = (runner: QueryRunner): Lane => ({
  tryToLead: async () => {
    const [row] = await runner.query('select pg_try_advisory_lock($1) as leads', [LEADER_LANE]);
    return row.leads;
  },
  release: async () => {
    // Also after a failure: the connection goes back to the pool, and a lock that stays on it would
    // keep every process, this one too, from leading.
    await runner.query('select pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
  },
});

export const postgresReadSide = (source: DataSource, schema = LIVE): ReadSide => ({
  checkpoint: () => readCheckpoint(source, schema),
  isDue: async (today) => {
    const [{ due }] = await source.query(
      `select exists (select from ${schema}.due where due_on <= $1) as due`,
      [today],
    );
    return due;
  },
  transaction: (work) =>
    source.transaction((tx: EntityManager) => work(transactionOn({ schema, tx }))),
  begin: (start, version) => beginAt(source, schema, start, version),
  outdate: () => outdate(source, schema),
  openLane: () => Promise.resolve(laneOn(source.createQueryRunner())),
  beside: () => besideLive(source, (next) => postgresReadSide(source, next)),
});
