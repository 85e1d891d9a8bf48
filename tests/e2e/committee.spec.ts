import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessAnswer, AccessEntry, ClueAnswer, ReplayAnswer } from '@ledger/application';
import { type JoinedDatabase, joinDatabase, openHome } from '@ledger/home';
import { Client } from 'pg';
import { type Answer, ApiClient } from './api-client';
import { cliHere } from './cli-here';
import { endAll, newFolder, newHome, run, type RunningApp, startApp } from './running-app';
import { DEAD, smallOffice } from './small-office';

const USERS = ['admin', 'finance', 'street', 'discipline', 'second'] as const;
type User = (typeof USERS)[number];
const passwordOf = (user: User): string => `${user} 的新密码 2026`;
const PURPOSE = '核实死亡后领取一事';
const CLUE = '永纪线2021-007';

const home = newHome();
let app: RunningApp;
let nobody: ApiClient;
let database: JoinedDatabase;
const as = {} as Record<User, ApiClient>;

const sql = async <Row extends object>(text: string): Promise<readonly Row[]> => {
  const client = new Client(database.url);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
};
const mainEvents = async (): Promise<number> =>
  (await sql<{ events: number }>('select count(*)::int as events from log.events'))[0]?.events ?? 0;

const logIn = async (): Promise<void> => {
  nobody = new ApiClient(app.address);
  for (const user of USERS) as[user] = await nobody.loggedIn(user, passwordOf(user));
};

const accessOf = async (query = ''): Promise<readonly AccessEntry[]> => {
  const { status, body } = await as.discipline.get(`/committee/access?limit=500${query}`);
  expect(status).toBe(200);
  return (body as unknown as AccessAnswer).entries;
};
const newest = async (query: string) => (await accessOf(query))[0];

const clueOf = ({ body }: Answer): ClueAnswer => body as unknown as ClueAnswer;
const act = (user: User, path: string, body: object = {}): Promise<Answer> =>
  as[user].ask('POST', `/committee/clues${path}`, body);
const onClue = (user: User, step: string, body: object = {}): Promise<Answer> =>
  act(user, `/${encodeURIComponent(CLUE)}/${step}`, body);

beforeAll(async () => {
  app = await startApp(home);
  nobody = new ApiClient(app.address);
  database = await joinDatabase(openHome({ dir: home }), { env: {} });
  for (const user of USERS.slice(0, 4)) {
    await nobody.loggedIn(user, passwordOf(user), app.passwords.get(user));
  }
  const added = await cliHere(
    home,
    ['user', 'add', 'second', '--role', 'discipline-investigator', '--name', '第二人'],
    { LEDGER_PASSWORD: 'the first password' },
  );
  expect(added.code).toBe(0);
  await nobody.loggedIn('second', passwordOf('second'), 'the first password');
  await logIn();
  const started = await as.street.send('/imports', await smallOffice());
  await as.street.progress(started.body['importId']);
});

afterAll(async () => {
  await database?.stop();
  await endAll();
});

