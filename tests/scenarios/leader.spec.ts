import { setTimeout as sleep } from 'node:timers/promises';
import { type LedgerApplication, openApplication } from '@ledger/application';
import { findingsExpected, yearOf } from '../benchmark/synthetic-year';
import { type Child, runScript } from '../contract/child-process';
import { newPlace, type Place } from './open-ledger';

jest.setTimeout(600_000);

const HOUSEHOLDS = 50;
const LIMIT_MS = 300_000;

const held: { place?: Place; app?: LedgerApplication } = {};
const children: Child[] = [];
beforeEach(async () => {
  held.place = await newPlace();
  // This process hands the events in and asks; it never projects.
  held.app = await openApplication({
    home: held.place.home,
    env: { DATABASE_URL: held.place.url },
  });
});
afterEach(async () => {
  for (const { process: child } of children) child.kill('SIGKILL');
  await Promise.all(children.splice(0).map(({ ended }) => ended));
  await held.app?.close();
  await held.place?.remove();
});

const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  const end = performance.now() + LIMIT_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await sleep(10);
  }
};

const worker = async (): Promise<Child> => {
  const { home, url = '' } = held.place!;
  const child = runScript('../scenarios/projecting.ts', [home, url]);
  children.push(child);
  await child.firstLine;
  return child;
};
const leads = ({ lines }: Child) => lines.includes('leads');

const kill = async ({ process: child, ended }: Child): Promise<void> => {
  child.kill('SIGKILL');
  await ended;
};

const handIn = async (): Promise<void> => {
  for (const { outcome } of await held.app!.parts.store.append(yearOf(HOUSEHOLDS))) {
    expect(outcome).toBe('appended');
  }
};

const query = async <Row>(sql: string): Promise<readonly Row[]> =>
  (await held.app!.parts.pool.query(sql)).rows as Row[];

const everything = async () => {
  const tables = await query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'read' order by 1`,
  );
  const rows: Record<string, readonly unknown[]> = {};
  for (const { name } of tables) {
    rows[name] = await query(`select t::text from read.${name} t order by 1`);
  }
  return rows;
};

/** Nothing twice and nothing skipped: all of it is what a new beginning makes of the log. */
const expectWhole = async (): Promise<void> => {
  const found = await query<{ n: number }>(
    `select count(*)::int as n from read.finding where rule = 'R01' and known_until is null`,
  );
  expect(found).toEqual([{ n: findingsExpected(HOUSEHOLDS) }]);
  const before = await everything();
  await held.app!.rebuildViews();
  await held.app!.caughtUp();
  expect(await everything()).toEqual(before);
};

it('killed in the middle of a page the leader leaves nothing half done, and the other takes over', async () => {
  const blocker = await held.app!.parts.pool.connect();
  await blocker.query('begin; lock table read.money in share mode');
  const first = await worker();
  await until('the first leads', () => leads(first));
  await handIn();
  // The facts of the page are written by now, and the transaction is open.
  await until('the first waits to write', async () => {
    const rows = await query(
      `select from pg_locks where relation = 'read.money'::regclass and not granted`,
    );
    return rows.length > 0;
  });
  const second = await worker();
  expect(leads(second)).toBe(false);
  await kill(first);
  await blocker.query('commit');
  blocker.release();
  await until('the second leads', () => leads(second));
  await held.app!.caughtUp();
  await expectWhole();
});

it('killed while it rebuilds, the views are read on and the other builds them', async () => {
  const [first, second] = [await worker(), await worker()];
  await handIn();
  await held.app!.caughtUp();
  const before = await everything();
  const [leader, other] = leads(first) ? [first, second] : [second, first];
  await held.app!.rebuildViews();
  await until('new views are begun', async () => {
    const rows = await query(`select from pg_namespace where starts_with(nspname, 'read_next')`);
    return rows.length > 0;
  });
  await kill(leader);
  await until('the other leads', () => leads(other));
  await held.app!.caughtUp();
  expect(await everything()).toEqual(before);
  expect(await query(`select from pg_namespace where starts_with(nspname, 'read_next')`)).toEqual(
    [],
  );
});
