import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  AskVerify,
  BackupProblem,
  type BackupTaken,
  type Restored,
  restoreBackup,
  type RestoreOrder,
  systemClock,
  takeBackup,
  type Upload,
} from '@ledger/application';
import { copyLog, linesOf, logOfLines, openPostgresStore } from '@ledger/event-store';
import type { Instant } from '@ledger/kernel';
import { Client } from 'pg';
import { archive, bankResult, type Batch, deaths, roster } from './office-files';
import { answersOn, newHome, openLedger, type OpenLedger, type Place } from './open-ledger';
import { untouchedPlace } from './place';

jest.setTimeout(120_000);

const KNOWN_ON = '2035-12-31';
const PASSPHRASE = 'correct horse 备份';
const HOUSEHOLDS = Array.from({ length: 12 }, (_, n) => n + 1);

const batchOf = (month: number): Batch => {
  const text = `2021-${String(month).padStart(2, '0')}`;
  return {
    no: `SYL${text.replace('-', '')}01`,
    month: text,
    frozenOn: '2021-03-20',
    sentOn: `${text}-05`,
  };
};

const monthOf = async (month: number): Promise<readonly Upload[]> => {
  const batch = batchOf(month);
  return [
    await roster(`03-${month}.xlsx`, batch, HOUSEHOLDS),
    bankResult(`04-${month}.csv`, batch, HOUSEHOLDS, `${batch.month}-06`),
  ];
};

const beginning = async (): Promise<readonly Upload[]> => [
  await archive('01.xlsx', HOUSEHOLDS),
  ...(await monthOf(4)),
  await deaths('05.xlsx', [
    { household: 2, diedOn: '2021-02-10' },
    { household: 5, diedOn: '2021-03-01' },
  ]),
];

const places: Place[] = [];
const placed = async (): Promise<Place> => {
  const place = await untouchedPlace();
  places.push(place);
  return place;
};
const folders = newHome();

let original: Place;
let ledger: OpenLedger;
let password: string;
let backup: BackupTaken;
let keyless: BackupTaken;
let before: { readonly events: number; readonly at: Instant; readonly answers: object };
const handedIn: Upload[] = [];

const envOf = ({ url }: Place) => ({ DATABASE_URL: url! });

const keyOf = ({ home }: Place) => ({
  LEDGER_MASTER_KEY: readFileSync(join(home, 'master.key'), 'utf8').trim(),
});

const takeFrom = (passphrase: string | undefined): Promise<BackupTaken> => {
  const to = join(folders.folder, passphrase === undefined ? 'keyless' : 'backups');
  return takeBackup(ledger.app, { to, passphrase, home: original.home, env: envOf(original) });
};

const restoreTo = (
  { home, ...place }: Place,
  from: string,
  order: Partial<RestoreOrder> = {},
): Promise<Restored> =>
  restoreBackup({
    from,
    home,
    passphrase: async () => PASSPHRASE,
    ...order,
    env: { ...envOf({ home, ...place }), ...order.env },
  });

const refusalOf = (restoring: Promise<unknown>): Promise<unknown> =>
  restoring.then(
    () => 'it was done',
    (error: unknown) => (error instanceof BackupProblem ? error.code : error),
  );

const queried = async ({ url }: Place, sql: string): Promise<readonly object[]> => {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query<object>(sql);
  await client.end();
  return rows;
};

const schemasOf = async (place: Place): Promise<readonly object[]> =>
  queried(place, `select nspname from pg_namespace where nspname !~ '^(pg_|information_|public)'`);

const opened = async <T>(place: Place, work: (ledger: OpenLedger) => Promise<T>): Promise<T> => {
  const open = await openLedger(place);
  try {
    await open.app.caughtUp();
    return await work(open);
  } finally {
    await open.close();
  }
};

/** Goes on taking months in until it is told to stop, and one month more. */
const loadUntil = async (signal: AbortSignal): Promise<void> => {
  for (let [month, last] = [5, false]; !last; month += 1) {
    last = signal.aborted;
    const files = await monthOf(month);
    handedIn.push(...files);
    await ledger.take(files);
  }
};