it('the first start says where the key is and to whom it belongs', () => {
  expect(app.output.stdout).toMatch(/纪工委密钥（.*committee-key）[^]*Hand the committee's key/);
  expect(existsSync(join(home, 'committee-key'))).toBe(true);
});

const committeeRoutes = [
  ['GET', '/committee/clues'],
  ['POST', '/committee/clues'],
  ['GET', '/committee/clues/1'],
  ['POST', '/committee/clues/1/assignment'],
  ['POST', '/committee/clues/1/evidence'],
  ['POST', '/committee/search'],
  ['GET', '/committee/households/CS-0001/moments'],
  ['POST', '/committee/households/CS-0001/bundle'],
  ['GET', '/committee/batches/CSL20210401'],
  ['GET', '/committee/access'],
  ['GET', '/committee/verify'],
  ['GET', '/committee/checkpoints/latest'],
  ['POST', '/committee/checkpoints'],
  ['GET', '/committee/docs-json'],
] as const;

it.each(committeeRoutes)('%s %s is not there for anybody else', async (method, path) => {
  const body = method === 'POST' ? {} : undefined;
  for (const client of [nobody, as.admin, as.finance, as.street]) {
    const answer = await client.ask(method, path, body);
    const nowhere = await client.ask(method, '/no/such/address', body);
    expect([answer.status, answer.body]).toEqual([404, nowhere.body]);
    const names = (headers: Headers) => [...headers.keys()].sort();
    expect(names(answer.headers)).toEqual(names(nowhere.headers));
  }
  expect((await as.discipline.ask(method, path, body)).status).not.toBe(403);
});

it('shows in no description of the API but the committee’s own', async () => {
  const everybodys = await (await fetch(`${app.address}/api/docs-json`)).text();
  // That findings are passed on to it everybody may know; what it does with them nobody.
  const known = 'Passes a finding on to the committee';
  expect(everybodys).toContain(known);
  expect(everybodys.replaceAll(known, '')).not.toMatch(/committee|clue/i);
  const { body } = await as.discipline.get('/committee/docs-json');
  const paths = Object.keys(body['paths'] as object);
  expect(paths).toContain('/api/v1/committee/access');
  expect(paths.filter((path) => !path.startsWith('/api/v1/committee/'))).toEqual([]);
});

describe('what the committee and everybody else looked at is recorded', () => {
  it('personal data, a replay, an export, and what was refused, each with who and what', async () => {
    await as.street.get('/findings?rule=R01&reveal=入户核实本人');
    expect(await newest('&kind=PersonalDataViewed')).toMatchObject({
      user: 'street',
      role: 'street-officer',
      details: { purpose: '入户核实本人', question: expect.stringContaining('"rule":"R01"') },
    });
    await as.discipline.get('/households/CS-0001/replay?knownOn=2026-12-31');
    expect(await newest('&kind=HistoryReplayed')).toMatchObject({
      user: 'discipline',
      details: { household: 'CS-0001', knownOn: '2026-12-31' },
    });
    const workbook = await as.finance.fetch('/findings.xlsx?rule=R01');
    const bytes = Buffer.from(await workbook.arrayBuffer());
    expect(await newest('&kind=DataExported')).toMatchObject({
      user: 'finance',
      details: {
        what: 'findings-workbook',
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        sm3: createHash('sm3').update(bytes).digest('hex'),
      },
    });
    await as.street.get('/overview?division=500118002');
    expect(await newest('&kind=AccessDenied')).toMatchObject({
      user: 'street',
      details: { route: 'GET /api/v1/overview', scope: '500118002', reason: 'outside-scope' },
    });
    await as.finance.get('/households/CS-0001/replay');
    expect(await newest('&kind=AccessDenied&user=finance')).toMatchObject({
      details: { route: 'GET /api/v1/households/CS-0001/replay', reason: 'not-permitted' },
    });
    await as.street.get('/committee/clues');
    expect(await newest('&kind=AccessDenied')).toMatchObject({
      user: 'street',
      details: { route: 'GET /api/v1/committee/clues', reason: 'not-found' },
    });
  });

  it('also from the command line of the machine', async () => {
    const replayed = await cliHere(home, ['replay', 'household', 'CS-0002', '--json']);
    expect(replayed.code).toBe(0);
    const json = await cliHere(home, ['findings', '--json', '--reveal', '命令行核对']);
    const [exported, viewed] = await accessOf('');
    expect([exported, viewed].map((entry) => entry?.role)).toEqual(['machine', 'machine']);
    const entries = await accessOf('&kind=DataExported');
    expect(entries[0]?.details).toMatchObject({
      what: 'findings-json',
      sha256: createHash('sha256').update(json.stdout).digest('hex'),
    });
    expect((await newest('&kind=PersonalDataViewed'))?.details['purpose']).toBe('命令行核对');
    expect((await newest('&kind=HistoryReplayed'))?.details['household']).toBe('CS-0002');
  });

  it('but not what is seen masked', async () => {
    const before = (await accessOf()).length;
    for (const path of ['/findings', '/overview', '/totals', '/imports', '/rules']) {
      expect((await as.street.get(path)).status).toBe(200);
    }
    expect(await accessOf()).toHaveLength(before);
  });

  it('a page at a time', async () => {
    const all = await accessOf();
    const places: number[] = [];
    for (let before: number | null = null; ;) {
      const query: string = before === null ? '' : `&before=${before}`;
      const { body } = await as.discipline.get(`/committee/access?limit=4${query}`);
      const page = body as unknown as AccessAnswer;
      places.push(...page.entries.map(({ place }) => place));
      if (page.before === null) break;
      before = page.before;
    }
    expect(places).toEqual(all.map(({ place }) => place));
  });
});

it('a clue goes from hand to hand, and nobody approves their own opinion', async () => {
  const received = await act('discipline', '', {
    clue: CLUE,
    source: 'PETITION',
    purpose: PURPOSE,
  });
  expect([received.status, clueOf(received).status]).toEqual([200, 'received']);
  expect((await onClue('discipline', 'approval')).body).toMatchObject({
    status: 409,
    code: 'clue-at-other-step',
    details: { status: 'received' },
  });
  expect(clueOf(await onClue('discipline', 'assignment', { assignedTo: 'second' })).status).toBe(
    'assigned',
  );
  await onClue('second', 'opinion', { opinion: 'PRELIM_VERIFY' });
  expect((await onClue('second', 'approval')).body).toMatchObject({
    status: 422,
    code: 'clue-needs-another-person',
  });
  expect(clueOf(await onClue('discipline', 'approval')).status).toBe('approved');
  await onClue('second', 'start');
  expect(clueOf(await onClue('second', 'report')).status).toBe('reported');
  expect((await onClue('second', 'disposal', { outcome: 'CASE_FILED' })).status).toBe(422);
  expect(clueOf(await onClue('discipline', 'disposal', { outcome: 'HELD' })).status).toBe('HELD');
  const reopened = clueOf(await onClue('discipline', 'reopening', { purpose: '出现新证据' }));
  expect(reopened.steps.map(({ event, actor }) => `${event} ${actor}`)).toEqual([
    'ClueReceived discipline',
    'ClueAssigned discipline',
    'ClueOpinionProposed second',
    'ClueOpinionApproved discipline',
    'ClueHandlingStarted second',
    'ClueReported second',
    'ClueDisposed discipline',
    'ClueReopened discipline',
  ]);
  expect((await as.discipline.get('/committee/clues')).body).toMatchObject({
    clues: [{ clue: CLUE, status: 'reopened', purpose: PURPOSE, openedBy: 'discipline' }],
  });
  expect((await act('discipline', '', { clue: 'a b', source: 'X', purpose: '' })).status).toBe(422);
});

it('evidence leaves with its digests, which stand in the clue, and is the same again', async () => {
  const asked = { household: 'CS-0001', knownOn: '2026-12-31', recordedAt: '2100-01-01T00:00:00Z' };
  const path = `/committee/clues/${encodeURIComponent(CLUE)}/evidence`;
  const take = async () => {
    const response = await as.second.fetch(path, {
      method: 'POST',
      body: JSON.stringify(asked),
      headers: { 'content-type': 'application/json' },
    });
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const { response, bytes } = await take();
  const sha256 = createHash('sha256').update(bytes);
  expect((JSON.parse(bytes.toString()) as ReplayAnswer).householdNo).toBe('CS-0001');
  expect(bytes.toString()).not.toContain(DEAD.id);
  expect(response.headers.get('repr-digest')).toBe(`sha-256=:${sha256.copy().digest('base64')}:`);
  const sm3 = createHash('sm3').update(bytes).digest('hex');
  expect(response.headers.get('x-digest-sm3')).toBe(sm3);
  const { body } = await as.discipline.get(`/committee/clues/${encodeURIComponent(CLUE)}`);
  expect((body['steps'] as ClueAnswer['steps']).at(-1)).toMatchObject({
    event: 'EvidenceExported',
    actor: 'second',
    details: { household: 'CS-0001', sha256: sha256.digest('hex'), sm3 },
  });
  expect((await take()).bytes.equals(bytes)).toBe(true);
  expect((await onClue('second', 'evidence', { household: 'none' })).body).toMatchObject({
    code: 'household-not-found',
  });
});

it('a bundle is proved by the command line, with nothing but the file and a key', async () => {
  expect((await as.admin.ask('POST', '/checkpoints')).status).toBe(200);
  const response = await as.discipline.fetch('/committee/households/CS-0001/bundle', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clue: CLUE }),
  });
  expect(response.status).toBe(200);
  const file = join(newFolder(), 'bundle.json');
  writeFileSync(file, await response.text());
  const keys = (await as.discipline.get('/keys')).body['keys'] as readonly { vkey: string }[];
  const check = () => cliHere(newHome(), ['proof', 'check', file, '--key', keys[0]?.vkey ?? '']);
  const held = await check();
  expect([held.code, held.stderr]).toEqual([0, '']);
  expect(held.stdout).toMatch(/成立：\d+ 条事件[^]*CS-0001/);
  const altered = readFileSync(file, 'utf8').replace('"actor": "street"', '"actor": "finance"');
  writeFileSync(file, altered);
  const refused = await check();
  expect([refused.code === 0, refused.stdout]).toEqual([false, '']);
  expect(refused.stderr).toMatch(/证据包不成立[^]*told-otherwise: \S+@\d+/);
});

