import type { FindingAnswer, ImportedFile, ReplayAnswer, RuleAnswer } from '@ledger/application';
import { type Answer, ApiClient } from './api-client';
import { endAll, newHome, type RunningApp, startApp } from './running-app';
import { DEAD, smallOffice } from './small-office';

const OFFICE = ['admin', 'finance', 'street', 'discipline'] as const;
type User = (typeof OFFICE)[number];
const passwordOf = (user: User): string => `${user} 的新密码 2026`;

const home = newHome();
let app: RunningApp;
let nobody: ApiClient;
const as = {} as Record<User, ApiClient>;

interface Route {
  readonly method: string;
  readonly path: string;
}

/** Every operation of the OpenAPI document, its parameters filled with something harmless. */
const routes = async (): Promise<readonly Route[]> => {
  const response = await fetch(`${app.address}/api/docs-json`);
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      method: method.toUpperCase(),
      path: path
        .replace('/api/v1', '')
        .replace('{importId}', '7b0c4f9e-0000-4000-8000-000000000000')
        .replace('{fileId}', 'none')
        .replace('{no}', 'none'),
    })),
  );
};

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const OPEN_TO_ALL = [
  'GET /health',
  'GET /session/oidc',
  'GET /session/oidc/return',
  'GET /session/ways',
  'POST /session',
  'POST /session/reset',
];
const OWN_SESSION = [
  'DELETE /session',
  'GET /session',
  'POST /session/password',
  'GET /sessions',
  'DELETE /sessions/{sessionId}',
];

const codeOf = ({ body }: Pick<Answer, 'body'>): unknown => body['code'];
const findingsOf = ({ body }: Answer): readonly FindingAnswer[] =>
  body['findings'] as readonly FindingAnswer[];
const filesOf = ({ body }: Answer): readonly ImportedFile[] =>
  body['files'] as readonly ImportedFile[];

beforeAll(async () => {
  app = await startApp(home);
  nobody = new ApiClient(app.address);
});

afterAll(endAll);

it('prints the four first accounts, the advice about the master key and its address', () => {
  expect([...app.passwords.keys()]).toEqual([...OFFICE]);
  expect(app.output.stdout).toContain('主密钥');
  expect(app.output.stdout).toContain(`${app.address}/api/docs`);
});

it('describes every route and every shape it answers with', async () => {
  const response = await fetch(`${app.address}/api/docs-json`);
  const text = await response.text();
  const { paths, components } = JSON.parse(text) as {
    paths: Record<string, Record<string, { summary?: string; responses: object }>>;
    components: { schemas: Record<string, unknown> };
  };
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  expect(operations.length).toBeGreaterThan(20);
  expect(operations.filter(({ summary }) => !summary)).toEqual([]);
  const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in components.schemas))).toEqual([]);
  expect((await fetch(`${app.address}/api/docs`)).status).toBe(200);
});

it('sends the headers a page on plain http needs, and none that would blank it', async () => {
  const { headers } = await fetch(`${app.address}/api/v1/health`);
  expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
  expect(headers.get('strict-transport-security')).toBeNull();
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-powered-by')).toBeNull();
});

it('answers nobody who is not logged in, on any route of the document', async () => {
  const refused: string[] = [];
  for (const route of await routes()) {
    const answer = await nobody.ask(route.method, route.path);
    if (answer.status === 401 && codeOf(answer) === 'not-logged-in') refused.push(nameOf(route));
  }
  const all = (await routes()).map(nameOf);
  expect(refused).toEqual(all.filter((name) => !OPEN_TO_ALL.includes(name)));
});

it('answers nothing else before the first password was changed', async () => {
  const first = await nobody.loggedIn('street', app.passwords.get('street') ?? '');
  for (const route of await routes()) {
    if ([...OPEN_TO_ALL, ...OWN_SESSION].includes(nameOf(route))) continue;
    const answer = await first.ask(route.method, route.path);
    expect([nameOf(route), answer.status, codeOf(answer)]).toEqual([
      nameOf(route),
      403,
      'password-must-change',
    ]);
  }
  expect((await first.get('/session')).body).toMatchObject({
    account: { userName: 'street', mustChangePassword: true, scope: '500118001' },
  });
});