beforeAll(async () => {
  original = await placed();
  ledger = await openLedger(original);
  password = ledger.app.firstRun.accounts!.find(({ userName }) => userName === 'admin')!.password;
  handedIn.push(...(await beginning()));
  await ledger.take(handedIn);
  await ledger.app.caughtUp();
  before = {
    events: await ledger.events(),
    at: systemClock.now(),
    answers: await answersOn(ledger, KNOWN_ON),
  };
  const enough = new AbortController();
  const loading = loadUntil(enough.signal);
  while ((await ledger.events()) <= before.events) await new Promise(setImmediate);
  backup = await takeFrom(PASSPHRASE);
  enough.abort();
  await loading;
  await ledger.app.caughtUp();
  keyless = await takeFrom(undefined);
});

afterAll(async () => {
  await ledger?.close();
  for (const place of places) await place.remove();
  rmSync(folders.folder, { recursive: true, force: true });
});

it('was taken in the middle of an import, for its owner only, under a name it got at the end', async () => {
  const { folder, manifest } = backup;
  expect(manifest.log.events).toBeGreaterThan(before.events);
  expect(manifest.log.events).toBeLessThan(await ledger.events());
  expect(manifest.log.checkpoint).toContain(`\n${manifest.log.events}\n`);
  const files = readdirSync(folder);
  expect(files.map((file) => statSync(join(folder, file)).mode & 0o777)).toEqual(
    files.map(() => 0o600),
  );
  expect(readdirSync(join(folders.folder, 'backups'))).toEqual([folder.split('/').at(-1)]);
});

it('holds no key that lies open, with a passphrase or without', () => {
  const { LEDGER_MASTER_KEY: master } = keyOf(original);
  for (const { folder } of [backup, keyless]) {
    for (const file of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, file));
      expect(bytes.includes(master)).toBe(false);
      expect(bytes.includes(Buffer.from(master, 'hex'))).toBe(false);
    }
  }
  expect(readdirSync(keyless.folder)).not.toContain('keys.sealed');
  expect(keyless.manifest.keys).toBeNull();
});

it('a place that cannot be written is said in words, and nothing is left there', async () => {
  const file = join(folders.folder, 'a-file');
  writeFileSync(file, 'here first');
  const order = { to: file, passphrase: undefined, home: original.home, env: envOf(original) };
  expect(await refusalOf(takeBackup(ledger.app, order))).toBe('not-writable');
  expect(readFileSync(file, 'utf8')).toBe('here first');
});

it('every table of a ledger is either kept or follows from what is kept', async () => {
  const derived = [
    'accounts.migration and seal_key.migration are written by the migrations',
    'accounts.session accounts.sign_on accounts.reset_code end with the machine',
    'exchange.migration is written by the migrations',
    'exchange.kept_answer is forgotten after a day anyway',
    'exchange.subscription exchange.delivery exchange.gathered are left: a copy speaks to nobody',
    'people.vault is made for the master key',
    'log.events log.head committee_log.events committee_log.head come from the lines of the logs',
    'seal.head seal.tile seal.progress seal.place follow from the log',
    'committee_seal.head committee_seal.tile committee_seal.progress committee_seal.place as well',
    'committee_read.checkpoint committee_read.access_entry committee_read.clue are a register',
    'home.main_log is settled by the restore',
  ].join(' ');
  const tables = await queried(
    original,
    `select schemaname || '.' || tablename as name from pg_tables
      where schemaname !~ '^(pg_|information_schema|public$|read)' order by 1`,
  );
  const kept = backup.manifest.tables.map(({ table }) => table);
  const forgotten = (tables as readonly { name: string }[])
    .map(({ name }) => name)
    .filter((name) => !kept.includes(name) && !derived.split(' ').includes(name));
  expect(forgotten).toEqual([]);
});