it('nothing of it is in the log of money, in the views, in health or on the screen', async () => {
  const before = await mainEvents();
  await as.street.get('/findings?reveal=入户核实本人');
  await as.discipline.get('/households/CS-0001/replay');
  await onClue('discipline', 'assignment', { assignedTo: 'second' });
  await as.street.get('/committee/access');
  expect(await mainEvents()).toBe(before);
  const types = await sql<{ type: string }>('select distinct type from log.events');
  expect(types.map(({ type }) => type).filter((type) => /Clue|Access|Sealed/.test(type))).toEqual(
    [],
  );
  const shown = await Promise.all(
    ['/health', '/overview', '/imports', '/verify'].map((path) => as.street.get(path)),
  );
  expect(JSON.stringify(shown.map(({ body }) => body))).not.toMatch(/committee|clue|access/i);
  const afterStart = app.output.stdout.slice(app.output.stdout.indexOf('running at'));
  expect(afterStart).not.toMatch(/committee|clue|纪工委|线索/i);
  expect(app.output.stderr).toBe('');
});

it('the owner of the database finds no word of it in the clear', async () => {
  const tables = await sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema like 'committee%'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => sql<{ row: string }>(`select t::text as row from ${name} t`)),
  );
  const text = rows
    .flat()
    .map(({ row }) => row)
    .join('\n');
  expect(text.length).toBeGreaterThan(10_000);
  const secrets = [CLUE, PURPOSE, 'CS-0001', 'discipline', 'street', 'second', 'HistoryReplayed'];
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  const key = readFileSync(join(home, 'committee-key'), 'utf8').trim();
  expect(text).not.toContain(key);
});

