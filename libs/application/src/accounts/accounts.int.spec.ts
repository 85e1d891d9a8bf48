import { randomUUID } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { Pool } from 'pg';
import { type DivisionCode, type Instant, instant } from '@ledger/kernel';
import type { Account, AccountId } from './account';
import { type Accounts, openAccounts } from './accounts';
import type { NewAccount } from './changes';
import { migrateAccounts } from './schema';

const MINUTE = 60_000;
const STREET = '500118001' as DivisionCode;
const PASSWORD = 'correct horse';
const ADMIN = 'admin';
const DRAFT = {
  userName: 'li.si',
  displayName: '李四',
  role: 'street-officer',
  scope: STREET,
  password: PASSWORD,
  mustChangePassword: false,
} as const;
const start = Date.parse('2021-06-10T01:00:00Z');

let now: number;
const clock = (): Instant => instant(new Date(now).toISOString());

const database = `accounts_${randomUUID().replaceAll('-', '')}`;
let admin: Pool;
let pool: Pool;
let other: Pool;
let accounts: Accounts;

beforeAll(async () => {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_DATABASE_URL must name a PostgreSQL server for tests');
  admin = new Pool({ connectionString: server, max: 1 });
  await admin.query(`create database ${database}`);
  const url = new URL(server);
  url.pathname = `/${database}`;
  [pool, other] = [0, 1].map(() => {
    const one = new Pool({ connectionString: url.href, max: 8 });
    // The forced drop below may reach a connection before its goodbye did.
    one.on('error', () => undefined);
    return one;
  }) as [Pool, Pool];
});
afterAll(async () => {
  await Promise.all([pool.end(), other.end()]);
  await admin.query(`drop database ${database} with (force)`);
  await admin.end();
});

beforeEach(async () => {
  now = start;
  await pool.query('drop schema if exists accounts cascade');
  await migrateAccounts(pool);
  accounts = openAccounts({ pool, clock });
});

const create = async (userName = 'li.si'): Promise<Account> => {
  const account = await accounts.createAccount({ ...DRAFT, userName }, ADMIN);
  if ('refused' in account) throw new Error(account.refused);
  return account;
};

const loggedIn = async (password = PASSWORD): Promise<string> => {
  const outcome = await accounts.login('li.si', password);
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome.token;
};

const failures = async (count: number) => {
  for (let index = 0; index < count; index += 1) await accounts.login('li.si', 'wrong password');
};

/** Hashes cost what they do in an office, and not as little as in the other tests. */
const atFullCost = async (work: () => Promise<void>): Promise<void> => {
  const hashing = jest.mocked(argon2id);
  const light = hashing.getMockImplementation()!;
  hashing.mockImplementation(
    jest.requireActual<{ readonly argon2id: typeof argon2id }>('hash-wasm').argon2id,
  );
  await work().finally(() => hashing.mockImplementation(light));
};

const refused = (reason: string) => expect.objectContaining({ refused: reason });