describe('restored elsewhere', () => {
  let elsewhere: Place;
  let restored: Restored;
  beforeAll(async () => {
    elsewhere = await placed();
    restored = await restoreTo(elsewhere, backup.folder);
  });

  const openImports = () => queried(elsewhere, `select from imports.job where phase <> 'finished'`);

  it('has the import that was under way still before it', async () => {
    expect(await openImports()).toHaveLength(1);
  });

  it('shows what the original shows of the same prefix', async () => {
    const prefix = await placed();
    const store = await openPostgresStore({ connectionString: prefix.url! });
    const { store: from } = ledger.app.parts;
    await copyLog(
      logOfLines(() => linesOf(from, backup.manifest.log.events)),
      store,
    );
    await store.close();
    await opened(prefix, async () => undefined);
    for (const table of ['finding', 'money', 'fact', 'hop', 'delay', 'file']) {
      const sql = `select to_jsonb(t)::text as row from read.${table} t order by 1`;
      const rows = await queried(prefix, sql);
      expect(await queried(elsewhere, sql)).toEqual(rows);
      if (table === 'finding') expect(rows.length).toBeGreaterThan(0);
    }
  });

  it('has the root of the manifest, and everything verifies', async () => {
    const { events, root } = backup.manifest.log;
    expect(restored).toMatchObject({ events, root, isCut: false, keyTrouble: undefined });
    expect(restored.documents).toBeGreaterThan(HOUSEHOLDS.length);
    await opened(elsewhere, async ({ ask, app }) => {
      const answer = await ask(new AskVerify());
      expect(answer).toMatchObject({ ok: true, keyTrouble: null });
      expect(await app.accounts.login('admin', password)).not.toHaveProperty('refused');
    });
  });

  it('goes on: the import that was under way is done, and the rest handed in again changes nothing', async () => {
    await opened(elsewhere, async (again) => {
      await again.take(handedIn);
      await again.app.caughtUp();
      expect(await answersOn(again, KNOWN_ON)).toEqual(await answersOn(ledger, KNOWN_ON));
      expect(await again.ask(new AskVerify())).toMatchObject({ ok: true });
    });
    expect(await openImports()).toEqual([]);
  });

  it('the committee reads what was recorded before', async () => {
    const entriesOf = async ({ app }: OpenLedger) => {
      const { register } = await app.parts.committee.opened();
      return (await register.access({ limit: 100 })).entries.toReversed();
    };
    const there = await entriesOf(ledger);
    const here = await opened(elsewhere, entriesOf);
    expect(backup.manifest.committee?.events).toBeGreaterThan(0);
    expect(here.slice(0, backup.manifest.committee?.events)).toEqual(
      there.slice(0, backup.manifest.committee?.events),
    );
  });
});