it('what was acknowledged survives kill -9', async () => {
  const before = (await accessOf()).length;
  await as.street.get('/findings?reveal=断电之前');
  app.child.kill('SIGKILL');
  await app.ended;
  app = await startApp(home);
  await logIn();
  const entries = await accessOf();
  expect(entries).toHaveLength(before + 1);
  expect(entries[0]?.details['purpose']).toBe('断电之前');
});

it('without its log no personal data and no history is shown; masked work goes on', async () => {
  await sql('alter table committee_log.events rename to events_away');
  const refused = await Promise.all(
    ['/findings?reveal=入户核实本人', '/households/CS-0001/replay', '/findings.xlsx'].map((path) =>
      as.street.get(path),
    ),
  );
  const masked = await as.street.get('/findings');
  const denied = await as.street.get('/overview?division=500118002');
  await sql('alter table committee_log.events_away rename to events');
  expect(refused.map(({ status }) => status)).toEqual([503, 503, 503]);
  for (const { body, headers } of refused) {
    expect(JSON.stringify(body)).not.toMatch(/committee|纪工委|personId/);
    expect(headers.get('retry-after')).toBe('2');
  }
  expect([masked.status, denied.status]).toEqual([200, 403]);
  expect((await as.street.get('/findings?reveal=入户核实本人')).status).toBe(200);
});

