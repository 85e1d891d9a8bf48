import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant, LocalDate } from '@ledger/kernel';
import { StoreUnavailable } from '@ledger/event-store';
import { openHome } from '@ledger/home';
import { parseClueNo } from '@ledger/ledger';
import { Client } from 'pg';
import { makeDatabase, type ScratchDatabase } from '../../../../tests/contract/scratch-database';
import type { Clock } from '../clock';
import { CommitteeKeyAway } from './clues';
import { verifyCommittee } from './verify-committee';
import { type Committee, committeeOf, openCommittee } from './wiring';

const clock: Clock = {
  now: () => '2021-06-30T04:00:00.000Z' as Instant,
  today: () => '2021-06-30' as LocalDate,
};
const masterKey = Buffer.alloc(32, 5);
const street = { actor: 'street-wang', role: 'street-officer' } as const;
const finance = { actor: 'finance-li', role: 'finance-officer' } as const;
const PURPOSE = '入户核实本人';
const HOUSEHOLD = 'JT-SECRET-77';
const CLUE = parseClueNo('永纪线2021-007')!;

const viewed = {
  type: 'RecordPersonalDataView',
  data: { purpose: PURPOSE, question: '{}' },
} as const;
const replayed = {
  type: 'RecordReplay',
  data: { household: HOUSEHOLD, knownOn: '2021-06-30' },
} as const;
const receive = {
  type: 'ReceiveClue',
  data: {
    clue: CLUE,
    source: 'PETITION',
    receivedOn: clock.today(),
    openedBy: 'investigator-a',
    purpose: PURPOSE,
  },
} as const;
const assign = {
  type: 'AssignClue',
  data: { assignedTo: 'investigator-b', assignedOn: clock.today(), assignedBy: 'investigator-a' },
} as const;

let database: ScratchDatabase;
let folder: string;
let open: Committee[];

