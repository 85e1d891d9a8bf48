import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FindingsAnswer, Upload, VerifyAnswer } from '@ledger/application';
import { archive, bankResult, type Batch, deaths, roster } from '../scenarios/office-files';
import { ApiClient } from './api-client';
import { cliHere } from './cli-here';
import {
  endAll,
  newFolder,
  newHome,
  type RunningApp,
  runCli,
  startApp,
  untouchedHome,
} from './running-app';

const PASSPHRASE = { LEDGER_BACKUP_PASSPHRASE: 'correct horse battery' };
const HOUSEHOLDS = Array.from({ length: 12 }, (_, n) => n + 1);

const home = newHome();
const other = untouchedHome();
const backups = newFolder();
const office = newFolder();

let app: RunningApp;
let finance: ApiClient;
let discipline: ApiClient;
let backup: string;
const files: Upload[] = [];

const asJson = async <T>(at: string, ...words: readonly string[]): Promise<T> => {
  const { code, stdout, stderr } = await cliHere(at, [...words, '--json'], PASSPHRASE);
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as T;
};

const monthOf = async (month: number): Promise<readonly Upload[]> => {
  const text = `2021-${String(month).padStart(2, '0')}`;
  const no = `SYL${text.replace('-', '')}01`;
  const batch: Batch = { no, month: text, frozenOn: '2021-03-20', sentOn: `${text}-05` };
  return [
    await roster(`03-${month}.xlsx`, batch, HOUSEHOLDS),
    bankResult(`04-${month}.csv`, batch, HOUSEHOLDS, `${text}-06`),
  ];
};

const eventsNow = async (): Promise<number> =>
  Number((await discipline.get('/verify')).body['events']);

/** Hands one month after the other in over HTTP until the signal, and one more; waits for all. */
const upload = async (signal: AbortSignal): Promise<void> => {
  for (let [month, last] = [5, false]; !last; month += 1) {
    last = signal.aborted;
    const more = await monthOf(month);
    files.push(...more);
    const { body } = await finance.send('/imports', more);
    await finance.progress(body['importId']);
  }
};

afterAll(endAll);

it('is taken from the command line while the app takes files in over HTTP', async () => {
  app = await startApp(home);
  const nobody = new ApiClient(app.address);
  const enter = (user: string) =>
    nobody.loggedIn(user, '一个新的 password', app.passwords.get(user));
  [finance, discipline] = [await enter('finance'), await enter('discipline')];
  files.push(
    await archive('01.xlsx', HOUSEHOLDS),
    ...(await monthOf(4)),
    await deaths('05.xlsx', [{ household: 2, diedOn: '2021-02-10' }]),
  );
  const { body } = await finance.send('/imports', files);
  await finance.progress(body['importId']);
  const before = await eventsNow();
  const enough = new AbortController();
  const uploading = upload(enough.signal);
  const taken = await asJson<{ folder: string; manifest: { log: { events: number } } }>(
    home,
    'backup',
    '--to',
    backups,
  );
  enough.abort();
  await uploading;
  backup = taken.folder;
  expect(taken.manifest.log.events).toBeGreaterThan(before);
  expect(taken.manifest.log.events).toBeLessThan(await eventsNow());
});

it('is restored into an empty home with the same root, and verifies there', async () => {
  const restored = await asJson<{ events: number; root: string; eventsInBackup: number }>(
    other,
    'restore',
    '--from',
    backup,
  );
  expect(restored.events).toBe(restored.eventsInBackup);
  const verified = await asJson<VerifyAnswer & { root: string }>(other, 'verify');
  expect(verified).toMatchObject({ ok: true, events: restored.events, root: restored.root });
});

it('says what the original says, once it was given the rest', async () => {
  for (const { name, bytes } of files) writeFileSync(join(office, name), bytes);
  const again = await cliHere(other, ['import', office]);
  expect([0, 2]).toContain(again.code);
  // Ids of people who were first met after the backup are other ones here, and theirs alone.
  const said = ({ findings }: Pick<FindingsAnswer, 'findings'>) =>
    findings.map((finding) => JSON.stringify({ ...finding, findingId: null })).sort();
  const { body } = await discipline.get('/findings?knownOn=2035-12-31');
  const original = said(body as unknown as FindingsAnswer);
  expect(original.length).toBeGreaterThan(0);
  const here = await asJson<FindingsAnswer>(other, 'findings', '--known-on', '2035-12-31');
  expect(said(here)).toEqual(original);
});

it('goes into no home that holds a ledger, and stays as it is', async () => {
  const before = readdirSync(backup);
  const { code, stderr } = await runCli(home, ['restore', '--from', backup], PASSPHRASE);
  expect(code).toBe(2);
  expect(stderr).toMatch(/已有一本台账[^]*holds a ledger already/);
  expect(readdirSync(backup)).toEqual(before);
  app.child.kill('SIGTERM');
  expect((await app.ended).code).toBe(0);
});
