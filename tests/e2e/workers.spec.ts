import { setTimeout as sleep } from 'node:timers/promises';
import { type FindingAnswer, type LedgerApplication, openApplication } from '@ledger/application';
import { Client } from 'pg';
import { ApiClient } from './api-client';
import {
  endAll,
  newHome,
  run,
  type RunningApp,
  type RunningWorker,
  startApp,
  startWorker,
} from './running-app';
import { smallOffice } from './small-office';

const SEPARATE = { LEDGER_WORKER: 'separate' };
const LIMIT_MS = 30_000;

const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  const end = performance.now() + LIMIT_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await sleep(50);
  }
};

const leads = async (worker: RunningWorker): Promise<boolean> =>
  (await worker.health()).body['leads'] === true;

const suspicionsOf = async (client: ApiClient): Promise<readonly string[]> => {
  const { body } = await client.get('/findings?rule=R01');
  return (body['findings'] as readonly FindingAnswer[]).map(({ findingId }) => findingId);
};

afterAll(endAll);

describe('apps that leave the views to workers', () => {
  const home = newHome();
  const apps: RunningApp[] = [];
  let street: ApiClient;
  let elsewhere: ApiClient;

  beforeAll(async () => {
    const first = await startApp(home, SEPARATE);
    const second = await startApp(home, SEPARATE);
    apps.push(first, second);
    const password = 'my own password';
    street = await new ApiClient(first.address).loggedIn(
      'street',
      password,
      first.passwords.get('street'),
    );
    elsewhere = await new ApiClient(second.address).loggedIn('street', password);
  });

  it('several of them serve one ledger, and an import waits for a worker to find what follows', async () => {
    const { status, body } = await street.send('/imports', await smallOffice());
    expect(status).toBe(202);
    const phase = async (client: ApiClient) =>
      (await client.get(`/imports/${String(body['importId'])}`)).body['phase'];
    await until('all rows recorded', async () => (await phase(street)) === 'finding');
    await sleep(1_000);
    // Nobody projects: neither app does what it was told to leave to others.
    expect([await phase(street), await phase(elsewhere)]).toEqual(['finding', 'finding']);
    expect(await suspicionsOf(elsewhere)).toEqual([]);
    const worker = await startWorker(home);
    await until('finished', async () => (await phase(elsewhere)) === 'finished');
    expect(await suspicionsOf(elsewhere)).toHaveLength(1);
    expect(await worker.health()).toMatchObject({
      status: 200,
      body: { status: 'up', database: 'up', store: 'up', behind: false, leads: true },
    });
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toMatchObject({ code: 0, signal: null });
  });

  it('an app whose setting is misspelt does not start, and says so in both languages', async () => {
    const { code, stderr } = await run('api', [], {
      LEDGER_HOME: home,
      PORT: '0',
      LEDGER_WORKER: 'seperate',
    }).ended;
    expect(code).toBe(1);
    expect(stderr).toContain('LEDGER_WORKER=seperate 无效');
    expect(stderr).toContain('LEDGER_WORKER=seperate is not known');
  });
});

describe('two workers on one ledger', () => {
  const home = newHome();
  let office: LedgerApplication;
  let database: Client;

  beforeAll(async () => {
    // As an app that is killed between the acknowledgement and the first row.
    office = await openApplication({ home, env: {} });
    database = new Client(office.database.url);
    database.on('error', () => undefined);
    await database.connect();
  });

  afterAll(async () => {
    await database.end();
    await office.close();
  });

  /** Which imports some process works on. */
  const isClaimed = async (): Promise<boolean> => {
    const { rowCount } = await database.query(
      `select from pg_locks where locktype = 'advisory' and classid = 738201005 and granted`,
    );
    return rowCount === 1;
  };

  it('when the one that leads is killed during an import, the other finishes it', async () => {
    const files = await smallOffice();
    const importId = await office.imports.accept({
      actor: 'operator',
      division: office.division,
      mayDeclare: true,
      files,
    });
    // The rows of a file can be written, but not that they have been: the import stands half way.
    await database.query('begin; lock table imports.job_file in share mode');
    const first = await startWorker(home);
    await until('the first leads', () => leads(first));
    await until('the first has taken the import up', isClaimed);
    const { start } = office.parts.store;
    await until('rows are recorded', async () => {
      for await (const page of office.parts.store.readAll(start)) return page.length > 0;
      return false;
    });
    const second = await startWorker(home);
    await until('the second stands by', async () => (await second.health()).status === 200);
    expect([await leads(first), await leads(second)]).toEqual([true, false]);

    first.child.kill('SIGKILL');
    expect(await first.ended).toMatchObject({ signal: 'SIGKILL' });
    await database.query('commit');

    await until('the second leads', () => leads(second));
    const ask = () => office.imports.ask(importId);
    await until('finished', async () => (await ask())?.phase === 'finished');
    expect(await ask()).toMatchObject({ report: { accepted: 7, rejected: 1 } });
    await office.caughtUp();
    const { rows } = await database.query(`select count(*)::int from read.finding`);
    expect(rows[0]).not.toEqual({ count: 0 });
    expect((await second.health()).body).toMatchObject({ behind: false, leads: true });

    second.child.kill('SIGTERM');
    expect(await second.ended).toMatchObject({ code: 0, signal: null });
  });
});
