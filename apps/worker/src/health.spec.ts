import type { AddressInfo } from 'node:net';
import type { Health } from '@ledger/application';
import { healthOf, serveHealth, stopServing } from './health';

const WELL: Health = { database: 'up', store: 'up', behind: false, checkpoint: null };

/** A ledger as far as its health goes. */
const ledgerThat = (health: () => Promise<Health>, leads = true) => ({
  health,
  leads: () => leads,
});

it('tells how the stores are and who leads', async () => {
  const standingBy = ledgerThat(() => Promise.resolve({ ...WELL, behind: true }), false);
  expect(await healthOf(standingBy)).toEqual({ ...WELL, status: 'up', behind: true, leads: false });
});

it.each([
  ['the database is away', () => Promise.resolve({ ...WELL, database: 'down' } as const)],
  ['the log is away', () => Promise.resolve({ ...WELL, store: 'down' } as const)],
  ['nobody can tell', () => Promise.reject(new Error('away'))],
  ['no answer comes', () => new Promise<Health>(() => undefined)],
])('is down when %s, and says so in time', async (_, health) => {
  const begun = performance.now();
  expect(await healthOf(ledgerThat(health))).toMatchObject({ status: 'down' });
  expect(performance.now() - begun).toBeLessThan(4_000);
});

it('answers 200, 503 and, at any other address, 404', async () => {
  let now = WELL;
  const door = { setting: 'WORKER_PORT', host: '127.0.0.1', port: 0 };
  const server = await serveHealth(
    ledgerThat(() => Promise.resolve(now)),
    door,
  );
  const { port } = server.address() as AddressInfo;
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  expect((await ask('/health')).status).toBe(200);
  now = { ...WELL, store: 'down' };
  const down = await ask('/health');
  expect(down.status).toBe(503);
  expect(await down.json()).toMatchObject({ status: 'down', database: 'up', store: 'down' });
  expect((await ask('/findings')).status).toBe(404);
  await stopServing(server);
});

it('a port that is taken is told in both languages, with the setting to change', async () => {
  const well = ledgerThat(() => Promise.resolve(WELL));
  const door = { setting: 'WORKER_PORT', host: '127.0.0.1', port: 0 };
  const server = await serveHealth(well, door);
  const { port } = server.address() as AddressInfo;
  await expect(serveHealth(well, { ...door, port })).rejects.toThrow(
    /已被占用.*WORKER_PORT=\d+[^]*is in use.*WORKER_PORT=\d+/,
  );
  await stopServing(server);
});
