import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { type DivisionCode, type Instant, instant } from '@ledger/kernel';
import type { Account, AccountId } from './account';
import { type Accounts, openAccounts } from './accounts';
import { migrateAccounts } from './schema';

const MINUTE = 60_000;
const STREET = '500118001' as DivisionCode;
const PASSWORD = 'correct horse';
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
  const account = await accounts.createAccount({
    userName,
    displayName: '李四',
    role: 'street-officer',
    scope: STREET,
    password: PASSWORD,
    mustChangePassword: false,
  });
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
    const draft = {
      userName: 'li si',
      displayName: '李四',
      role: 'street-officer',
      scope: STREET,
      password: PASSWORD,
      mustChangePassword: true,
    } as const;
    expect(await accounts.createAccount(draft)).toEqual(refused('not-a-user-name'));
    expect(
      await accounts.createAccount({ ...draft, userName: '李四', password: '123456789' }),
    ).toEqual(refused('password-too-weak'));
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
    await create();
    const timed = async (userName: string) => {
      const started = performance.now();
      expect(await accounts.login(userName, 'wrong password')).toEqual({
        refused: 'wrong-credentials',
        details: {},
      });
      return performance.now() - started;
    };
    await timed('nobody');
    const [known, unknown, malformed] = [
      await timed('li.si'),
      await timed('nobody'),
      await timed('no\0body'),
    ];
    // A query alone takes a few milliseconds, a hash many times that.
    expect(unknown).toBeGreaterThan(known / 3);
    expect(malformed).toBeGreaterThan(known / 3);
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
    expect(await accounts.disable(account.id)).toHaveProperty('disabledAt', clock());
    expect(await accounts.authenticate(token)).toBeUndefined();
    expect(await accounts.login('li.si', PASSWORD)).toEqual(refused('disabled'));
    expect(await accounts.login('li.si', 'wrong password')).toEqual(refused('wrong-credentials'));
    expect(await accounts.disable(randomUUID() as AccountId)).toEqual(refused('unknown-account'));
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
    await accounts.revokeAll(account.id);
    expect(await accounts.authenticate(there)).toBeUndefined();
  });

  it('ends when the password changes', async () => {
    const account = await create();
    const token = await loggedIn();
    await failures(5);
    const changed = await accounts.setPassword(account.id, 'battery staple', { mustChange: true });
    expect(changed).toEqual({ ...account, mustChangePassword: true });
    expect(await accounts.authenticate(token)).toBeUndefined();
    expect(await accounts.login('li.si', PASSWORD)).toEqual(refused('wrong-credentials'));
    await loggedIn('battery staple');
  });

  it('does not take an old, a short or a stranger’s password as a new one', async () => {
    const { id } = await create();
    const set = (account: AccountId, password: string) =>
      accounts.setPassword(account, password, { mustChange: false });
    expect(await set(id, PASSWORD)).toEqual(refused('password-unchanged'));
    expect(await set(id, 'short')).toEqual(refused('password-too-weak'));
    expect(await set(randomUUID() as AccountId, 'battery staple')).toEqual(
      refused('unknown-account'),
    );
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
