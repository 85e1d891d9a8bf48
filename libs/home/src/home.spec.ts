import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseAccount } from './account';
import { isRoot, openHome } from './home';
import { withLock } from './lock';
import { masterKey, parseMasterKey } from './master-key';
import { fitsSocket } from './place';
import { isIdentityAlive, isProcessAlive, ownIdentity } from './process-identity';
import { writeOnce } from './write-once';

let parent: string;
beforeEach(() => (parent = mkdtempSync(join(tmpdir(), 'dibao-home-'))));
afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe('the home', () => {
  it('is made for its user alone, and lets root’s server account walk through', () => {
    const { dir } = openHome({ dir: join(parent, 'a', 'home') });
    expect(statSync(dir).mode & 0o777).toBe(isRoot() ? 0o711 : 0o700);
  });

  it('is the folder LEDGER_HOME names', () => {
    const named = join(parent, 'named');
    expect(openHome({ env: { LEDGER_HOME: named } }).dir).toBe(named);
  });

  it('says in both languages when it cannot be used', () => {
    const file = join(parent, 'file');
    writeFileSync(file, '');
    expect(() => openHome({ dir: join(file, 'home') })).toThrow(/账本目录.*[^]*The ledger home/);
  });

  it('does not change the mode of a folder that was there before', () => {
    chmodSync(parent, 0o750);
    openHome({ dir: parent });
    expect(statSync(parent).mode & 0o777).toBe(0o750);
  });
});

describe('the master key', () => {
  it('is made once, readable by its user only, and the same ever after', () => {
    const home = openHome({ dir: parent });
    const first = masterKey(home, {});
    const again = masterKey(home, {});
    expect([first.created, again.created]).toEqual([true, false]);
    expect(first.key).toHaveLength(32);
    expect(again.key.equals(first.key)).toBe(true);
    expect(statSync(join(parent, 'master.key')).mode & 0o777).toBe(0o600);
    expect(first.advice.zh).toContain(join(parent, 'master.key'));
  });

  it('may be given as hex or base64 instead, and then no file is made', () => {
    const bytes = Buffer.alloc(32, 0xab);
    const home = openHome({ dir: parent });
    for (const text of [
      bytes.toString('hex'),
      bytes.toString('base64'),
      ` ${bytes.toString('hex')}\n`,
    ]) {
      const given = masterKey(home, { LEDGER_MASTER_KEY: text });
      expect(given.key.equals(bytes)).toBe(true);
      expect(given).toMatchObject({ created: false });
    }
    expect(() => statSync(join(parent, 'master.key'))).toThrow('ENOENT');
  });

  it('is refused when it is not 32 bytes, without being quoted', () => {
    const home = openHome({ dir: parent });
    const short = 'ab'.repeat(31);
    expect(() => masterKey(home, { LEDGER_MASTER_KEY: short })).toThrow('32');
    expect(() => masterKey(home, { LEDGER_MASTER_KEY: short })).not.toThrow(short);
    expect(parseMasterKey('z'.repeat(64))).toBeUndefined();
  });

  it('is refused, not replaced, when its file is damaged', () => {
    writeFileSync(join(parent, 'master.key'), 'abc');
    expect(() => masterKey(openHome({ dir: parent }), {})).toThrow('master.key');
    expect(readFileSync(join(parent, 'master.key'), 'utf8')).toBe('abc');
  });
});

describe('what is written once', () => {
  it('is what the first of two writers wrote', () => {
    const path = join(parent, 'once');
    const second = () => {
      expect(writeOnce(path, () => 'first').created).toBe(true);
      return 'second';
    };
    expect(writeOnce(path, second)).toEqual({ text: 'first', created: false });
  });
});

describe('the lock', () => {
  it('lets one in at a time', async () => {
    let inside = 0;
    const most: number[] = [];
    const work = async () => {
      most.push((inside += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => withLock(join(parent, 'lock'), work)));
    expect(most).toEqual(Array.from({ length: 8 }, () => 1));
  });

  it('is given back when the work fails', async () => {
    const path = join(parent, 'lock');
    await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(path, async () => 'yes')).toBe('yes');
  });

  it('is taken over from a process that is gone, also in the middle of taking it over', async () => {
    const path = join(parent, 'lock');
    writeFileSync(path, '999999999.1');
    writeFileSync(`${path}.breaking`, '999999999.1');
    expect(await withLock(path, async () => 'mine')).toBe('mine');
  });
});

describe('a process', () => {
  it('is told from a later one with the same number', () => {
    expect(isIdentityAlive(ownIdentity())).toBe(true);
    expect(isProcessAlive(process.pid)).toBe(true);
    expect(isIdentityAlive('not a process')).toBe(false);
    if (process.platform === 'linux') expect(isIdentityAlive(`${process.pid}.1`)).toBe(false);
  });
});

describe('the account of the server', () => {
  const passwd = [
    'root:x:0:0:root:/root:/bin/bash',
    'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin',
    'clerk:x:1000:1000:,,,:/home/clerk:/bin/bash',
    '',
  ].join('\n');

  it('is postgres, else nobody', () => {
    const withPostgres = `${passwd}postgres:x:101:104:,,,:/var/lib/postgresql:/bin/bash\n`;
    expect(chooseAccount(withPostgres)).toEqual({ uid: 101, gid: 104 });
    expect(chooseAccount(passwd)).toEqual({ uid: 65534, gid: 65534 });
    expect(chooseAccount('root:x:0:0:root:/root:/bin/bash')).toBeUndefined();
  });

  it('is the owner of the database folder, when there is one', () => {
    expect(chooseAccount(passwd, 1000)).toEqual({ uid: 1000, gid: 1000 });
    expect(chooseAccount(passwd, 4711)).toBeUndefined();
  });
});

it('a socket folder is short enough for the system', () => {
  expect(fitsSocket('/tmp/dibao-abcdef')).toBe(true);
  expect(fitsSocket(`/tmp/${'低保'.repeat(20)}`)).toBe(false);
});
