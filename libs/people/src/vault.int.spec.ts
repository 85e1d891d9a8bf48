import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { instant, type PersonId } from '@ledger/kernel';
import { type ScratchDatabase, scratchDatabase } from './contract/scratch-database';
import { vaultContract } from './contract/vault.contract';
import { WrongMasterKey } from './errors';
import { keysFrom } from './keys';
import { openVault } from './open-vault';
import { postgresRows } from './postgres/postgres-rows';
import { migratePeople } from './postgres/schema';
import { ROWS_MAX } from './rows';

const PEOPLE = process.env['LEDGER_LONG'] === '1' ? 10_000 : 2_000;

const keys = keysFrom(randomBytes(32));
let database: ScratchDatabase;
let pool: Pool;

const emptied = async () => {
  await pool.query('drop schema if exists people cascade');
  await migratePeople(pool, keys);
  return openVault({ pool, keys });
};

beforeAll(async () => {
  database = await scratchDatabase('people');
  pool = database.newPool();
});
afterAll(() => database.drop());

describe('the vault in PostgreSQL', () => {
  vaultContract(emptied);
});

describe('migratePeople', () => {
  it('may be run by several processes at once, and again', async () => {
    await pool.query('drop schema if exists people cascade');
    const other = database.newPool();
    await Promise.all([pool, other, pool, other].map((one) => migratePeople(one, keys)));
    const vaults = await pool.query('select * from people.vault');
    expect(vaults.rowCount).toBe(1);
  });

  it('says in two languages that a master key is wrong, and writes nothing', async () => {
    const vault = await emptied();
    await vault.persons(['990118194803071010']);
    const dump = async () =>
      (
        await pool.query(`select (select json_agg(p) from people.person p)::text as people,
        (select json_agg(v) from people.vault v)::text as vault`)
      ).rows;
    const before = await dump();
    const migrating = migratePeople(pool, keysFrom(randomBytes(32)));
    await expect(migrating).rejects.toThrow(WrongMasterKey);
    await expect(migrating).rejects.toThrow(/主密钥.*master key/s);
    expect(await dump()).toEqual(before);
    await migratePeople(pool, keys);
  });
});

describe('two processes at once', () => {
  const idNumbers = Array.from({ length: 2_000 }, (_, index) => `race-${index}`);

  it('give one person one id', async () => {
    const mine = await emptied();
    const theirs = openVault({ pool: database.newPool(), keys });
    const [here, there, backwards] = await Promise.all([
      mine.persons(idNumbers),
      theirs.persons(idNumbers),
      theirs.persons(idNumbers.toReversed()),
    ]);
    expect(there).toEqual(here);
    expect(backwards.toReversed()).toEqual(here);
    expect(new Set(here).size).toBe(idNumbers.length);
  });

  it('keep one content once', async () => {
    const mine = await emptied();
    const theirs = openVault({ pool: database.newPool(), keys });
    const people = idNumbers.map((idNumber) => ({ idNumber, name: '张三' }));
    const [here, there] = await Promise.all([
      mine.identify(people),
      theirs.identify(people.toReversed()),
    ]);
    expect(there.toReversed()).toEqual(here);
    const count = await pool.query('select count(*)::int as documents from people.document');
    expect(count.rows).toEqual([{ documents: idNumbers.length }]);
  });

  it('wait for each other, in whatever order their people and documents come', async () => {
    await emptied();
    const other = database.newPool();
    const [here, there] = [postgresRows(pool), postgresRows(other)];
    // Connected before the race: else the first is through before the second arrives.
    await Promise.all([pool.query('select 1'), other.query('select 1')]);
    const persons = Array.from({ length: ROWS_MAX }, () => ({
      id: randomUUID() as PersonId,
      lookUp: randomBytes(32).toString('hex'),
      wrappedKey: randomBytes(60),
    }));
    const added = await Promise.all([
      here.addPersons(persons),
      there.addPersons(persons.map((row) => ({ ...row, id: randomUUID() as PersonId })).reverse()),
    ]);
    expect(added.flat()).toHaveLength(ROWS_MAX);
    const documents = added.flat().map(({ id: owner }) => ({
      id: randomUUID(),
      owner,
      kind: 'remark',
      digest: randomBytes(32).toString('hex'),
      commitment: '',
      sealed: randomBytes(60),
    }));
    const kept = await Promise.all([
      here.addDocuments(documents),
      there.addDocuments(documents.map((row) => ({ ...row, id: randomUUID() })).reverse()),
    ]);
    expect(kept.flat()).toHaveLength(ROWS_MAX);
  });

  it('keep one original once', async () => {
    const mine = await emptied();
    const theirs = openVault({ pool: database.newPool(), keys });
    const bytes = randomBytes(3_000_000);
    const outcomes = await Promise.all([
      mine.keepOriginal('f', 'a.xlsx', bytes),
      theirs.keepOriginal('f', 'a.xlsx', bytes),
    ]);
    expect(outcomes.toSorted()).toEqual(['already-kept', 'kept']);
    expect(Buffer.compare((await mine.original('f'))!.bytes, bytes)).toBe(0);
  });
});