beforeEach(async () => {
  database = await makeDatabase('committee');
  folder = mkdtempSync(join(tmpdir(), 'dibao-committee-'));
  open = [];
});
afterEach(async () => {
  for (const committee of open) await committee.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const needs = (home = 'home', env = {}) => ({
  home: openHome({ dir: join(folder, home) }),
  env,
  databaseUrl: database.url,
  masterKey,
  clock,
});
const opened = async (home?: string, env?: Record<string, string>): Promise<Committee> => {
  const committee = await openCommittee(needs(home, env));
  open.push(committee);
  return committee;
};
const asOwner = async <Row extends object>(sql: string): Promise<readonly Row[]> => {
  const client = new Client(database.url);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
};
const takeKeyAway = (home = 'home') => rmSync(join(folder, home, 'committee-key'));

it('what was recorded is found again, newest first, by user, day, kind and page', async () => {
  const { access, ...committee } = await opened();
  await access.record(street, viewed);
  await access.record(finance, replayed);
  await access.record(street, replayed, viewed);
  const { register } = await committee.opened();
  const all = await register.access({ limit: 10 });
  expect(all.entries.map(({ user, kind }) => [user, kind])).toEqual([
    ['street-wang', 'PersonalDataViewed'],
    ['street-wang', 'HistoryReplayed'],
    ['finance-li', 'HistoryReplayed'],
    ['street-wang', 'PersonalDataViewed'],
  ]);
  expect(all.entries[2]).toMatchObject({
    role: 'finance-officer',
    day: '2021-06-30',
    details: { household: HOUSEHOLD, knownOn: '2021-06-30' },
  });
  expect(all.before).toBeNull();
  const places = async (asked: object) =>
    (await register.access({ limit: 10, ...asked })).entries.map(({ place }) => place);
  expect(await places({ user: 'street-wang' })).toEqual([4, 3, 1]);
  expect(await places({ kind: 'HistoryReplayed' })).toEqual([3, 2]);
  expect(await places({ user: 'street-wang', kind: 'HistoryReplayed' })).toEqual([3]);
  expect(await places({ day: '2021-06-29' })).toEqual([]);
  const first = await register.access({ limit: 3 });
  expect(first.before).toBe(2);
  expect(await places({ before: first.before })).toEqual([1]);
});

it('the owner of the database reads neither who looked nor at what, nor of which clue', async () => {
  const { access, ...committee } = await opened();
  await access.record(street, viewed, replayed);
  const { clues, register } = await committee.opened();
  await clues.run(CLUE, receive, 'investigator-a');
  expect(await register.clues()).toHaveLength(1);
  const tables = await asOwner<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema like 'committee%'`,
  );
  expect(tables.length).toBeGreaterThan(6);
  const rows = await Promise.all(
    tables.map(({ name }) => asOwner<{ row: string }>(`select t::text as row from ${name} t`)),
  );
  const text = rows
    .flat()
    .map(({ row }) => row)
    .join('\n');
  expect(text).toContain('RecordSealed');
  const secrets =
    'street-wang street-officer investigator PETITION PersonalDataViewed HistoryReplayed ClueReceived'
      .split(' ')
      .concat(PURPOSE, HOUSEHOLD, CLUE);
  const hex = (secret: string) => Buffer.from(secret, 'utf8').toString('hex');
  const base64 = (secret: string) => Buffer.from(secret, 'utf8').toString('base64').slice(0, -2);
  const found = secrets.filter((secret) =>
    [secret, hex(secret), base64(secret)].some((shape) => text.includes(shape)),
  );
  expect(found).toEqual([]);
});

it('a machine without the private key goes on recording and cannot read', async () => {
  const first = await opened();
  await first.access.record(street, viewed);
  const key = readFileSync(join(folder, 'home', 'committee-key'), 'utf8');
  takeKeyAway();
  const writer = await opened();
  await writer.access.record(finance, replayed);
  const { register, clues } = await writer.opened();
  await expect(register.access({ limit: 10 })).rejects.toBeInstanceOf(CommitteeKeyAway);
  await expect(clues.run(CLUE, receive, 'a')).rejects.toBeInstanceOf(CommitteeKeyAway);
  const withKey = await opened('home', { LEDGER_COMMITTEE_KEY: key });
  const read = await (await withKey.opened()).register.access({ limit: 10 });
  expect(read.entries.map(({ user }) => user)).toEqual(['finance-li', 'street-wang']);
});

it('a second machine takes the public half over and is told of a wrong key', async () => {
  const first = await opened();
  const second = await opened('second');
  await second.access.record(street, viewed);
  const { register } = await first.opened();
  expect((await register.access({ limit: 10 })).entries).toHaveLength(1);
  const wrong = Buffer.alloc(32, 9).toString('hex');
  await expect(opened('third', { LEDGER_COMMITTEE_KEY: wrong })).rejects.toThrow(
    /不是本库委员会日志所用的密钥[^]*not the one the committee's log/,
  );
});

it('the key is told of once, by the start that made it', async () => {
  const first = await opened();
  expect(first.keyAdvice()?.zh).toContain('committee-key');
  expect((await opened()).keyAdvice()).toBeUndefined();
});

it('many records of one user at once are all kept', async () => {
  const [one, other] = [await opened(), await opened()];
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      (index % 2 ? one : other).access.record(street, index % 3 ? viewed : replayed),
    ),
  );
  const { register } = await one.opened();
  expect((await register.access({ limit: 100 })).entries).toHaveLength(40);
});

it('two processes fold the same log into one register', async () => {
  const [one, other] = [await opened(), await opened()];
  for (let index = 0; index < 20; index += 1) await one.access.record(street, viewed, replayed);
  const registers = [(await one.opened()).register, (await other.opened()).register];
  // The first time also the register itself is begun, by both at once.
  await Promise.all(registers.map((register) => register.caughtUp()));
  for (const register of registers) {
    const { entries } = await register.access({ limit: 100 });
    expect(entries.map(({ place }) => place)).toEqual(Array.from({ length: 40 }, (_, i) => 40 - i));
  }
});

it('an act on a clue that is sent twice is done once, and the list shows where it stands', async () => {
  const { clues, register } = await (await opened()).opened();
  expect(await clues.run(CLUE, receive, 'investigator-a')).toMatchObject({ events: 1 });
  expect(await clues.run(CLUE, receive, 'investigator-a')).toMatchObject({ events: 0 });
  expect(await register.clues()).toMatchObject([{ clue: CLUE, status: 'received', evidence: 0 }]);
  expect(await clues.run(CLUE, assign, 'investigator-a')).toMatchObject({ events: 1 });
  expect(await register.clues()).toMatchObject([{ clue: CLUE, status: 'assigned' }]);
  expect(await clues.run(CLUE, receive, 'investigator-a')).toMatchObject({
    refused: 'clue-already-received',
  });
  const { records } = await clues.history(CLUE);
  expect(records.map(({ event }) => event.type)).toEqual(['ClueReceived', 'ClueAssigned']);
});

describe('when somebody alters a record', () => {
  const alter = (sql: string) =>
    asOwner(`alter table committee_log.events disable trigger events_never_change; ${sql};
      alter table committee_log.events enable trigger events_never_change`);

  it('verify names it, with no key at all, and the other records are still read', async () => {
    const { access, ...committee } = await opened();
    for (const asker of [street, finance, street]) await access.record(asker, viewed);
    const { store, seal, register } = await committee.opened();
    expect(await verifyCommittee({ store, seal })).toMatchObject({ ok: true, events: 3 });
    await alter(
      `update committee_log.events set text = replace(text, '"box":"', '"box":"AAAA') where position = 2`,
    );
    expect(await verifyCommittee({ store, seal })).toMatchObject({
      ok: false,
      events: 1,
      firstWrong: { position: expect.stringMatching(/2$/) },
    });
    const { entries } = await register.access({ limit: 10 });
    expect(entries.map(({ kind, user }) => [kind, user])).toEqual([
      ['PersonalDataViewed', 'street-wang'],
      ['Unreadable', ''],
      ['PersonalDataViewed', 'street-wang'],
    ]);
  });

  it('also when its hash fits, for the seal has the old one', async () => {
    const { access, ...committee } = await opened();
    await access.record(street, viewed);
    await access.record(finance, viewed);
    const { store, seal, register } = await committee.opened();
    await seal.takeCheckpoint();
    await alter(`update committee_log.events set text = replace(text, '"box":"', '"box":"AAAA')
      where position = 1; update committee_log.events
      set leaf = sha256('\\x00'::bytea || convert_to(text, 'utf8')) where position = 1`);
    expect(await verifyCommittee({ store, seal })).toMatchObject({ ok: false, events: 0 });
    const { entries } = await register.access({ limit: 10 });
    expect(entries.map(({ kind }) => kind)).toEqual(['PersonalDataViewed', 'Unreadable']);
  });

  it('also when it was what the seal keeps of it', async () => {
    const { access, ...committee } = await opened();
    await access.record(street, viewed);
    const { store, seal } = await committee.opened();
    await seal.takeCheckpoint();
    await asOwner(`alter table committee_seal.tile disable trigger user;
      update committee_seal.tile set hashes = set_byte(hashes, 3, 255 - get_byte(hashes, 3));
      alter table committee_seal.tile enable trigger user`);
    expect(await verifyCommittee({ store, seal })).toMatchObject({
      ok: false,
      firstWrong: { code: 'tile-changed' },
    });
  });
});

it('what cannot be written is refused in words that do not tell of the committee', async () => {
  const { access } = await opened();
  await asOwner('alter table committee_log.events rename to gone');
  const failed = access.record(street, viewed);
  await expect(failed).rejects.toMatchObject({
    name: 'StoreUnavailable',
    message: expect.not.stringContaining('committee'),
  });
});

it('a server of its own that is away stops no start, and is found once it is there', async () => {
  const away = new URL(database.url);
  away.port = '1';
  away.searchParams.delete('host');
  const committee = await openCommittee(needs('home', { COMMITTEE_DATABASE_URL: away.href }));
  open.push(committee);
  await expect(committee.access.record(street, viewed)).rejects.toBeInstanceOf(StoreUnavailable);
  const own = await makeDatabase('committee_own');
  const there = committeeOf(needs('home', { COMMITTEE_DATABASE_URL: own.url }));
  await there.access.record(street, viewed);
  expect((await (await there.opened()).register.access({ limit: 1 })).entries).toHaveLength(1);
  await there.close();
  await own.drop();
  expect(
    await asOwner(`select 1 from information_schema.schemata where schema_name like 'committee%'`),
  ).toEqual([]);
});
