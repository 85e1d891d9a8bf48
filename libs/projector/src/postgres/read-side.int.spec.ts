import type { DataSource } from 'typeorm';
import { makeDatabase, type ScratchDatabase } from '../../../../tests/contract/scratch-database';
import { readSideContract } from '../contract/read-side.contract';
import { openReadSide } from './data-source';
import { postgresReadSide } from './postgres-read-side';

const TABLES = 'checkpoint, fact, membership, due, finding, money, delay, flow, judged_by';

const held: { database?: ScratchDatabase; source?: DataSource } = {};
beforeAll(async () => {
  held.database = await makeDatabase('read_side');
  held.source = await openReadSide(held.database.url);
});
afterAll(async () => {
  await held.source?.destroy();
  await held.database?.drop();
});

describe('the read side in PostgreSQL', () => {
  readSideContract(async () => {
    await held.source!.query(`truncate ${TABLES.replace(/\w+/g, 'read.$&')}`);
    return postgresReadSide(held.source!);
  });
});