it('takes a new password only if it is new, long enough and the old one is known', async () => {
  const old = app.passwords.get('finance') ?? '';
  const client = await nobody.loggedIn('finance', old);
  const change = (currentPassword: string, newPassword: string) =>
    client.ask('POST', '/session/password', { currentPassword, newPassword });
  expect(codeOf(await change('not the old one', 'quite long enough'))).toBe('wrong-credentials');
  expect(codeOf(await change(old, 'short'))).toBe('password-too-weak');
  expect(codeOf(await change(old, old))).toBe('password-unchanged');
  const changed = await change(old, passwordOf('finance'));
  expect(changed.status).toBe(204);
  expect(changed.headers.get('set-cookie')).toMatch(
    /^ledger_session=\S+; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  // Who knew the old password is out.
  expect((await client.get('/session')).status).toBe(401);
  for (const user of OFFICE) {
    if (user === 'finance') continue;
    as[user] = await nobody.loggedIn(user, passwordOf(user), app.passwords.get(user));
  }
  as.finance = await nobody.loggedIn('finance', passwordOf('finance'));
});

it('keeps a browser logged in by its cookie until it logs out', async () => {
  const login = await nobody.ask('POST', '/session', {
    userName: 'street',
    password: passwordOf('street'),
  });
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
  const asBrowser = (method: string, path: string) =>
    nobody.fetch(path, { method, headers: { cookie: `theme=dark; ${cookie}` } });
  expect((await asBrowser('GET', '/rules')).status).toBe(200);
  expect((await asBrowser('DELETE', '/session')).status).toBe(204);
  expect((await asBrowser('GET', '/rules')).status).toBe(401);
});

it.each([
  ['GET', '/overview', ['finance', 'street', 'discipline']],
  ['GET', '/overview/trend', ['finance', 'street', 'discipline']],
  ['GET', '/delays', ['finance', 'street', 'discipline']],
  ['GET', '/absence', ['finance', 'street', 'discipline']],
  ['GET', '/absence/reviews', ['finance', 'street', 'discipline']],
  ['GET', '/absence/reviews?reveal=核对本人', ['street', 'discipline']],
  ['GET', '/delays/hops', ['finance', 'street', 'discipline']],
  ['GET', '/delays/slowest', ['finance', 'street', 'discipline']],
  ['GET', '/balances', ['finance', 'street', 'discipline']],
  ['GET', '/totals', ['finance', 'street', 'discipline']],
  ['GET', '/funds', ['finance', 'street', 'discipline']],
  ['GET', '/journal', ['finance', 'street', 'discipline']],
  ['GET', '/trial-balance', ['finance', 'street', 'discipline']],
  ['POST', '/funds/entries', ['finance']],
  ['POST', '/funds/arrivals', ['finance']],
  ['POST', '/bank/refunds', ['finance']],
  ['POST', '/bank/refunds/reversals', ['finance']],
  ['POST', '/supplements', ['finance', 'street']],
  ['POST', '/supplements/preview', ['finance', 'street']],
  ['GET', '/supplements', ['finance', 'street', 'discipline']],
  ['POST', '/supplements/reversals', ['finance', 'street']],
  ['POST', '/funds/returns', ['finance']],
  ['POST', '/funds/carry-overs', ['finance']],
  ['POST', '/funds/reversals', ['finance']],
  ['GET', '/findings', ['finance', 'street', 'discipline']],
  ['GET', '/findings.xlsx', ['finance', 'street', 'discipline']],
  ['GET', '/findings/none', ['finance', 'street', 'discipline']],
  ['GET', '/findings?reveal=核对本人', ['street', 'discipline']],
  ['GET', '/worklist/colleagues', ['street']],
  ['GET', '/relations', ['finance', 'street', 'discipline']],
  ['GET', '/custody', ['finance', 'street', 'discipline']],
  ['GET', '/deaths', ['finance', 'street', 'discipline']],
  ['GET', '/deaths?reveal=核对本人', ['street', 'discipline']],
  ['GET', '/arrears', ['finance', 'street', 'discipline']],
  ['GET', '/rules', ['admin', 'finance', 'street', 'discipline']],
  ['GET', '/households/none/replay', ['street', 'discipline']],
  ['POST', '/households/none/entitlements/preview', ['finance', 'street']],
  ['POST', '/households/none/entitlements', ['finance', 'street']],
  ['GET', '/households/none/entitlements', ['finance', 'street', 'discipline']],
  ['GET', '/divisions', ['admin', 'finance', 'street', 'discipline']],
  ['GET', '/imports', ['admin', 'finance', 'street', 'discipline']],
  ['GET', '/imports/files/none/rejected', ['admin', 'finance', 'street', 'discipline']],
  ['GET', '/imports/files/none/rejected.xlsx', ['finance', 'street']],
  ['POST', '/imports', ['finance', 'street']],
  ['POST', '/imports/files/none/withdraw', ['finance', 'street']],
  ['POST', '/imports/files/none/replace', ['finance', 'street']],
  ['POST', '/imports/files/none/comparison', ['finance', 'street']],
  ['GET', '/backfill', ['admin', 'finance', 'street', 'discipline']],
  ['POST', '/backfill', ['admin']],
  ['GET', '/policies', ['admin', 'finance', 'street', 'discipline']],
  ['POST', '/policies/check', ['admin', 'street', 'discipline']],
  ['POST', '/policies', ['admin']],
  ['GET', '/batches', ['finance', 'street', 'discipline']],
  ['POST', '/batches', ['finance']],
  ['GET', '/batches/none', ['finance', 'street', 'discipline']],
  ['GET', '/batches/none/draft', ['finance', 'street', 'discipline']],
  ['GET', '/batches/none/items', ['finance', 'street', 'discipline']],
  ['GET', '/batches/none/screening', ['finance', 'street', 'discipline']],
  ['POST', '/batches/none/edits', ['finance']],
  ['POST', '/batches/none/screening', ['finance']],
  ['POST', '/batches/none/comparison', ['finance']],
  ['POST', '/batches/none/freeze', ['finance']],
  ['POST', '/batches/none/submission', ['finance']],
  ['POST', '/batches/none/giving-up', ['finance']],
  ['POST', '/batches/none/sending', ['finance']],
  ['POST', '/batches/none/reconciliation', ['finance']],
  ['POST', '/batches/none/closing', ['finance']],
  ['POST', '/batches/none/approval', ['finance', 'street']],
  ['POST', '/batches/none/rejection', ['finance', 'street']],
  ['GET', '/verify', ['admin', 'street', 'discipline']],
])('%s %s is for %j', async (method, path, allowed) => {
  const through: string[] = [];
  for (const user of OFFICE) {
    const answer = await as[user].ask(method, path, method === 'POST' ? {} : undefined);
    if (answer.status === 403) expect(codeOf(answer)).toBe('not-permitted');
    else through.push(user);
    expect([200, 403, 404, 422]).toContain(answer.status);
  }
  expect(through).toEqual(allowed);
});

it('asks about a division within the scope of the account and no other', async () => {
  const within = await as.street.get('/overview?division=500118001201');
  expect(within.body).toMatchObject({ division: '500118001201' });
  for (const path of ['/overview', '/findings', '/totals', '/imports', '/households/x/replay']) {
    for (const outside of ['500118002', '500118', '51']) {
      const answer = await as.street.get(`${path}?division=${outside}`);
      expect([path, outside, answer.status, codeOf(answer)]).toEqual([
        path,
        outside,
        403,
        'outside-scope',
      ]);
    }
  }
  expect(codeOf(await as.street.get('/overview?division=x'))).toBe('not-valid');
});

it('says which part of a question it does not understand', async () => {
  const answer = await as.street.get('/findings?knownOn=2021-02-30&rule=one&vilage=x');
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const fields = answer.body['fields'] as readonly { field: string }[];
  expect(fields.map(({ field }) => field).toSorted()).toEqual(['knownOn', 'rule', 'vilage']);
  expect(answer.body).toMatchObject({ type: 'urn:dibao-ledger:problem:not-valid', status: 422 });
  expect((await as.street.get('/nowhere')).body).toMatchObject({ code: 'not-found' });
});

it('takes files in, tells how far it is, and gives back the row it could not take', async () => {
  const started = await as.street.send('/imports', await smallOffice());
  expect(started.status).toBe(202);
  const steps = await as.street.progress(started.body['importId']);
  const last = steps.at(-1);
  expect(last).toMatchObject({ phase: 'finished', files: 4, filesDone: 4 });
  expect(last?.report).toMatchObject({ accepted: 7, rejected: 1 });
  expect(last?.report?.files.map(({ fileName, outcome }) => [fileName, outcome])).toEqual([
    ['01-低保家庭档案.xlsx', 'imported'],
    ['03-发放花名册-2021-04.xlsx', 'imported'],
    ['04-银行回盘-2021-04.csv', 'imported'],
    ['05-死亡名单-公安.xlsx', 'imported'],
  ]);
  const once = await as.street.get(`/imports/${String(started.body['importId'])}`);
  expect(once.body).toMatchObject({ phase: 'finished' });

  const archive = filesOf(await as.street.get('/imports?limit=10')).find(
    ({ rejected }) => rejected,
  );
  expect(archive).toMatchObject({ kind: 'ARCHIVE', rows: 3, accepted: 2, rejected: 1 });
  const rejected = await as.discipline.get(`/imports/files/${archive?.fileId}/rejected`);
  expect(rejected.body).toMatchObject({ rows: [{ code: 'ID_PRECISION_LOST', row: 5 }] });
  const workbook = await as.street.fetch(`/imports/files/${archive?.fileId}/rejected.xlsx`);
  expect(workbook.headers.get('content-disposition')).toContain("filename*=UTF-8''%E9%80%80");
  expect(
    Buffer.from(await workbook.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

it('changes nothing when the same files are sent again', async () => {
  const before = await as.street.get('/totals');
  const again = await as.street.send('/imports', await smallOffice());
  const last = (await as.street.progress(again.body['importId'])).at(-1);
  expect(last?.report?.files.map(({ outcome }) => outcome)).toEqual(Array(4).fill('duplicate'));
  expect((await as.street.get('/totals')).body).toEqual(before.body);
});

it('refuses an upload without files', async () => {
  expect(await as.street.send('/imports', [])).toMatchObject({
    status: 422,
    body: { code: 'no-files' },
  });
});

it('names a file that is too large to be read, and says what became of the others', async () => {
  const huge = { name: '两百兆.csv', bytes: new Uint8Array(65 * 1024 * 1024) };
  expect(await as.finance.send('/imports', [huge])).toMatchObject({
    status: 413,
    body: { code: 'too-large', fields: [{ field: huge.name }] },
  });
  const blank = { name: '空.csv', bytes: new Uint8Array() };
  const { body } = await as.finance.send('/imports', [huge, blank]);
  const last = (await as.finance.progress(body['importId'])).at(-1);
  expect(last?.report?.files).toMatchObject([
    { fileName: huge.name, outcome: 'refused', problem: { code: 'TOO_LARGE' } },
    { fileName: blank.name, outcome: 'refused', problem: { code: 'EMPTY_FILE' } },
  ]);
});

it('says of a finding what could be known, as an answer and as a page; masked', async () => {
  const [finding] = findingsOf(await as.street.get('/findings?rule=R01'));
  const path = `/findings/${finding?.findingId}/knowledge`;
  const answer = await as.finance.get(path);
  expect(answer.body).toMatchObject({
    ground: 'death',
    finding: { findingId: finding?.findingId },
  });
  expect(JSON.stringify(answer.body)).not.toContain(DEAD.id);
  const page = await as.finance.fetch(`${path}.html?language=en`);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const text = await page.text();
  expect(text).toContain('never a verdict');
  expect(text).not.toContain(DEAD.id);
  expect(codeOf(await as.finance.get(`${path}?reveal=核对本人`))).toBe('not-permitted');
  expect(codeOf(await as.street.get(`${path}?knownOn=2021-01-01`))).toBe('finding-not-held');
  expect(codeOf(await as.street.get('/findings/none/knowledge'))).toBe('not-found');
  const { body } = await as.street.get('/deaths');
  expect(body['deaths']).toMatchObject([{ claims: [{ source: 'POLICE', death: '2021-02-10' }] }]);
});

it('tells who could have known of the findings whose rules say so, and of no others', async () => {
  const { body } = await as.street.get('/rules');
  const rules = body['rules'] as readonly RuleAnswer[];
  const hasChain = new Map(rules.map((rule) => [rule.rule, rule.hasKnowledgeChain]));
  const findings = findingsOf(await as.street.get('/findings'));
  for (const { findingId, rule } of findings) {
    const answer = await as.street.get(`/findings/${findingId}/knowledge`);
    expect([rule, 'verdict' in answer.body]).toEqual([rule, hasChain.get(rule)]);
  }
  expect(new Set(findings.map(({ rule }) => hasChain.get(rule)))).toEqual(new Set([true, false]));
});

it('finds the payment after a death, masked unless a reason is given', async () => {
  const masked = findingsOf(await as.street.get('/findings?rule=R01'));
  expect(masked).toMatchObject([
    { rule: 'R01', householdNo: 'CS-0001', benefitMonth: '2021-04', amountFenCertain: 49600 },
  ]);
  expect(JSON.stringify(masked)).not.toContain(DEAD.id);
  expect(JSON.stringify(masked)).not.toContain(DEAD.name);
  const revealed = findingsOf(await as.discipline.get('/findings?rule=R01&reveal=核对本人'));
  expect(revealed).toMatchObject([{ personId: DEAD.id }]);
  expect(findingsOf(await as.street.get('/findings?village=别的村'))).toEqual([]);
  expect(findingsOf(await as.street.get('/findings?knownOn=2021-12-31'))).toEqual([]);
  const workbook = await as.finance.fetch('/findings.xlsx?rule=R01');
  expect(workbook.headers.get('content-type')).toContain('spreadsheetml');
  expect(
    Buffer.from(await workbook.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

it('shows the money of the first page and replays the household', async () => {
  expect((await as.finance.get('/overview')).body).toMatchObject({
    division: '500118001',
    month: '2021-04',
    paidThisMonth: 99200,
    overpaid: 49600,
  });
  expect((await as.finance.get('/totals')).body).toMatchObject({ totals: { paid: 99200 } });
  expect((await as.finance.get('/delays')).body).toMatchObject({
    delays: [{ batchNo: 'CSL20210401' }],
  });
  // The roster of April came today: before today nothing was expected of anybody.
  expect((await as.finance.get('/absence?knownOn=2021-05-31')).body).toEqual({
    knowledgeDate: '2021-05-31',
    absences: [],
  });
  expect((await as.finance.get('/absence')).body).toMatchObject({
    absences: [{ what: 'ROSTER', benefitMonth: '2021-05', dueOn: '2021-05-10' }],
  });
  expect((await as.finance.get('/delays/hops?by=month')).body).toMatchObject({
    by: 'month',
    rows: expect.arrayContaining([
      expect.objectContaining({ hop: 'bank-to-credit', group: '2021-04', done: 2, limit: 10 }),
    ]),
  });
  const slowest = await as.finance.get('/delays/slowest?hop=approval-to-bank&count=1');
  expect(slowest.body).toMatchObject({
    waits: [{ state: 'done', days: 11, workingDays: 6, batchNo: 'CSL20210401' }],
  });
  expect((await as.finance.get('/delays/hops?by=nothing')).status).toBe(422);
  expect((await as.finance.get('/delays/slowest?count=0')).status).toBe(422);
  const story = (await as.street.get('/households/CS-0001/replay')).body as unknown as ReplayAnswer;
  expect(story.entries.map(({ event }) => event)).toContain('DeathClaimed');
  expect(story.entries.at(-1)?.stateAfter.creditedFen).toBe(49600);
  expect((await as.street.get('/households/CS-0001/replay?division=500118001202')).status).toBe(
    404,
  );
  expect((await as.discipline.get('/verify')).body).toMatchObject({ ok: true, firstWrong: null });
});

it('accepts declared days of receipt only in a back-fill the administrator opened', async () => {
  const bytes = Buffer.from(
    `姓名,身份证号,死亡日期,数据来源\n${DEAD.name},${DEAD.id},2021-02-10,村上报\n`,
  );
  const files = (name: string) => [
    { name, bytes: Buffer.concat([bytes, Buffer.from(`${DEAD.name},${DEAD.id},,${name}\n`)]) },
    {
      name: 'manifest.json',
      bytes: Buffer.from(JSON.stringify({ files: [{ name, receivedOn: '2021-03-01' }] })),
    },
  ];
  const sendAndSee = async (name: string) => {
    const { body } = await as.street.send('/imports', files(name));
    await as.street.progress(body['importId']);
    return filesOf(await as.street.get('/imports')).find(({ fileName }) => fileName === name);
  };
  expect(await sendAndSee('一.csv')).toMatchObject({ declared: false });
  const opened = await as.admin.ask('POST', '/backfill', { open: true });
  expect(opened.body).toMatchObject({ open: true, until: expect.any(String) });
  expect(await sendAndSee('二.csv')).toMatchObject({ declared: true, receivedOn: '2021-03-01' });
  const closed = await as.admin.ask('POST', '/backfill', { open: false });
  expect(closed.body).toEqual({ open: false, until: null });
});

it('takes a file back only with a second person, and never once money went out', async () => {
  const files = filesOf(await as.street.get('/imports'));
  const idOf = (name: string) => files.find(({ fileName }) => fileName?.startsWith(name))?.fileId;
  const withdraw = (fileId: string | undefined, userName: string, password: string) =>
    as.street.ask('POST', `/imports/files/${fileId}/withdraw`, {
      reasonCode: 'WRONG_CONTENT',
      secondPerson: { userName, password },
    });
  const finance = ['finance', passwordOf('finance')] as const;
  for (const [userName, password] of [
    ['finance', 'wrong password'],
    ['street', passwordOf('street')],
    ['discipline', passwordOf('discipline')],
  ] as const) {
    expect(await withdraw(idOf('05'), userName, password)).toMatchObject({
      status: 422,
      body: { code: 'second-person-missing' },
    });
  }
  expect(await withdraw('unknown', ...finance)).toMatchObject({ status: 404 });
  expect(await withdraw(idOf('03'), ...finance)).toMatchObject({
    status: 409,
    body: { code: 'money-went-out' },
  });
  const withdrawn = await withdraw(idOf('一'), ...finance);
  expect(withdrawn.status).toBe(200);
  expect(withdrawn.body['withdrawnOn']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  // Sent again it is the same act.
  expect((await withdraw(idOf('一'), ...finance)).body).toEqual(withdrawn.body);
});

it('puts a better file in the place of a wrong one', async () => {
  const files = filesOf(await as.street.get('/imports'));
  const idOf = (name: string) => files.find(({ fileName }) => fileName?.startsWith(name))?.fileId;
  const better = Buffer.from(
    `姓名,身份证号,死亡日期,数据来源\n${DEAD.name},${DEAD.id},2021-02-11,村上报\n`,
  );
  const fields = {
    reasonCode: 'WRONG_CONTENT',
    note: '日期有误',
    secondUserName: 'finance',
    secondPassword: passwordOf('finance'),
  };
  const replace = (name: string) =>
    as.street.send(
      `/imports/files/${idOf(name)}/replace`,
      [{ name: '三.csv', bytes: better }],
      fields,
      'file',
    );
  expect(await replace('一')).toMatchObject({ status: 409, body: { code: 'already-withdrawn' } });
  const replaced = await replace('二');
  expect(replaced.status).toBe(202);
  const last = (await as.street.progress(replaced.body['importId'])).at(-1);
  expect(last?.phase).toBe('finished');
  const after = filesOf(await as.street.get('/imports'));
  expect(after.find(({ fileId }) => fileId === idOf('二'))?.status).toBe('replaced');
  const late = await as.street.ask('POST', `/imports/files/${idOf('二')}/withdraw`, {
    reasonCode: 'WRONG_CONTENT',
    secondPerson: { userName: 'finance', password: passwordOf('finance') },
  });
  expect(late).toMatchObject({ status: 409, body: { code: 'already-replaced' } });
});
