import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FindingAnswer } from '@ledger/application';
import { type Answer, ApiClient } from './api-client';
import { endAll, untouchedHome, run, type RunningApp, startApp } from './running-app';
import { DEAD, smallOffice } from './small-office';

const home = untouchedHome();
let app: RunningApp;
let nobody: ApiClient;
let street: ApiClient;

const findingsOf = ({ body }: Answer): readonly FindingAnswer[] =>
  body['findings'] as readonly FindingAnswer[];

const serverPidFile = join(home, 'database', 'postmaster.pid');
const serverPid = (): number => Number(readFileSync(serverPidFile, 'utf8').split('\n')[0]);

beforeAll(async () => {
  app = await startApp(home);
  nobody = new ApiClient(app.address);
  street = await nobody.loggedIn('street', 'my own password', app.passwords.get('street'));
  const { body } = await street.send('/imports', await smallOffice());
  expect((await street.progress(body['importId'])).at(-1)?.phase).toBe('finished');
});

afterAll(endAll);

it('refuses a second start on the same home and a port in use, in both languages', async () => {
  const second = await run('api', [], { LEDGER_HOME: home, PORT: '0' }).ended;
  expect(second.code).toBe(1);
  expect(second.stderr).toContain('不再启动第二个');
  expect(second.stderr).toContain(`already served by another process (${app.child.pid})`);
  const port = new URL(app.address).port;
  const fresh = untouchedHome();
  const clash = await run('api', [], { LEDGER_HOME: fresh, PORT: port }).ended;
  expect(clash.code).toBe(1);
  // Nothing was begun: no accounts were made whose passwords nobody has seen.
  expect(existsSync(fresh)).toBe(false);
  expect(clash.stderr).toContain(`端口 ${port} 已被占用`);
  expect(clash.stderr).toContain(`Port ${port} is in use`);
  expect((await nobody.get('/health')).body).toMatchObject({ status: 'up', database: 'up' });
});

it('says that the database is away while it restarts, and goes on when it is back', async () => {
  const before = findingsOf(await street.get('/findings'));
  process.kill(serverPid(), 'SIGKILL');
  const seen = new Set<number>();
  const until = performance.now() + 30_000;
  for (let good = 0; good < 5 && performance.now() < until;) {
    const answer = await street.get('/findings');
    seen.add(answer.status);
    if (answer.status === 503) {
      expect(answer.body['code']).toBe('database-away');
      expect(answer.headers.get('retry-after')).toBe('2');
    }
    good = answer.status === 200 ? good + 1 : 0;
    await sleep(20);
  }
  expect([...seen].toSorted()).toEqual([200, 503]);
  expect(findingsOf(await street.get('/findings'))).toEqual(before);
  // The lock of the one app went with its connection and is held again.
  await sleep(1_000);
  const second = await run('api', [], { LEDGER_HOME: home, PORT: '0' }).ended;
  expect(second.code).toBe(1);
});

it('loses nothing acknowledged when it is killed, and keeps who is logged in', async () => {
  const bytes = Buffer.from(
    `姓名,身份证号,死亡日期,数据来源\n${DEAD.name},${DEAD.id},2021-02-12,卫健\n`,
  );
  const before = findingsOf(await street.get('/findings?rule=R01'));
  const { status, body } = await street.send('/imports', [{ name: '四.csv', bytes }]);
  expect(status).toBe(202);
  app.child.kill('SIGKILL');
  await app.ended;
  app = await startApp(home, { PORT: new URL(app.address).port });
  expect(app.passwords.size).toBe(0);
  const last = (await street.progress(body['importId'])).at(-1);
  expect(last).toMatchObject({ phase: 'finished', report: { accepted: 1, rejected: 0 } });
  expect(findingsOf(await street.get('/findings?rule=R01'))).toMatchObject(
    before.map(({ findingId }) => ({ findingId })),
  );
});

it('stops in order on SIGTERM, also with somebody still connected, and the database with it', async () => {
  const slow = connect(Number(new URL(app.address).port), '127.0.0.1');
  slow.on('error', () => undefined);
  await new Promise<void>((sent) => slow.write('GET /api/v1/health HTTP/1.1\r\n', () => sent()));
  app.child.kill('SIGTERM');
  expect(await app.ended).toMatchObject({ code: 0, signal: null });
  expect(existsSync(serverPidFile)).toBe(false);
});
