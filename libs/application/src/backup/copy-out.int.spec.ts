import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateSeal } from '@ledger/event-store';
import type { DivisionCode, LocalDate } from '@ledger/kernel';
import { keysFrom, migratePeople } from '@ledger/people';
import { Pool } from 'pg';
import { makeDatabase, type ScratchDatabase } from '../../../../tests/contract/scratch-database';
import { migrateAccounts } from '../accounts/schema';
import { Jobs, migrateJobs } from '../imports/jobs';
import { migrateSealKeys } from '../seal/schema';
import { copyTables, importsStillOpen } from './copy-out';
import { contentOf, linesIn } from './parts';

let database: ScratchDatabase;
let pool: Pool;
let folder: string;
beforeAll(async () => {
  database = await makeDatabase('copy_out');
  pool = new Pool({ connectionString: database.url });
  pool.on('error', () => undefined);
  folder = mkdtempSync(join(tmpdir(), 'dibao-copy-out-'));
  await migratePeople(pool, keysFrom(Buffer.alloc(32, 7)));
  await migrateAccounts(pool);
  await migrateJobs(pool);
  await migrateSealKeys(pool);
  await migrateSeal(pool);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const rowsOf = async (file: string): Promise<readonly (readonly string[])[]> => {
  const rows: (readonly string[])[] = [];
  for await (const lines of linesIn(contentOf(folder, file))) {
    rows.push(...lines.map((line) => line.split('\t')));
  }
  return rows;
};

it('an import that was not over when the log was fixed is kept as one to be done again', async () => {
  const jobs = new Jobs(pool);
  const add = () =>
    jobs.add({
      actor: 'finance',
      division: '500118001' as DivisionCode,
      receivedOn: '2026-11-28' as LocalDate,
      reaffirms: false,
      replacing: null,
      atTheDoor: [],
      files: [{ uploadId: 'upload-1', nameId: 'name-1', sizeBytes: 1, declaredOn: null }],
    });
  const end = async (importId: string, phase: 'finished' | 'failed') => {
    const report = { fileName: 'a.xlsx', outcome: 'imported', accepted: 1, rejected: [] } as never;
    await jobs.report(importId, 0, report);
    await jobs.enter(importId, phase);
  };
  const [over, failed, underWay] = [await add(), await add(), await add()];
  await end(over, 'finished');
  await end(failed, 'failed');
  const stillOpen = await importsStillOpen(pool);
  const later = await add();
  for (const importId of [underWay, later]) await end(importId, 'finished');

  const { tables } = await copyTables(
    pool,
    'ledger',
    folder,
    { events: 0, stillOpen },
    () => undefined,
  );
  const partOf = (table: string) => tables.find((part) => part.table === table)!;
  const columnIn = async (table: string, column: string) => {
    const { file, columns } = partOf(table);
    const at = [columns.indexOf('import_id'), columns.indexOf(column)];
    return new Map((await rowsOf(file)).map((row) => [row[at[0]!], row[at[1]!]]));
  };
  expect(await columnIn('imports.job', 'phase')).toEqual(
    new Map([
      [over, 'finished'],
      [failed, 'failed'],
      [underWay, 'reading'],
      [later, 'reading'],
    ]),
  );
  const reports = await columnIn('imports.job_file', 'report');
  expect([underWay, later].map((importId) => reports.get(importId))).toEqual(['\\N', '\\N']);
  expect(reports.get(over)).toContain('a.xlsx');
  expect(partOf('imports.job').rows).toBe(4);
});
