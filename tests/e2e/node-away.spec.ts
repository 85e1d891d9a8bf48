import type { FindingAnswer, ImportedFile } from '@ledger/application';
import { type KeptNode, newNode } from '../scenarios/kept-node';
import { type Answer, ApiClient } from './api-client';
import { cliHere } from './cli-here';
import { endAll, newHome, run, runCli, type RunningApp, startApp } from './running-app';
import { DEAD, smallOffice } from './small-office';

const home = newHome();
const PASSWORD = '街道的新密码 2026';
let node: KeptNode;
let app: RunningApp;
let street: ApiClient;
let finance: ApiClient;

beforeAll(async () => {
  node = await newNode();
  app = await startApp(home, { EVENTSTORE_URL: node.url });
  const nobody = new ApiClient(app.address);
  const enter = (user: string) => nobody.loggedIn(user, PASSWORD, app.passwords.get(user));
  [street, finance] = [await enter('street'), await enter('finance')];
});

afterAll(async () => {
  await endAll();
  await node.remove();
});

const findingsOf = ({ body }: Answer) => body['findings'] as readonly FindingAnswer[];
const deaths = (source: string) => [
  {
    name: `${source}.csv`,
    bytes: Buffer.from(
      `姓名,身份证号,死亡日期,数据来源\n${DEAD.name},${DEAD.id},2021-02-11,${source}\n`,
    ),
  },
];

const sendForm = (path: string, field: string, fields: Readonly<Record<string, string>> = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { name, bytes } of deaths('民政')) form.append(field, new Blob([bytes]), name);
  return street.fetch(path, { method: 'POST', body: form });
};

const second = { userName: 'finance', password: PASSWORD };
const reasonCode = 'WRONG_CONTENT';

/** Every order that ends in the log. */
const orders = (fileId: string): readonly (() => Promise<Response>)[] => [
  () => sendForm('/imports', 'files'),
  () =>
    street.fetch(`/imports/files/${fileId}/withdraw`, {
      method: 'POST',
      body: JSON.stringify({ reasonCode, secondPerson: second }),
      headers: { 'content-type': 'application/json' },
    }),
  () =>
    sendForm(`/imports/files/${fileId}/replace`, 'file', {
      reasonCode,
      secondUserName: second.userName,
      secondPassword: second.password,
    }),
];

const fileIdOf = async (name: string): Promise<string> => {
  const files = (await street.get('/imports')).body['files'] as readonly ImportedFile[];
  return files.find(({ fileName }) => fileName?.startsWith(name))?.fileId ?? '';
};

const refusesOrdersAndAnswers = async (before: readonly FindingAnswer[]): Promise<void> => {
  for (const order of orders(await fileIdOf('05'))) {
    const response = await order();
    const body = (await response.json()) as Record<string, string>;
    expect([response.status, body['code']]).toEqual([503, 'log-away']);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(body['zh']).toContain('重复提交不会重复记账');
    expect(body['en']).toContain('nothing is recorded twice');
  }
  expect(findingsOf(await street.get('/findings'))).toEqual(before);
  const { status, body } = await street.get('/health');
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'up', database: 'up', store: 'down' });
};

it('keeps its log on the node, and shows what follows from it', async () => {
  const { body } = await street.send('/imports', await smallOffice());
  expect((await street.progress(body['importId'])).at(-1)?.phase).toBe('finished');
  expect(findingsOf(await street.get('/findings?rule=R01'))).toHaveLength(1);
  expect(node.appends()).toBeGreaterThan(10);
  expect((await finance.get('/health')).body).toMatchObject({ database: 'up', store: 'up' });
});

it('while the node is away it is read, and every order is asked to come again', async () => {
  const before = findingsOf(await street.get('/findings'));
  await node.kill();
  await refusesOrdersAndAnswers(before);
  app.child.kill('SIGTERM');
  expect(await app.ended).toMatchObject({ code: 0 });
  // Started without the node it does the same.
  const port = new URL(app.address).port;
  app = await startApp(home, { EVENTSTORE_URL: node.url, PORT: port });
  await refusesOrdersAndAnswers(before);

  await node.start();
  const { status, body } = await street.send('/imports', deaths('卫健'));
  expect(status).toBe(202);
  const last = (await street.progress(body['importId'])).at(-1);
  expect(last).toMatchObject({ phase: 'finished', report: { accepted: 1 } });
});

it('an import under way waits for the node, and says so', async () => {
  const { body } = await street.send('/imports', deaths('殡葬'));
  await node.kill();
  const seen = street.progress(body['importId']);
  await new Promise((later) => setTimeout(later, 2_000));
  await node.start();
  const progress = await seen;
  expect(progress.at(-1)).toMatchObject({ phase: 'finished', report: { accepted: 1 } });
  expect((await street.get(`/imports/${String(body['importId'])}`)).body).toMatchObject({
    phase: 'finished',
    problem: null,
  });
});

it('the command line copies the log only when nothing runs, and says what to do next', async () => {
  const env = { EVENTSTORE_URL: node.url };
  const words = ['copy-log', '--from', 'eventstore', '--to', 'home'];
  const running = await cliHere(home, words, env);
  expect([running.code, running.stderr]).toEqual([
    1,
    expect.stringMatching(/正在运行[^]*Stop the app/),
  ]);
  app.child.kill('SIGTERM');
  await app.ended;

  const behind = await run('api', [], { LEDGER_HOME: home, PORT: '0' }).ended;
  expect([behind.code, behind.stderr]).toEqual([1, expect.stringContaining('copy-log')]);
  expect(behind.stderr).not.toMatch(/\n\s+at /);

  const copied = await runCli(home, [...words, '--json'], env);
  expect(copied.code).toBe(0);
  const { size, copied: count, root } = JSON.parse(copied.stdout) as Record<string, unknown>;
  expect([count, root]).toEqual([size, expect.stringMatching(/^[0-9a-f]{64}$/)]);
  const again = await cliHere(home, words, env);
  expect(again.stdout).toContain(String(root));
  expect(again.stdout).toContain('EVENTSTORE_URL');

  const verified = await cliHere(home, ['verify', '--json']);
  expect([verified.code, JSON.parse(verified.stdout)]).toEqual([
    0,
    expect.objectContaining({ ok: true, events: size }),
  ]);
});

it('the command line refuses what cannot be copied, each with its own exit code', async () => {
  const from = (address: string, to = 'home') =>
    cliHere(home, ['copy-log', '--from', address, '--to', to]);
  expect((await from('home')).code).toBe(64);
  expect((await from('mysql://x')).stderr).toMatch(/地址应为[^]*An address is/);
  const twoNodes = await from('esdb://a:2113?tls=false', 'esdb://b:2113?tls=false');
  expect([twoNodes.code, twoNodes.stderr]).toEqual([64, expect.stringContaining('two steps')]);
  const other = await newNode();
  await other.kill();
  const away = await from(other.url);
  await other.remove();
  expect([away.code, away.stderr]).toEqual([
    1,
    expect.stringMatching(/无法连接[^]*cannot be reached/),
  ]);
});