it('both logs are verified apart, and an altered record is named', async () => {
  const [ours, theirs] = await Promise.all([
    as.discipline.get('/verify'),
    as.discipline.get('/committee/verify'),
  ]);
  expect([ours.body['ok'], theirs.body['ok']]).toEqual([true, true]);
  expect(ours.body['events']).not.toBe(theirs.body['events']);
  const note = await as.discipline.fetch('/committee/checkpoints', { method: 'POST' });
  expect(await note.text()).toMatch(
    /^dibao-ledger\/committee\/[0-9a-f]{16}\n\d+\n\S+\n\n— dibao-ledger\/committee\S+ \S+\n$/,
  );
  await sql(`alter table committee_log.events disable trigger events_never_change`);
  await sql(`update committee_log.events set text = replace(text, '"box":"', '"box":"A')
    where position = 3`);
  expect((await as.discipline.get('/committee/verify')).body).toMatchObject({
    ok: false,
    events: 2,
    firstWrong: { position: expect.stringMatching(/3$/) },
  });
  expect((await as.discipline.get('/verify')).body).toMatchObject({ ok: true });
  const told = await cliHere(home, ['committee', 'verify', '--json']);
  expect([told.code, JSON.parse(told.stdout)]).toMatchObject([1, { ok: false, events: 2 }]);
  await sql(`update committee_log.events set text = replace(text, '"box":"A', '"box":"')
    where position = 3`);
  await sql(`alter table committee_log.events enable always trigger events_never_change`);
  expect((await cliHere(home, ['committee', 'verify'])).code).toBe(0);
});

it('the command line acts for an account of the committee that types its password', async () => {
  const receive = ['committee', 'clue', 'receive', '2021-008', '--source', 'OWN_WORK'];
  const words = [...receive, '--purpose', '自办', '--as'];
  const wrong = await cliHere(home, [...words, 'street'], {
    LEDGER_PASSWORD: passwordOf('street'),
  });
  expect([wrong.code, wrong.stdout]).toEqual([2, '']);
  const done = await cliHere(home, [...words, 'second', '--json'], {
    LEDGER_PASSWORD: passwordOf('second'),
  });
  expect([done.code, JSON.parse(done.stdout)]).toMatchObject([0, { status: 'received' }]);
  const listed = await cliHere(home, ['committee', 'clue', 'list', '--json']);
  expect(JSON.parse(listed.stdout)).toMatchObject([{ clue: '2021-008' }, { clue: CLUE }]);
  const access = await cliHere(home, ['committee', 'access', '--user', 'street', '--json']);
  const { entries } = JSON.parse(access.stdout) as AccessAnswer;
  expect(new Set(entries.map(({ user }) => user))).toEqual(new Set(['street']));
});

it('once the committee took its key away the office goes on recording and reads nothing', async () => {
  const before = (await accessOf()).length;
  const key = readFileSync(join(home, 'committee-key'), 'utf8');
  app.child.kill('SIGTERM');
  await app.ended;
  rmSync(join(home, 'committee-key'));
  app = await startApp(home);
  await logIn();
  expect((await as.street.get('/findings?reveal=钥匙不在时')).status).toBe(200);
  expect((await as.discipline.get('/committee/access')).body).toMatchObject({
    status: 409,
    code: 'committee-key-away',
  });
  expect((await as.discipline.get('/committee/verify')).body).toMatchObject({ ok: true });
  const words = ['committee', 'access', '--limit', '500', '--json'];
  const away = await cliHere(home, words);
  expect([away.code, away.stdout]).toEqual([1, '']);
  expect(away.stderr).toMatch(/纪工委密钥不在本机[^]*key of the committee/);
  const read = await cliHere(home, words, { LEDGER_COMMITTEE_KEY: key });
  const { entries } = JSON.parse(read.stdout) as AccessAnswer;
  expect(entries).toHaveLength(before + 1);
  expect(entries[0]?.details['purpose']).toBe('钥匙不在时');
  const wrong = await run('cli', words, {
    LEDGER_HOME: home,
    LEDGER_COMMITTEE_KEY: 'ab'.repeat(32),
  }).ended;
  expect([wrong.code, wrong.stdout]).toEqual([1, '']);
  expect(wrong.stderr).toMatch(/LEDGER_COMMITTEE_KEY.*不配对[^]*does not belong/);
});
