import { createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { instant, type PersonId } from '@ledger/kernel';
import { type ScratchDatabase, scratchDatabase } from './contract/scratch-database';
import { VaultDamaged } from './errors';
import { keysFrom } from './keys';
import { openVault } from './open-vault';
import { migratePeople } from './postgres/schema';
import { seal } from './sealing';
import type { DocumentRef, Vault } from './vault';

const ZHANG = '990118194803071010';
const LI = '99011819520915204X';
const keys = keysFrom(randomBytes(32));
let database: ScratchDatabase;
let pool: Pool;
let vault: Vault;
let zhang: { personId: PersonId; document: DocumentRef };
let li: { personId: PersonId; document: DocumentRef };

beforeAll(async () => {
  database = await scratchDatabase('tampering');
  pool = database.newPool();
});
afterAll(() => database.drop());

beforeEach(async () => {
  await pool.query('drop schema if exists people cascade');
  await migratePeople(pool, keys);
  vault = openVault({ pool, keys });
  const identified = await vault.identify([
    { idNumber: ZHANG, name: '张三' },
    { idNumber: LI, name: '李四' },
  ]);
  [zhang, li] = identified as [typeof zhang, typeof li];
  // Somebody with every right in the database, to whom the triggers are no obstacle.
  await pool.query('alter table people.document disable trigger all');
  await pool.query('alter table people.disclosure disable trigger all');
});

const flip = 'set_byte(sealed, length(sealed) - 1, get_byte(sealed, length(sealed) - 1) # 1)';
const statusOf = async ({ documentId }: DocumentRef) =>
  (await vault.documents([documentId])).get(documentId)?.status;
const verdictOn = async (ref: DocumentRef) => (await vault.verifyCommitments([ref]))[0];

it('notices one altered bit of a ciphertext', async () => {
  await pool.query(`update people.document set sealed = ${flip} where id = $1`, [
    zhang.document.documentId,
  ]);
  expect(await statusOf(zhang.document)).toBe('damaged');
  expect(await verdictOn(zhang.document)).toBe('broken');
  expect([...(await vault.identities([zhang.personId, li.personId])).keys()]).toEqual([
    li.personId,
  ]);
  expect(await verdictOn(li.document)).toBe('holds');
});

it('notices documents of two people changed for one another', async () => {
  await pool.query(
    `update people.document set owner = case owner when $1 then $2::uuid else $1::uuid end`,
    [zhang.personId, li.personId],
  );
  expect(await statusOf(zhang.document)).toBe('damaged');
  expect(await statusOf(li.document)).toBe('damaged');
});

it('notices two documents of one person changed for one another', async () => {
  const owner = zhang.personId;
  const remarks = await vault.keep([
    { owner, kind: 'remark', content: { text: '病重' } },
    { owner, kind: 'remark', content: { text: '病愈' } },
  ]);
  const [first, second] = remarks.map(({ documentId }) => documentId);
  await pool.query(
    `update people.document as one set sealed = other.sealed, commitment = other.commitment
     from people.document as other
     where (one.id, other.id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
    [first, second],
  );
  expect(await statusOf(remarks[0]!)).toBe('damaged');
  expect(await statusOf(remarks[1]!)).toBe('damaged');
});

it('notices a data key changed for another', async () => {
  await pool.query(
    `update people.person set wrapped_key =
       (select wrapped_key from people.person where id = $2) where id = $1`,
    [zhang.personId, li.personId],
  );
  expect(await statusOf(zhang.document)).toBe('damaged');
  await expect(
    vault.keep([{ owner: zhang.personId, kind: 'remark', content: {} }]),
  ).rejects.toThrow(VaultDamaged);
});

/** What the holder of the master key can do: seal another content in the place of the kept one. */
const forge = async ({ personId, document }: typeof zhang, idNumber: string) => {
  const person = await pool.query<{ wrapped_key: Buffer }>(
    'select wrapped_key from people.person where id = $1',
    [personId],
  );
  const wrapped = person.rows[0]!.wrapped_key;
  const unwrap = createDecipheriv('aes-256-gcm', keys.wrapping, wrapped.subarray(0, 12), {
    authTagLength: 16,
  });
  const dataKey = createSecretKey(unwrap.update(wrapped.subarray(28)));
  const forged = Buffer.concat([randomBytes(32), Buffer.from(JSON.stringify({ idNumber }))]);
  const context = `document\0${personId}\0${document.documentId}\0identity`;
  await pool.query('update people.document set sealed = $2 where id = $1', [
    document.documentId,
    seal(dataKey, forged, context),
  ]);
};

it('notices a content replaced by somebody who has the master key', async () => {
  await forge(zhang, LI);
  const documents = await vault.documents([zhang.document.documentId]);
  expect(documents.get(zhang.document.documentId)).toMatchObject({
    status: 'readable',
    content: { idNumber: LI },
    commitmentOk: false,
  });
  expect(await verdictOn(zhang.document)).toBe('broken');
  expect((await vault.identities([zhang.personId])).size).toBe(0);
});

it('notices altered originals, also one cut short', async () => {
  await vault.keepOriginal('f', 'a.xlsx', randomBytes(2_500_000));
  await pool.query('delete from people.original_chunk where index = 2');
  await expect(vault.original('f')).rejects.toThrow(VaultDamaged);
  await vault.keepOriginal('g', 'a.xlsx', randomBytes(2_500_000));
  await pool.query(`update people.original_chunk set sealed = ${flip} where file_id = 'g'`);
  await expect(vault.original('g')).rejects.toThrow(VaultDamaged);
});

it('notices a disclosure whose actor was altered', async () => {
  const at = instant('2021-06-10T00:00:00Z');
  await vault.recordDisclosure({ actor: 'a', reason: 'r', question: 'q', persons: 1, at });
  await pool.query(`update people.disclosure set actor = 'somebody else'`);
  await expect(vault.disclosures()).rejects.toThrow(VaultDamaged);
});

it('leaves nothing readable behind when a key is destroyed', async () => {
  await vault.destroyKey(zhang.personId);
  const left = await pool.query('select wrapped_key from people.person where id = $1', [
    zhang.personId,
  ]);
  expect(left.rows).toEqual([{ wrapped_key: null }]);
  expect(await verdictOn(zhang.document)).toBe('destroyed');
  const stored = await pool.query('select commitment from people.document where id = $1', [
    zhang.document.documentId,
  ]);
  expect(stored.rows).toEqual([{ commitment: zhang.document.commitment }]);
  expect(await verdictOn(li.document)).toBe('holds');
});
