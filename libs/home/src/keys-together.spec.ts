import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { committeeKey, makeCommitteeKey } from './committee-key';
import { type Home, openHome } from './home';
import { keysTogether, layKeys, withKeys } from './keys-together';
import { masterKey } from './master-key';
import { sealKeyPlace } from './seal-key';

let home: Home;
beforeEach(() => {
  home = openHome({ dir: mkdtempSync(join(tmpdir(), 'dibao-keys-')) });
});
afterEach(() => rmSync(home.dir, { recursive: true, force: true }));

const elsewhere = (): Home => openHome({ dir: join(home.dir, 'elsewhere') });

it('every key a home makes goes along, and works in another home', () => {
  const { key } = masterKey(home, {});
  sealKeyPlace(home, {}).readOrMake(() => 'PRIVATE+KEY+first');
  sealKeyPlace(home, {}).prepareNext(() => 'PRIVATE+KEY+next');
  const { publicKey } = makeCommitteeKey(home);
  const made = readdirSync(home.dir).sort();
  const keys = keysTogether(home, {});
  expect(Object.keys(keys).sort()).toEqual(made);

  const other = elsewhere();
  layKeys(other, {}, keys);
  expect(readdirSync(other.dir).sort()).toEqual(made);
  expect(masterKey(other, {}).key.equals(key)).toBe(true);
  expect(sealKeyPlace(other, {}).readNext()).toBe('PRIVATE+KEY+next');
  expect(committeeKey(other, {})?.publicKey.equals(publicKey)).toBe(true);
  for (const name of made) expect(statSync(join(other.dir, name)).mode & 0o777).toBe(0o600);
});

it('a key that is a setting goes along from there, and stays one where it is set again', () => {
  const env = { LEDGER_MASTER_KEY: 'ab'.repeat(32), LEDGER_SEAL_KEY: 'PRIVATE+KEY+set' };
  const keys = keysTogether(home, env);
  expect(keys).toEqual({ 'master.key': 'ab'.repeat(32), 'seal-key': 'PRIVATE+KEY+set' });
  layKeys(home, { LEDGER_SEAL_KEY: 'PRIVATE+KEY+set' }, keys);
  expect(readdirSync(home.dir)).toEqual(['master.key']);
  expect(withKeys({ LEDGER_SEAL_KEY: 'PRIVATE+KEY+other' }, keys)).toEqual({
    LEDGER_MASTER_KEY: 'ab'.repeat(32),
    LEDGER_SEAL_KEY: 'PRIVATE+KEY+other',
  });
});

it('the same key written otherwise is the same; another one is never written over', () => {
  const file = join(home.dir, 'master.key');
  const bytes = Buffer.alloc(32, 0xab);
  writeFileSync(file, `${bytes.toString('base64')}\n`);
  layKeys(home, {}, { 'master.key': bytes.toString('hex') });
  expect(() => layKeys(home, {}, { 'master.key': 'cd'.repeat(32) })).toThrow(
    /master\.key 是另一把密钥[^]*is another key/,
  );
  expect(readFileSync(file, 'utf8')).toBe(`${bytes.toString('base64')}\n`);
});
