import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  CheckpointAnswer,
  ConsistencyAnswer,
  InclusionAnswer,
  KeysAnswer,
  LogVerification,
} from '@ledger/application';
import {
  digestsOf,
  formatCheckpoint,
  leafHash,
  newSigningKey,
  parseCheckpoint,
  signerFrom,
  signNote,
  verifierFrom,
  verifyConsistency,
  verifyNote,
  verifyTlogProof,
} from '@ledger/event-store';
import { ApiClient } from './api-client';
import { cliHere } from './cli-here';
import {
  endAll,
  newFolder,
  newHome,
  runCli,
  type RunningApp,
  startApp,
  untouchedHome,
} from './running-app';
import { DEAD, type OfficeFile, smallOffice } from './small-office';

const home = newHome();
const folder = newFolder();
const file = (name: string): string => join(folder, name);
const ledger = (...words: readonly string[]) => cliHere(home, words);
/** A machine of the committee's own: it has no ledger, and gets none. */
const elsewhere = untouchedHome();
const offline = (...words: readonly string[]) => cliHere(elsewhere, words);

let app: RunningApp;
let office: readonly OfficeFile[];
let nobody: ApiClient;
let admin: ApiClient;
let discipline: ApiClient;
let finance: ApiClient;

const asJson = async <T>(...words: readonly string[]): Promise<T> => {
  const { code, stdout, stderr } = await ledger(...words, '--json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as T;
};

const importFile = async (at: number): Promise<void> => {
  const { status, body } = await finance.send('/imports', [office[at]!]);
  expect(status).toBe(202);
  const told = await finance.progress(body['importId']);
  expect(told.at(-1)?.phase).toBe('finished');
};

const keys = async () => (await finance.get('/keys')).body as unknown as KeysAnswer;

beforeAll(async () => {
  office = await smallOffice();
  app = await startApp(home);
  nobody = new ApiClient(app.address);
  const user = (name: string) =>
    nobody.loggedIn(name, `${name} 的新密码 2026`, app.passwords.get(name));
  [admin, discipline, finance] = await Promise.all([
    user('admin'),
    user('discipline'),
    user('finance'),
  ]);
  await importFile(0);
}, 120_000);

afterAll(endAll);

it('makes the key of the seal at the first start, for its owner alone, and says to keep a copy', () => {
  expect(app.output.stdout).toContain('封印密钥');
  expect(app.output.stdout).toContain('Keep a copy of the seal key');
  expect(statSync(join(home, 'seal-key')).mode & 0o777).toBe(0o600);
});

describe('a checkpoint on paper', () => {
  it('is signed by the log, and printed as it is', async () => {
    const { code, stdout, stderr } = await runCli(home, ['checkpoint']);
    expect([code, stderr]).toEqual([0, '']);
    writeFileSync(file('paper.txt'), stdout);
    const { origin, keys: own } = await asJson<KeysAnswer>('key', 'list');
    const read = parseCheckpoint(stdout);
    expect(read.origin).toBe(origin);
    expect(read.size).toBeGreaterThan(3);
    expect(
      verifyNote(
        stdout,
        own.map(({ vkey }) => verifierFrom(vkey)),
      ),
    ).toHaveLength(1);
    const [shown, none, wrong] = await Promise.all([
      ledger('checkpoint', 'show', String(read.size)),
      ledger('checkpoint', 'show', '999999'),
      ledger('checkpoint', 'show', 'x'),
    ]);
    expect([shown.code, shown.stdout]).toEqual([0, stdout]);
    expect([none.code, wrong.code]).toEqual([2, 64]);
  });

  it('is countersigned on a machine that has no ledger, and kept once that key is trusted', async () => {
    const created = await offline(
      'key',
      'create',
      '--name',
      'committee',
      '--out',
      file('key'),
      '--json',
    );
    expect(created.code).toBe(0);
    const { cosignerVkey } = JSON.parse(created.stdout) as { cosignerVkey: string };
    expect(statSync(file('key')).mode & 0o777).toBe(0o600);
    expect((await offline('key', 'create', '--name', 'x', '--out', file('key'))).code).toBe(64);
    // A copy that went through a Windows program is still the same paper.
    const windows = `\ufeff${readFileSync(file('paper.txt'), 'utf8').replaceAll('\n', '\r\n')}`;
    writeFileSync(file('windows.txt'), windows);
    const cosign = await offline('checkpoint', 'cosign', file('windows.txt'), '--key', file('key'));
    expect(cosign.code).toBe(0);
    writeFileSync(file('cosigned.txt'), cosign.stdout);
    expect(existsSync(elsewhere)).toBe(false);

    const add = () => ledger('checkpoint', 'add-cosignature', file('cosigned.txt'));
    const early = await add();
    expect([early.code, early.stdout]).toEqual([2, '']);
    expect(early.stderr).toContain('no-known-signature');
    expect((await ledger('key', 'trust', cosignerVkey, '--name', '区纪工委')).code).toBe(0);
    const added = await add();
    expect([added.code, added.stdout]).toEqual([0, cosign.stdout]);
    const [latest] = await asJson<readonly CheckpointAnswer[]>('checkpoint', 'list');
    expect(latest?.signatures.map(({ by, label }) => [by, label])).toEqual([
      ['log', null],
      ['cosigner', '区纪工委'],
    ]);
    expect((await keys()).cosigners).toMatchObject([{ vkey: cosignerVkey, label: '区纪工委' }]);
  });
});

describe('a proof', () => {
  const place = ['household-CS-0001', '0'] as const;

  it('of an event is checked without the ledger, by either key', async () => {
    const words = ['--out', file('e.tlog-proof'), '--event', file('e.json')];
    const answer = await asJson<InclusionAnswer>('proof', 'inclusion', ...place, ...words);
    const event = readFileSync(file('e.json'), 'utf8');
    expect(statSync(file('e.json')).mode & 0o777).toBe(0o600);
    expect(answer.leaf).toBe(leafHash(event));
    expect(answer.digests).toEqual(digestsOf(event));
    const { origin, keys: own, cosigners } = await keys();
    const verifiers = own.map(({ vkey }) => verifierFrom(vkey));
    const text = readFileSync(file('e.tlog-proof'), 'utf8');
    expect(verifyTlogProof({ text, event, verifiers, origin }).index).toBe(answer.index);

    const check = (key: string, ...more: readonly string[]) =>
      offline('proof', 'check', file('e.tlog-proof'), '--key', key, ...more);
    const log = own[0]?.vkey ?? '';
    writeFileSync(file('other.json'), event.replace(/"recordedAt":"\d/, '"recordedAt":"9'));
    const [byLog, byCommittee, wrong, noKey, badKey] = await Promise.all([
      check(log, '--event', file('e.json')),
      check(cosigners[0]?.vkey ?? '', '--json'),
      check(log, '--event', file('other.json')),
      offline('proof', 'check', file('e.tlog-proof')),
      check('nonsense'),
    ]);
    expect([byLog.code, byLog.stderr]).toEqual([0, '']);
    expect(byLog.stdout).toContain(origin);
    expect(JSON.parse(byCommittee.stdout)).toMatchObject({
      signedBy: ['committee'],
      label: { stream: place[0], revision: '0', leaf: answer.leaf },
    });
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('证明不成立');
    expect([noKey.code, badKey.code]).toEqual([64, 2]);
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('of what the log does not hold, or not yet, is refused', async () => {
    const ended = await Promise.all([
      ledger('proof', 'inclusion', 'household-CS-9999', '0'),
      ledger('proof', 'inclusion', ...place, '--size', '2'),
      ledger('proof', 'consistency', '3', '1'),
      ledger('proof', 'inclusion', place[0], 'x'),
    ]);
    expect(ended.map(({ code, stdout }) => [code, stdout])).toEqual([
      [2, ''],
      [2, ''],
      [2, ''],
      [64, ''],
    ]);
  });
});

describe('the log of today', () => {
  const against = (name: string) => ledger('verify', '--against', file(name), '--json');

  it('goes on from the paper after more was recorded', async () => {
    await importFile(3);
    const papers = await Promise.all([against('paper.txt'), against('cosigned.txt')]);
    for (const { code, stdout } of papers) {
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ ok: true, firstWrong: null, keyTrouble: null });
    }
    const later = await asJson<CheckpointAnswer>('checkpoint', 'take');
    const { size: first, root } = parseCheckpoint(readFileSync(file('paper.txt')));
    expect(later.size).toBeGreaterThan(first);
    const words = ['proof', 'consistency', String(first), String(later.size)];
    const answer = await asJson<ConsistencyAnswer>(...words);
    const hex = (text: string) => Buffer.from(text, 'hex');
    expect(
      verifyConsistency({
        first,
        second: later.size,
        firstRoot: root,
        secondRoot: hex(later.root),
        proof: answer.proof.map(hex),
      }),
    ).toBe(true);
  });

  it('does not go on from a paper that says otherwise, though the log’s own key signed it', async () => {
    const signer = signerFrom(readFileSync(join(home, 'seal-key'), 'utf8').trim());
    const { origin, size, root } = parseCheckpoint(readFileSync(file('paper.txt')));
    const paper = (name: string, head: { size: number; root: Buffer }) =>
      writeFileSync(file(name), signNote(formatCheckpoint({ origin, ...head }), [signer]));
    paper('rewritten.txt', { size, root: Buffer.from(root).reverse() });
    paper('longer.txt', { size: 100_000, root });
    const [rewritten, longer] = await Promise.all([
      against('rewritten.txt'),
      ledger('verify', '--against', file('longer.txt')),
    ]);
    expect([rewritten.code, longer.code]).toEqual([1, 1]);
    expect(JSON.parse(rewritten.stdout)).toMatchObject({
      ok: false,
      firstWrong: { code: 'paper-differs' },
    });
    expect(longer.stdout).toMatch(/账本比纸面检查点短[^]*shorter than the paper/);
  });

  it('is not even read against a paper of another ledger, or one that nobody known signed', async () => {
    const origin = 'dibao-ledger/500118001/00c0ffee';
    const { size, root } = parseCheckpoint(readFileSync(file('paper.txt')));
    const stranger = signerFrom(newSigningKey(origin).privateKey);
    const foreign = signNote(formatCheckpoint({ origin, size, root }), [stranger]);
    writeFileSync(file('foreign.txt'), foreign);
    const bent = readFileSync(file('paper.txt'), 'utf8').replace(/\n(\d+)\n/, '\n1$1\n');
    writeFileSync(file('bent.txt'), bent);
    writeFileSync(file('no-paper.txt'), 'anything');
    const names = ['foreign.txt', 'bent.txt', 'no-paper.txt', 'not-there.txt'];
    const ended = await Promise.all(names.map(against));
    expect(ended.map(({ code, stdout }) => [code, stdout])).toEqual([
      [2, ''],
      [2, ''],
      [2, ''],
      [64, ''],
    ]);
    expect(ended[0]?.stderr).toContain('另一本台账');
  });
});

describe('over HTTP', () => {
  const textOf = async (client: ApiClient, path: string, accept = '*/*') => {
    const response = await client.fetch(path, { headers: { accept } });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text: await response.text(),
    };
  };

  it('checkpoints are there for everybody who is logged in', async () => {
    const { body, status } = await finance.get('/checkpoints?limit=2');
    expect(status).toBe(200);
    const [latest, older] = body['checkpoints'] as readonly CheckpointAnswer[];
    const note = await textOf(finance, '/checkpoints/latest');
    expect([note.status, note.type]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(note.text).toBe(latest?.text);
    expect((await textOf(finance, `/checkpoints/${older?.size}`)).text).toBe(older?.text);
    const before = await finance.get(`/checkpoints?before=${latest?.size}&limit=1`);
    expect(before.body['checkpoints']).toEqual([older]);
    expect((await finance.get('/checkpoints/999999')).body).toMatchObject({
      code: 'checkpoint-not-found',
      status: 404,
    });
    expect((await finance.get('/checkpoints/x')).status).toBe(404);
    expect((await finance.get('/keys')).body).toMatchObject({
      origin: latest?.origin,
      trouble: null,
    });
    expect((await nobody.get('/health')).body).toMatchObject({
      checkpoint: { size: latest?.size, takenAt: latest?.takenAt },
    });
  });

  it('an administrator takes one, and the committee hands its signature in', async () => {
    expect((await finance.ask('POST', '/checkpoints')).status).toBe(403);
    const { body, status } = await admin.ask('POST', '/checkpoints');
    expect(status).toBe(200);
    const { text, size } = body as unknown as CheckpointAnswer;
    writeFileSync(file('new.txt'), text);
    const out = file('new-cosigned.txt');
    await offline('checkpoint', 'cosign', file('new.txt'), '--key', file('key'), '--out', out);
    const note = readFileSync(out, 'utf8');
    const path = `/checkpoints/${size}/cosignatures`;
    expect((await finance.ask('POST', path, { note })).status).toBe(403);
    const added = await discipline.ask('POST', path, { note });
    expect(added.status).toBe(200);
    expect((added.body['signatures'] as unknown[]).length).toBe(2);
    expect((await textOf(finance, '/checkpoints/latest')).text).toBe(note);
    const refused = async (body: object, at = path) =>
      (await discipline.ask('POST', at, body)).body;
    expect(await refused({ note: text })).toMatchObject({
      status: 422,
      code: 'signatures-refused',
    });
    expect(await refused({ note: 'x' })).toMatchObject({ status: 422, code: 'not-a-checkpoint' });
    expect(await refused({})).toMatchObject({ status: 422, code: 'not-valid' });
    expect(await refused({ note }, '/checkpoints/1/cosignatures')).toMatchObject({
      code: 'signatures-refused',
      zh: expect.stringContaining('签名'),
    });
  });

  it('an event is proven without being shown', async () => {
    const path = '/proofs/inclusion?stream=household-CS-0001&revision=0';
    const { body, status } = await discipline.get(path);
    expect(status).toBe(200);
    const answer = body as unknown as InclusionAnswer;
    const event = readFileSync(file('e.json'), 'utf8');
    expect(answer.digests).toEqual(digestsOf(event));
    expect(JSON.stringify(body)).not.toContain('HouseholdStated');
    expect(JSON.stringify(body)).not.toContain(DEAD.id);
    const text = await textOf(discipline, path, 'text/plain');
    expect([text.status, text.type]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(text.text).toBe(answer.tlogProof);
    const { origin } = answer.checkpoint;
    const { keys: own } = await keys();
    const verifiers = own.map(({ vkey }) => verifierFrom(vkey));
    expect(verifyTlogProof({ text: text.text, event, verifiers, origin }).index).toBe(answer.index);
    expect((await finance.get(path)).body).toMatchObject({ code: 'not-permitted' });
    const unknown = '/proofs/inclusion?stream=household-CS-9999&revision=0';
    expect((await discipline.get(unknown)).body).toMatchObject({ code: 'event-not-found' });
    expect((await discipline.get(`${path}x`)).body).toMatchObject({ code: 'not-valid' });
    expect((await discipline.get(`${path}&size=2`)).body).toMatchObject({
      code: 'checkpoint-not-found',
    });
  });

  it('nobody learns of a stream that may be another village’s', async () => {
    const words = ['user', 'add', 'village', '--role', 'street-officer', '--scope', '500118001201'];
    const password = 'first of the village';
    expect((await runCli(home, words, { LEDGER_PASSWORD: password })).code).toBe(0);
    const village = await nobody.loggedIn('village', 'the village 的新密码', password);
    const { body } = await village.get('/proofs/inclusion?stream=household-CS-0001&revision=0');
    expect(body).toMatchObject({ status: 403, code: 'outside-scope' });
    expect((await village.get('/checkpoints/latest')).status).toBe(200);
  });

  it('one log is proven to go on from another', async () => {
    const { size } = parseCheckpoint(readFileSync(file('paper.txt')));
    const { body } = await discipline.get(`/proofs/consistency?first=1&second=${size}`);
    expect(body).toMatchObject({ first: { size: 1 }, second: { size } });
    const codeOf = async (query: string) =>
      (await discipline.get(`/proofs/consistency?${query}`)).body['code'];
    expect(await codeOf('first=2&second=1')).toBe('not-a-tree');
    expect(await codeOf('first=1&second=100000')).toBe('not-sealed-yet');
    expect(await codeOf('first=1')).toBe('not-valid');
  });

  it('the list an officer prints says its digests', async () => {
    const response = await discipline.fetch('/findings.xlsx');
    const { sha256, sm3 } = digestsOf(new Uint8Array(await response.arrayBuffer()));
    const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');
    expect(response.headers.get('repr-digest')).toBe(
      `sha-256=:${base64(sha256)}:, sm3=:${base64(sm3)}:`,
    );
    const { stderr } = await ledger('findings', '--xlsx', file('list.xlsx'));
    const printed = digestsOf(readFileSync(file('list.xlsx')));
    expect(stderr).toContain(`SHA-256 ${printed.sha256}`);
    expect(stderr).toContain(`SM3 ${printed.sm3}`);
  });
});

describe('another key', () => {
  it('takes over: both sign, the log says so, and every older paper still holds', async () => {
    const before = await keys();
    const rotated = await asJson<{ fromKey: string; toKey: string; note: string }>(
      'key',
      'rotate',
      '--reason',
      'ROUTINE',
    );
    const { fromKey, toKey, note } = rotated;
    expect(before.keys.map(({ vkey }) => vkey)).toEqual([fromKey]);
    expect(verifyNote(note, [fromKey, toKey].map(verifierFrom))).toHaveLength(2);
    expect(await keys()).toMatchObject({
      origin: before.origin,
      keys: [
        { vkey: fromKey, reason: 'ROUTINE', lost: false },
        { vkey: toKey, retiredAt: null },
      ],
    });
    const next = await admin.ask('POST', '/checkpoints');
    expect(next.status).toBe(200);
    expect(readFileSync(join(home, 'seal-key'), 'utf8')).toContain(toKey.split('+')[1]);
    const ended = await Promise.all([
      ...['paper.txt', 'cosigned.txt', 'new.txt'].map((name) =>
        ledger('verify', '--against', file(name)),
      ),
      ledger('key', 'rotate', '--reason', 'NONE'),
      ledger('key', 'rotate'),
    ]);
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 64, 64]);
  });

  it('signs what comes after it, in the app that was running all the while', async () => {
    await importFile(1);
    const { body } = await admin.ask('POST', '/checkpoints');
    const { text } = body as unknown as CheckpointAnswer;
    const inForce = (await keys()).keys.at(-1)?.vkey ?? '';
    expect(verifyNote(text, [verifierFrom(inForce)])).toHaveLength(1);
    expect((await discipline.get('/verify')).body as unknown as LogVerification).toMatchObject({
      ok: true,
      keyTrouble: null,
    });
  });

  it('replaces one that is lost, and says that nobody vouched for it', async () => {
    await importFile(2);
    writeFileSync(join(home, 'seal-key'), 'ff'.repeat(32));
    const [doubtful, taken, vouched] = await Promise.all([
      ledger('verify'),
      ledger('checkpoint', 'take'),
      ledger('key', 'rotate', '--reason', 'MACHINE_REPLACED'),
    ]);
    expect([doubtful.code, taken.code, vouched.code]).toEqual([1, 2, 2]);
    expect(doubtful.stdout).toContain('not-in-force');
    expect(taken.stderr).toMatch(/封印密钥[^]*not-in-force/);
    const words = ['key', 'rotate', '--reason', 'MACHINE_REPLACED', '--lost'];
    const { code, stdout } = await ledger(...words);
    expect(code).toBe(0);
    expect(stdout).toContain('遗失');
    expect((await keys()).keys).toMatchObject([{ lost: false }, { lost: true }, { lost: false }]);
    expect((await ledger('verify', '--against', file('paper.txt'))).code).toBe(0);
  });
});

it('ends in order', async () => {
  app.child.kill('SIGTERM');
  expect((await app.ended).code).toBe(0);
});