describe('accounts', () => {
  it('migrates by several processes at once, and again', async () => {
    await pool.query('drop schema accounts cascade');
    await Promise.all([pool, other, pool, other].map(migrateAccounts));
    expect(await accounts.list()).toEqual([]);
  });

  it('keeps an account under its lower-cased name, once', async () => {
    const account = await create(' Li.Si ');
    expect(account).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      userName: 'li.si',
      displayName: '李四',
      role: 'street-officer',
      scope: STREET,
      mustChangePassword: false,
      createdAt: clock(),
    });
    await expect(create('LI.SI')).rejects.toThrow('user-name-taken');
    expect(await accounts.list()).toEqual([account]);
  });

  it('refuses names that are none and passwords that are too short', async () => {
    const tried = (more: Partial<NewAccount>) =>
      accounts.createAccount({ ...DRAFT, ...more }, ADMIN);
    expect(await tried({ userName: 'li si' })).toEqual(refused('not-a-user-name'));
    expect(await tried({ userName: '李四', password: '123456789' })).toEqual(
      refused('password-too-weak'),
    );
    expect(await tried({ role: 'village-reporter' })).toEqual(refused('scope-not-a-village'));
    expect(await accounts.list()).toEqual([]);
  });

  it('stores neither a password nor a session token', async () => {
    await create();
    const token = await loggedIn();
    const stored = await pool.query<{ text: string }>(
      `select (select json_agg(a)::text from accounts.account a) ||
        (select json_agg(s)::text from accounts.session s) as text`,
    );
    const [{ text } = { text: '' }] = stored.rows;
    expect(text).toContain('$argon2id$');
    for (const secret of [PASSWORD, token, Buffer.from(token, 'base64url').toString('hex')]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('logging in', () => {
  it('hands out a token of 32 bytes that says whose it is', async () => {
    const account = await create();
    const token = await loggedIn();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(await accounts.authenticate(token)).toEqual(account);
    expect(await accounts.authenticate(`${token}x`)).toBeUndefined();
    expect(await loggedIn()).not.toBe(token);
  });

  it('answers a wrong password and an unknown name alike, and as slowly', async () => {
    await atFullCost(async () => {
      await create();
      const timed = async (userName: string) => {
        const started = performance.now();
        expect(await accounts.login(userName, 'wrong password')).toEqual({
          refused: 'wrong-credentials',
          details: {},
        });
        return performance.now() - started;
      };
      /** The quickest of some: what else the machine does makes an answer slower, never quicker. */
      const quickest = async (userName: string) => {
        const times: number[] = [];
        for (let turn = 0; turn < 4; turn += 1) times.push(await timed(userName));
        return Math.min(...times);
      };
      const [known, unknown, malformed] = [
        await quickest('li.si'),
        await quickest('nobody'),
        await quickest('no\0body'),
      ];
      // A query alone takes a few milliseconds, a hash many times that.
      expect(unknown).toBeGreaterThan(known / 3);
      expect(malformed).toBeGreaterThan(known / 3);
    });
  });

  it('locks for fifteen minutes after five wrong passwords, also against the right one', async () => {
    await create();
    await failures(4);
    await loggedIn();
    await failures(4);
    await loggedIn();
    await failures(5);
    const until = instant(new Date(start + 15 * MINUTE).toISOString());
    expect(await accounts.login('li.si', PASSWORD)).toEqual({
      refused: 'locked',
      details: { until },
    });
    expect((await accounts.list())[0]?.lockedUntil).toBe(until);
    now = start + 15 * MINUTE - 1;
    expect(await accounts.login('li.si', PASSWORD)).toEqual(refused('locked'));
    now = start + 15 * MINUTE;
    await failures(4);
    await loggedIn();
  });

  it('counts wrong guesses also when they are sent all at once', async () => {
    await create();
    const guesses = Array.from({ length: 12 }, (_, index) => `guess number ${index}`);
    const outcomes = await Promise.all(guesses.map((guess) => accounts.login('li.si', guess)));
    expect(outcomes.every((outcome) => 'refused' in outcome)).toBe(true);
    expect(await accounts.login('li.si', PASSWORD)).toEqual(refused('locked'));
  });

  it('tells only who knows the password that an account is disabled', async () => {
    const account = await create();
    const token = await loggedIn();
    expect(await accounts.disable(account.id, ADMIN)).toHaveProperty('disabledAt', clock());
    expect(await accounts.authenticate(token)).toBeUndefined();
    expect(await accounts.login('li.si', PASSWORD)).toEqual(refused('disabled'));
    expect(await accounts.login('li.si', 'wrong password')).toEqual(refused('wrong-credentials'));
    expect(await accounts.disable(randomUUID() as AccountId, ADMIN)).toEqual(
      refused('unknown-account'),
    );
  });
});

describe('a session', () => {
  it('is worth nothing once the account is disabled, however it came to be', async () => {
    await create();
    const token = await loggedIn();
    // As when a login and the disabling cross: the session is there, and so is the day.
    await pool.query('update accounts.account set disabled_at = $1', [clock()]);
    expect(await accounts.authenticate(token)).toBeUndefined();
  });

  it('lasts while it is used, but no longer than twelve hours', async () => {
    await create();
    const token = await loggedIn();
    for (let minutes = 55; minutes < 12 * 60; minutes += 55) {
      now = start + minutes * MINUTE;
      expect(await accounts.authenticate(token)).toBeDefined();
    }
    now = start + 12 * 60 * MINUTE - 1;
    expect(await accounts.authenticate(token)).toBeDefined();
    now = start + 12 * 60 * MINUTE;
    expect(await accounts.authenticate(token)).toBeUndefined();
  });

  it('ends after sixty idle minutes', async () => {
    await create();
    const token = await loggedIn();
    now = start + 60 * MINUTE - 1;
    expect(await accounts.authenticate(token)).toBeDefined();
    now += 60 * MINUTE;
    expect(await accounts.authenticate(token)).toBeUndefined();
  });

  it('ends by logging out, and leaves the others', async () => {
    const account = await create();
    const [here, there] = [await loggedIn(), await loggedIn()];
    await accounts.logout(here);
    expect(await accounts.authenticate(here)).toBeUndefined();
    expect(await accounts.authenticate(there)).toBeDefined();
    await accounts.endSessions(account.id, ADMIN);
    expect(await accounts.authenticate(there)).toBeUndefined();
  });

  it('ends when the password changes', async () => {
    const account = await create();
    const token = await loggedIn();
    await failures(5);
    const changed = await accounts.setPassword(
      account.id,
      { password: 'battery staple', mustChange: true },
      ADMIN,
    );
    expect(changed).toEqual({ ...account, mustChangePassword: true });
    expect(await accounts.authenticate(token)).toBeUndefined();
    expect(await accounts.login('li.si', PASSWORD)).toEqual(refused('wrong-credentials'));
    await loggedIn('battery staple');
  });

  it('does not take an old, a short or a stranger’s password as a new one', async () => {
    const { id } = await create();
    const set = (account: AccountId, password: string) =>
      accounts.setPassword(account, { password, mustChange: false }, 'li.si');
    expect(await set(id, PASSWORD)).toEqual(refused('password-unchanged'));
    expect(await set(id, 'short')).toEqual(refused('password-too-weak'));
    expect(await set(randomUUID() as AccountId, 'battery staple')).toEqual(
      refused('unknown-account'),
    );
  });
});

describe('a session of somebody', () => {
  it('is listed with where it began and when it was last seen, and no token of it', async () => {
    const account = await create();
    const [first, second] = [await loggedIn(), await loggedIn()];
    now = start + 10 * MINUTE;
    const third = await accounts.login('li.si', PASSWORD, '10.0.0.7');
    if ('refused' in third) throw new Error(third.refused);
    await accounts.authenticate(second);
    const listed = await accounts.sessions(account.id, second);
    expect(listed).toEqual([
      {
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        startedAt: clock(),
        lastSeenAt: clock(),
        expiresAt: instant(new Date(now + 12 * 60 * MINUTE).toISOString()),
        address: '10.0.0.7',
        isCurrent: false,
      },
      ...[first, second].map(() =>
        expect.objectContaining({
          startedAt: instant(new Date(start).toISOString()),
          address: null,
        }),
      ),
    ]);
    expect(listed.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    expect(JSON.stringify(listed)).not.toContain(third.token);
    now = start + 61 * MINUTE;
    expect(await accounts.sessions(account.id)).toHaveLength(2);
  });

  it('ends by its name, and only where it is one of the account’s', async () => {
    const account = await create();
    const stranger = await create('wang.wu');
    const [here, there] = [await loggedIn(), await loggedIn()];
    const listed = await accounts.sessions(account.id, here);
    const other = listed.find(({ isCurrent }) => !isCurrent)!;
    expect(await accounts.endSession(stranger.id, other.id, 'wang.wu')).toBe(false);
    expect(await accounts.authenticate(there)).toBeDefined();
    expect(await accounts.endSession(account.id, other.id, 'li.si')).toBe(true);
    expect(await accounts.endSession(account.id, other.id, 'li.si')).toBe(false);
    expect(await accounts.authenticate(there)).toBeUndefined();
    expect(await accounts.authenticate(here)).toBeDefined();
  });
});

describe('a lock', () => {
  it('is lifted by an administrator before its time, and leaves sessions alone', async () => {
    const account = await create();
    const token = await loggedIn();
    await failures(5);
    expect(await accounts.login('li.si', PASSWORD)).toEqual(refused('locked'));
    expect(await accounts.authenticate(token)).toBeDefined();
    expect(await accounts.unlock(account.id, ADMIN)).toEqual(account);
    await loggedIn();
    expect(await accounts.unlock(randomUUID() as AccountId, ADMIN)).toEqual(
      refused('unknown-account'),
    );
  });

  it('forgets guesses that did not lock yet as well', async () => {
    const { id } = await create();
    await failures(4);
    await accounts.unlock(id, ADMIN);
    await failures(4);
    await loggedIn();
  });
});

describe('a reset code', () => {
  const NEW = 'battery staple';
  const codeOf = async (account: AccountId): Promise<string> => {
    const made = await accounts.makeResetCode(account, ADMIN);
    if ('refused' in made) throw new Error(made.refused);
    return made.code;
  };

  it('sets a new password once, whatever its case and dashes, and nothing else does', async () => {
    const account = await create();
    const token = await loggedIn();
    const code = await codeOf(account.id);
    expect(code).toMatch(/^[a-z\d]{4}(-[a-z\d]{4}){3}$/);
    expect(await accounts.resetPassword('li.si', 'wrong-code', NEW)).toEqual(refused('wrong-code'));
    expect(await accounts.resetPassword('wang.wu', code, NEW)).toEqual(refused('wrong-code'));
    expect(await accounts.resetPassword('li.si', code, 'short')).toEqual(
      refused('password-too-weak'),
    );
    expect(await accounts.resetPassword('li.si', code, PASSWORD)).toEqual(
      refused('password-unchanged'),
    );
    // Until it is used nothing has changed.
    expect(await accounts.authenticate(token)).toBeDefined();
    const typed = code.replaceAll('-', ' ').toUpperCase();
    expect(await accounts.resetPassword(' Li.Si', typed, NEW)).toEqual(account);
    expect(await accounts.authenticate(token)).toBeUndefined();
    expect(await accounts.login('li.si', PASSWORD)).toEqual(refused('wrong-credentials'));
    await loggedIn(NEW);
    expect(await accounts.resetPassword('li.si', code, 'another password')).toEqual(
      refused('wrong-code'),
    );
  });

  it('is used by one of two who have it', async () => {
    const { id } = await create();
    const code = await codeOf(id);
    const outcomes = await Promise.all(
      ['first of the two', 'second of the two'].map((one) =>
        accounts.resetPassword('li.si', code, one),
      ),
    );
    expect(outcomes.filter((outcome) => 'refused' in outcome)).toEqual([refused('wrong-code')]);
  });

  it('lasts 24 hours, and until the next one', async () => {
    const { id } = await create();
    const [first, second] = [await codeOf(id), await codeOf(id)];
    expect(await accounts.resetPassword('li.si', first, NEW)).toEqual(refused('wrong-code'));
    now = start + 24 * 60 * MINUTE;
    expect(await accounts.resetPassword('li.si', second, NEW)).toEqual(refused('wrong-code'));
    now -= 1;
    expect(await accounts.resetPassword('li.si', second, NEW)).toHaveProperty('userName', 'li.si');
  });

  it('lifts a lock, and is void once the password was changed or the account disabled', async () => {
    const { id } = await create();
    await failures(5);
    await accounts.resetPassword('li.si', await codeOf(id), NEW);
    await loggedIn(NEW);
    const changed = await codeOf(id);
    await accounts.setPassword(id, { password: PASSWORD, mustChange: false }, 'li.si');
    expect(await accounts.resetPassword('li.si', changed, NEW)).toEqual(refused('wrong-code'));
    const disabled = await codeOf(id);
    await accounts.disable(id, ADMIN);
    expect(await accounts.makeResetCode(id, ADMIN)).toEqual(refused('disabled'));
    await accounts.enable(id, ADMIN);
    expect(await accounts.resetPassword('li.si', disabled, NEW)).toEqual(refused('wrong-code'));
    await loggedIn();
  });

  it('is stored as a hash', async () => {
    const { id } = await create();
    const code = await codeOf(id);
    const { rows } = await pool.query<{ text: string }>(
      'select json_agg(c)::text as text from accounts.reset_code c',
    );
    expect(rows[0]?.text).toContain(id);
    for (const secret of [code, code.replaceAll('-', '')]) {
      expect(rows[0]?.text).not.toContain(secret);
      expect(rows[0]?.text).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });
});

describe('what was done to an account', () => {
  it('is kept with who did it and when, and the database refuses to forget it', async () => {
    const { id } = await create();
    await failures(5);
    now = start + MINUTE;
    await accounts.unlock(id, ADMIN);
    await accounts.unlock(id, ADMIN);
    await accounts.setPassword(id, { password: 'battery staple', mustChange: true }, ADMIN);
    await accounts.setPassword(id, { password: PASSWORD, mustChange: false }, 'li.si');
    const made = await accounts.makeResetCode(id, ADMIN);
    await accounts.resetPassword('li.si', 'code' in made ? made.code : '', 'battery staple');
    await accounts.endSessions(id, ADMIN);
    await accounts.disable(id, 'second.admin');
    await accounts.disable(id, ADMIN);
    await accounts.enable(id, ADMIN);
    const acts = await accounts.acts(id);
    expect(acts.toReversed().map(({ what, by }) => `${what} ${by}`)).toEqual([
      'created admin',
      'locked wrong-passwords',
      'unlocked admin',
      'password-set admin',
      'password-changed li.si',
      'reset-code-made admin',
      'password-reset li.si',
      'sessions-ended admin',
      'disabled second.admin',
      'enabled admin',
    ]);
    expect(acts.at(-1)?.at).toBe(instant(new Date(start).toISOString()));
    expect(acts[0]?.at).toBe(clock());
    for (const sql of ['delete from', 'truncate', `update`]) {
      const change = `${sql} accounts.act ${sql === 'update' ? `set done_by = 'nobody'` : ''}`;
      await expect(pool.query(change)).rejects.toThrow('stays');
    }
  });
});

describe('the first start', () => {
  it('makes one account an office, each with a password of its own to be changed', async () => {
    const first = (await accounts.ensureFirstAccounts(STREET))!;
    expect(first.map(({ userName, role }) => [userName, role])).toEqual([
      ['admin', 'administrator'],
      ['finance', 'finance-officer'],
      ['street', 'street-officer'],
      ['discipline', 'discipline-investigator'],
    ]);
    expect(new Set(first.map(({ password }) => password)).size).toBe(4);
    for (const { userName, password } of first) {
      expect(password.length).toBeGreaterThanOrEqual(14);
      expect(await accounts.login(userName, password)).toMatchObject({
        account: { userName, scope: STREET, mustChangePassword: true },
      });
    }
    expect(await accounts.ensureFirstAccounts(STREET)).toBeUndefined();
  });

  it('makes nothing where somebody is already', async () => {
    await create();
    expect(await accounts.ensureFirstAccounts(STREET)).toBeUndefined();
    expect(await accounts.list()).toHaveLength(1);
  });

  it('hands the passwords to one of two processes that start at once', async () => {
    const theirs = openAccounts({ pool: other, clock });
    const made = await Promise.all([
      accounts.ensureFirstAccounts(STREET),
      theirs.ensureFirstAccounts(STREET),
    ]);
    expect(made.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await accounts.list()).toHaveLength(4);
  });
});