describe('is refused before anything is touched', () => {
  let target: Place;
  beforeAll(async () => (target = await placed()));
  afterEach(async () => expect(await schemasOf(target)).toEqual([]));

  /** Restores a copy of the backup on which somebody has been at work. */
  const restoreDamaged = (name: string, change: (folder: string) => void): Promise<Restored> => {
    const copy = join(folders.folder, name);
    cpSync(keyless.folder, copy, { recursive: true });
    change(copy);
    return restoreTo(target, copy, { env: keyOf(original) });
  };
  const flip = (path: string): void => {
    const bytes = readFileSync(path);
    const middle = bytes.length >> 1;
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    writeFileSync(path, bytes);
  };

  it.each([
    'log.ndjson.gz',
    'people.document.copy.gz',
    'accounts.account.copy.gz',
    'committee-log.ndjson.gz',
  ])('one bit of %s is not as it was', async (file) => {
    const restoring = restoreDamaged(`flip-${file}`, (folder) => flip(join(folder, file)));
    await expect(restoring).rejects.toMatchObject({
      code: 'part-damaged',
      message: expect.stringContaining(join(`flip-${file}`, file)),
    });
  });

  it('a file is missing', async () => {
    const restoring = restoreDamaged('missing', (folder) =>
      rmSync(join(folder, 'seal.checkpoint.copy.gz')),
    );
    expect(await refusalOf(restoring)).toBe('part-damaged');
  });

  it('there is no manifest, as when a backup was broken off', async () => {
    const restoring = restoreDamaged('broken-off', (folder) =>
      rmSync(join(folder, 'manifest.json')),
    );
    expect(await refusalOf(restoring)).toBe('no-backup');
  });

  it('somebody wrote its digests anew', async () => {
    const restoring = restoreDamaged('forged', (folder) => {
      const path = join(folder, 'manifest.json');
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replace(keyless.manifest.log.sha256, '0'.repeat(64)));
    });
    expect(await refusalOf(restoring)).toBe('not-a-manifest');
  });

  it('the passphrase is another', async () => {
    const passphrase = async () => `${PASSPHRASE}x`;
    expect(await refusalOf(restoreTo(target, backup.folder, { passphrase }))).toBe(
      'wrong-passphrase',
    );
  });

  it('the keys were left out and are not here, or are those of another ledger', async () => {
    expect(await refusalOf(restoreTo(target, keyless.folder))).toBe('keys-left-out');
    const env = { LEDGER_MASTER_KEY: 'ab'.repeat(32) };
    expect(await refusalOf(restoreTo(target, keyless.folder, { env }))).toBe('wrong-master-key');
    expect(await refusalOf(restoreTo(target, backup.folder, { env }))).toBe('wrong-master-key');
  });

  it('nothing had been recorded by then', async () => {
    const until = '2020-01-01T00:00:00.000Z' as Instant;
    expect(await refusalOf(restoreTo(target, backup.folder, { until }))).toBe('nothing-by-then');
  });

  it('the home or the database holds a ledger', async () => {
    expect(await refusalOf(restoreTo(original, backup.folder))).toBe('not-empty');
    const there = { ...target, home: join(folders.folder, 'stranger') };
    mkdirSync(there.home);
    writeFileSync(join(there.home, 'master.key'), 'cd'.repeat(32));
    await expect(restoreTo(there, backup.folder)).rejects.toThrow(/master\.key[^]*another key/);
    expect(await ledger.events()).toBeGreaterThan(backup.manifest.log.events);
  });
});

it('restored to a moment it says what it said then, over the remains of a restore that was killed', async () => {
  const place = await placed();
  await queried(
    place,
    `create schema restoring; create table restoring.mark as select 'there' as from_path;
     create schema log; create table log.events (position bigint)`,
  );
  expect(await refusalOf(openLedger(place))).toBe('restore-unfinished');
  const env = keyOf(original);
  const restored = await restoreTo(place, keyless.folder, { until: before.at, env });
  expect(restored).toMatchObject({ events: before.events, isCut: true, keyTrouble: 'missing' });
  // The keys were left out; whoever kept them puts them back.
  for (const file of ['master.key', 'seal-key']) {
    copyFileSync(join(original.home, file), join(place.home, file));
  }
  await opened(place, async (then) => {
    expect(await answersOn(then, KNOWN_ON)).toEqual(before.answers);
    expect(await then.ask(new AskVerify())).toMatchObject({ ok: true, events: before.events });
    await then.take(handedIn);
    expect(await answersOn(then, KNOWN_ON)).toEqual(await answersOn(ledger, KNOWN_ON));
  });
});

it('a vault that lacks what the log refers to is not restored, and nothing of it is left', async () => {
  await ledger.app.parts.pool.query(`
    alter table people.document disable trigger all;
    delete from people.document where id = (
      select (data->'evidence'->>'document')::uuid from
        (select text::jsonb->'data' as data from log.events) e
        where data ? 'evidence' limit 1)`);
  const { folder } = await takeFrom(PASSPHRASE);
  const place = await placed();
  expect(await refusalOf(restoreTo(place, folder))).toBe('not-verified');
  expect(await schemasOf(place)).toEqual([]);
  expect(readdirSync(place.home)).not.toContain('master.key');
});