describe('what stands in the database', () => {
  it('shows nobody in the clear', async () => {
    const vault = await emptied();
    await vault.identify([{ idNumber: '990118194803071010', name: '张小三' }]);
    await vault.keepOriginal('f', '张小三.xlsx', Buffer.from('张小三'));
    const at = instant('2021-06-10T00:00:00Z');
    await vault.recordDisclosure({
      actor: 'street',
      reason: '查张小三',
      question: '990118194803071010',
      persons: 1,
      at,
    });
    const tables = await pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname = 'people'`,
    );
    const secrets = ['990118194803071010', '张小三'].flatMap((text) => [
      text,
      Buffer.from(text).toString('hex'),
    ]);
    expect(tables.rows.length).toBeGreaterThanOrEqual(6);
    for (const { name } of tables.rows) {
      const all = await pool.query<{ text: string }>(
        `select coalesce(json_agg(t)::text, '') as text from ${name} t`,
      );
      for (const secret of secrets) expect(all.rows[0]?.text).not.toContain(secret);
    }
  });

  it.each(['people.disclosure', 'people.document'])('only grows: %s', async (table) => {
    const vault = await emptied();
    const at = instant('2021-06-10T00:00:00Z');
    await vault.identify([{ idNumber: '990118194803071010' }]);
    await vault.recordDisclosure({ actor: 'a', reason: 'r', question: 'q', persons: 1, at });
    const refused = /refused: it only grows/;
    await expect(pool.query(`update ${table} set sealed = ''`)).rejects.toThrow(refused);
    await expect(pool.query(`delete from ${table}`)).rejects.toThrow(refused);
    await expect(pool.query(`truncate ${table} cascade`)).rejects.toThrow(refused);
    expect((await pool.query(`select 1 from ${table}`)).rowCount).toBe(1);
  });

  it(`takes ${PEOPLE} people at once, and gives their identities back`, async () => {
    const vault = await emptied();
    const people = Array.from({ length: PEOPLE }, (_, index) => ({
      idNumber: `bulk-${index}`,
      name: `姓名${index}`,
    }));
    const timed = async <T>(what: string, work: () => Promise<T>) => {
      const started = performance.now();
      const result = await work();
      lines.push(`${what}: ${Math.round(performance.now() - started)} ms`);
      return result;
    };
    const lines: string[] = [];
    const idNumbers = people.map((one) => one.idNumber);
    const persons = await timed('persons, all new', () => vault.persons(idNumbers));
    await timed('persons, all known', () => vault.persons(idNumbers));
    await timed('identify, documents new', () => vault.identify(people));
    await timed('identify, all known', () => vault.identify(people));
    const found = await timed('identities', () => vault.identities(persons as PersonId[]));
    expect(found.size).toBe(PEOPLE);
    process.stdout.write(`${PEOPLE} people in the vault: ${lines.join('; ')}\n`);
  });

  it('holds an original of 60 MB', async () => {
    const vault = await emptied();
    const bytes = randomBytes(60 * 1024 * 1024 + 17);
    await vault.keepOriginal('big', 'big.xlsx', bytes);
    expect(Buffer.compare((await vault.original('big'))!.bytes, bytes)).toBe(0);
  });
});
