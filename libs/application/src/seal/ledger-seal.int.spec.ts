import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EventStore,
  formatCheckpoint,
  migrateSeal,
  newSigningKey,
  openMemoryStore,
  signerFrom,
  signNote,
  verifierFrom,
  verifyNote,
} from '@ledger/event-store';
import { type SealKeyPlace, sealKeyPlace } from '@ledger/home';
import {
  type DivisionCode,
  type EventId,
  type Instant,
  instant,
  type LocalDate,
  type Refusal,
  type StreamName,
} from '@ledger/kernel';
import { streamOf } from '@ledger/ledger';
import { Pool } from 'pg';
import { makeDatabase } from '../../../../tests/contract/scratch-database';
import { Ledger } from '../ledger';
import { addCosignature, checkpointOf, keysAnswer, takeCheckpoint, trustKey } from './checkpoints';
import { claimFirstKey } from './identity';
import { type LedgerSeal, openLedgerSeal } from './ledger-seal';
import { checkedProof, cosignedPaper } from './offline';
import { consistency, inclusion } from './proofs';
import { rotateSealKey } from './rotate-key';
import { migrateSealKeys } from './schema';
import { verifyAgainst, verifyLog } from './verify-log';

const division = '500118001' as DivisionCode;
const now = instant('2026-11-24T01:02:03Z');
const clock = { now: (): Instant => now, today: () => '2026-11-24' as LocalDate };
const stream = streamOf.seal(division);

let drop: () => Promise<void>;
let pool: Pool;
let store: EventStore;
let dir: string;
let place: SealKeyPlace;
let failures: unknown[];

const often = { lookEveryMs: 50, checkpointEveryMs: 50 };

const open = async (at: SealKeyPlace = place): Promise<LedgerSeal> => {
  const onFailure = (error: unknown) => failures.push(error);
  return (await openLedgerSeal({ pool, store, clock, division, place: at, onFailure, ...often }))
    .seal;
};

const needsOf = (seal: LedgerSeal) => ({
  seal,
  pool,
  clock,
  store,
  ledger: new Ledger(store, clock),
});

const answered = <T extends object>(answer: T): Exclude<T, Refusal> => {
  if ('refused' in answer) throw new Error(`refused: ${String(answer.refused)}`);
  return answer as Exclude<T, Refusal>;
};

const write = async (name: string): Promise<void> => {
  const id = `00000000-0000-4000-8000-${name.padStart(12, '0')}`;
  const event = { type: 'FileImported', schema: 1, data: {}, metadata: {}, recordedAt: now };
  const stream = `file-${name}` as StreamName;
  await store.append([{ stream, expected: 'noStream', events: [{ ...event, id: id as EventId }] }]);
};

const rotate = async (
  seal: LedgerSeal,
  more: { readonly lost?: boolean; readonly to?: string } = {},
) => rotateSealKey(needsOf(seal), { actor: 'cli:0', reason: 'ROUTINE', lost: false, ...more });

const signers = (text: string, ...vkeys: readonly string[]): readonly string[] =>
  verifyNote(text, vkeys.map(verifierFrom)).map(({ vkey }) => vkey);

beforeAll(async () => {
  const scratch = await makeDatabase('seal_keys');
  drop = scratch.drop;
  pool = new Pool({ connectionString: scratch.url, max: 4 });
  // The forced drop below may reach a connection before its goodbye did.
  pool.on('error', () => undefined);
});

beforeEach(async () => {
  await pool.query('drop schema if exists seal cascade; drop schema if exists seal_key cascade');
  await migrateSealKeys(pool);
  await migrateSeal(pool);
  store = openMemoryStore();
  dir = mkdtempSync(join(tmpdir(), 'dibao-seal-'));
  place = sealKeyPlace({ dir }, {});
  failures = [];
});

afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

afterAll(async () => {
  await pool.end();
  await drop();
});

describe('the key of a ledger', () => {
  it('is made at the first start, and the log keeps its name under every key', async () => {
    const first = await openLedgerSeal({ pool, store, clock, division, place, onFailure: fail });
    expect(first.keyWasMade).toBe(true);
    const again = await openLedgerSeal({ pool, store, clock, division, place, onFailure: fail });
    expect(again.keyWasMade).toBe(false);
    expect(again.seal.identity).toEqual(first.seal.identity);
    const { origin } = first.seal.identity;
    expect(origin).toMatch(/^dibao-ledger\/500118001\/[0-9a-f]{8}$/);
    expect(readFileSync(join(dir, 'seal-key'), 'utf8')).toMatch(`PRIVATE+KEY+${origin}+`);
    answered(await rotate(again.seal));
    expect((await open()).identity.origin).toBe(origin);
  });

  it('is the one of whoever was first, when two homes begin a ledger together', async () => {
    const other = mkdtempSync(join(tmpdir(), 'dibao-seal-'));
    const both = await Promise.all([open(), open(sealKeyPlace({ dir: other }, {}))]);
    const answers = await Promise.all(both.map((seal) => keysAnswer(needsOf(seal))));
    expect(new Set(answers.map(({ origin }) => origin)).size).toBe(1);
    expect(answers.filter(({ trouble }) => trouble === null)).toHaveLength(1);
    const { firstVkey } = await claimFirstKey(pool, 'one that comes late');
    expect(answers.map(({ keys }) => keys[0]?.vkey)).toEqual([firstVkey, firstVkey]);
    rmSync(other, { recursive: true });
  });

  it('never comes near the database', async () => {
    const seal = await open();
    answered(await rotate(seal));
    const secret = /\+[0-9a-f]{8}\+(.*)$/.exec(place.read() ?? '')?.[1] ?? '';
    expect(secret.length).toBeGreaterThan(40);
    for await (const page of store.readAll(store.start)) {
      expect(page.filter(({ text }) => text.includes(secret))).toEqual([]);
    }
    const { rows } = await pool.query<{ place: string }>(
      `select table_schema || '.' || table_name as place from information_schema.tables
        where table_schema in ('seal', 'seal_key')`,
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { place: table } of rows) {
      const found = await pool.query(`select * from ${table} as row where row::text like $1`, [
        `%${secret.slice(0, 20)}%`,
      ]);
      expect([table, found.rowCount]).toEqual([table, 0]);
    }
  });

  it('may be 32 bytes from outside, whoever made them knowing no names', async () => {
    const seal = await open(sealKeyPlace({ dir }, { LEDGER_SEAL_KEY: 'ab'.repeat(32) }));
    await write('1');
    const { keys } = await keysAnswer(needsOf(seal));
    const { vkey } = newSigningKey(seal.identity.origin, Buffer.from('ab'.repeat(32), 'hex'));
    expect(keys).toMatchObject([{ vkey }]);
    const { text } = answered(await takeCheckpoint(needsOf(seal)));
    expect(signers(text, vkey)).toEqual([vkey]);
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each([
    ['is missing', () => rmSync(join(dir, 'seal-key')), 'missing'],
    ['is another one', () => writeFileSync(join(dir, 'seal-key'), 'abc'), 'not-readable'],
  ])('that %s keeps nobody from working; only nothing is signed', async (_, harm, reason) => {
    await open();
    harm();
    const seal = await open();
    await write('1');
    expect(await takeCheckpoint(needsOf(seal))).toMatchObject({
      refused: 'seal-key-away',
      details: { reason },
    });
    expect((await keysAnswer(needsOf(seal))).trouble).toBe(reason);
    expect(await (await seal.current()).seal.head()).toMatchObject({ size: 1 });
  });

  it('of another ledger is refused at once', async () => {
    const { privateKey } = newSigningKey('dibao-ledger/500118001/00c0ffee');
    await expect(open(sealKeyPlace({ dir }, { LEDGER_SEAL_KEY: privateKey }))).rejects.toThrow(
      /另一本台账[^]*another ledger/,
    );
    await expect(open(sealKeyPlace({ dir }, { LEDGER_SEAL_KEY: 'nonsense' }))).rejects.toThrow(
      'not understood',
    );
  });

  it('put into a second home is no key of this ledger', async () => {
    await open();
    const other = mkdtempSync(join(tmpdir(), 'dibao-seal-'));
    const { seal, keyWasMade } = await openLedgerSeal({
      pool,
      store,
      clock,
      division,
      place: sealKeyPlace({ dir: other }, {}),
      onFailure: fail,
    });
    expect([keyWasMade, readdirSync(other)]).toEqual([false, []]);
    expect((await keysAnswer(needsOf(seal))).trouble).toBe('missing');
    rmSync(other, { recursive: true });
  });
});

describe('a rotation', () => {
  it('is in the log, and both keys sign a checkpoint that holds it', async () => {
    const seal = await open();
    await write('1');
    const before = answered(await takeCheckpoint(needsOf(seal)));
    const { fromKey, toKey, checkpoint } = answered(await rotate(seal));
    expect(signers(checkpoint.text, fromKey, toKey).toSorted()).toEqual(
      [fromKey, toKey].toSorted(),
    );
    expect(checkpoint.size).toBe(2);
    const [rotated] = (await store.readStreams([stream])).get(stream) ?? [];
    expect(rotated).toMatchObject({
      type: 'SealKeyRotated',
      data: { fromKey, toKey, reason: 'ROUTINE', lost: false },
    });
    expect(await keysAnswer(needsOf(seal))).toMatchObject({
      keys: [
        { vkey: fromKey, retiredAt: now, reason: 'ROUTINE', lost: false },
        { vkey: toKey, retiredAt: null },
      ],
      trouble: null,
    });
    // The one that signs now is the new one, alone; what the old one signed still holds.
    await write('2');
    const after = answered(await takeCheckpoint(needsOf(seal)));
    expect(signers(after.text, fromKey, toKey)).toEqual([toKey]);
    const { seal: opened } = await seal.current();
    expect(opened.isSigned((await opened.checkpoint(before.size))!)).toBe(true);
    expect(readdirSync(dir)).toEqual(['seal-key']);
  });

  it('is seen by a process that was running before it', async () => {
    const running = await open();
    await running.current();
    const { toKey } = answered(await rotate(await open()));
    await write('1');
    const { text } = answered(await takeCheckpoint(needsOf(running)));
    expect(signers(text, toKey)).toEqual([toKey]);
  });

  it('goes on where a crash left it, with the same new key', async () => {
    const seal = await open();
    await write('1');
    const crash = (): never => {
      throw new Error('power cut');
    };
    const crashing = await open({ ...place, adoptNext: crash });
    await expect(rotate(crashing)).rejects.toThrow('power cut');
    // The key in force stands beside the old one, and signs.
    expect((await keysAnswer(needsOf(seal))).trouble).toBeNull();
    const next = place.readNext();
    const { checkpoint, fromKey, toKey } = answered(await rotate(seal));
    expect([place.read(), place.readNext()]).toEqual([next, undefined]);
    expect(signers(checkpoint.text, fromKey, toKey)).toHaveLength(2);
    expect((await store.readStreams([stream])).get(stream)).toHaveLength(1);
  });

  it('that was prepared and never begun disturbs nobody', async () => {
    const seal = await open();
    place.prepareNext(() => 'half a key');
    expect((await keysAnswer(needsOf(seal))).trouble).toBeNull();
  });

  it('of a key that is gone must say so; then the new one signs alone', async () => {
    await open();
    renameSync(join(dir, 'seal-key'), join(dir, 'lost'));
    const seal = await open();
    expect(await rotate(seal)).toMatchObject({ refused: 'seal-key-away' });
    const { checkpoint, fromKey, toKey } = answered(await rotate(seal, { lost: true }));
    expect(signers(checkpoint.text, fromKey, toKey)).toEqual([toKey]);
    expect((await keysAnswer(needsOf(seal))).keys).toMatchObject([{ lost: true }, { lost: false }]);
  });

  it('of keys that come from outside needs the new one, and leaves the home alone', async () => {
    const outside = (key: string) => sealKeyPlace({ dir }, { LEDGER_SEAL_KEY: key });
    const seal = await open(outside('ab'.repeat(32)));
    await expect(rotate(seal)).rejects.toThrow('key rotate --to');
    const to = 'cd'.repeat(32);
    const rotated = answered(await rotate(seal, { to }));
    expect(rotated.isOutside).toBe(true);
    expect(signers(rotated.checkpoint.text, rotated.fromKey, rotated.toKey)).toHaveLength(2);
    expect((await keysAnswer(needsOf(seal))).trouble).toBe('not-in-force');
    expect((await keysAnswer(needsOf(await open(outside(to))))).trouble).toBeNull();
    expect(readdirSync(dir)).toEqual([]);
    expect(await rotate(await open(outside(to)), { to: 'ab'.repeat(32) })).toMatchObject({
      refused: 'seal-key-retired',
    });
  });

  it('takes no key from a file while the home keeps its own', async () => {
    expect(await rotate(await open(), { to: 'cd'.repeat(32) })).toMatchObject({
      refused: 'seal-key-in-home',
    });
  });
});

describe('a verification', () => {
  it('recomputes the log, and tells the root whoever holds a paper can compare', async () => {
    const seal = await open();
    for (const name of ['1', '2', '3']) await write(name);
    const { root, text } = answered(await takeCheckpoint(needsOf(seal)));
    const found = { events: 3, ok: true, root, firstWrong: null, keyTrouble: null };
    expect(await verifyLog(needsOf(seal))).toEqual(found);
    expect(await verifyAgainst(needsOf(seal), text)).toEqual(found);
  });

  it('does not believe a database in which everything was signed anew by another key', async () => {
    const seal = await open();
    await write('1');
    const { origin, size, root } = answered(await takeCheckpoint(needsOf(seal)));
    const forger = signerFrom(newSigningKey(origin).privateKey);
    const body = formatCheckpoint({ origin, size, root: Buffer.from(root, 'hex') });
    await pool.query('alter table seal.checkpoint disable trigger user');
    await pool.query('update seal.checkpoint set text = $1', [signNote(body, [forger])]);
    await pool.query('update seal_key.identity set first_vkey = $1', [forger.vkey]);
    expect(await verifyLog(needsOf(await open()))).toMatchObject({
      ok: false,
      firstWrong: null,
      keyTrouble: 'not-in-force',
    });
  });

  it('takes no paper but its own, signed by a key it knows', async () => {
    const seal = await open();
    await write('1');
    const { text, origin, size, root } = answered(await takeCheckpoint(needsOf(seal)));
    const refusal = async (paper: string) => {
      const answer = await verifyAgainst(needsOf(seal), paper);
      return 'refused' in answer ? answer.refused : 'read';
    };
    const stranger = signerFrom(newSigningKey(origin).privateKey);
    const head = { origin, size, root: Buffer.from(root, 'hex') };
    expect(await refusal(signNote(formatCheckpoint(head), [stranger]))).toBe('signatures-refused');
    const other = formatCheckpoint({ ...head, origin: 'dibao-ledger/500118001/00c0ffee' });
    expect(await refusal(signNote(other, [stranger]))).toBe('other-log');
    expect(await refusal('anything')).toBe('not-a-checkpoint');
    expect(await refusal(text)).toBe('read');
  });
});

describe('a cosignature', () => {
  const committee = newSigningKey('committee');
  const trust = (seal: LedgerSeal, vkey: string) =>
    trustKey(needsOf(seal), { vkey, label: '纪工委', actor: 'cli:0' });

  it('of a trusted key is kept and told, that of a stranger is not', async () => {
    const seal = await open();
    await write('1');
    const { text, size } = answered(await takeCheckpoint(needsOf(seal)));
    const cosigned = cosignedPaper(text, `${committee.privateKey}\n`, now);
    expect(await addCosignature(needsOf(seal), cosigned)).toMatchObject({
      refused: 'signatures-refused',
      details: { reason: 'no-known-signature' },
    });
    answered(await trust(seal, committee.cosignerVkey));
    const added = answered(await addCosignature(needsOf(seal), cosigned, size));
    expect(added.signatures).toMatchObject([
      { by: 'log' },
      { by: 'cosigner', label: '纪工委', at: '2026-11-24T01:02:03.000Z' },
    ]);
    expect(await checkpointOf(needsOf(seal), 'latest')).toEqual(added);
    expect(await addCosignature(needsOf(seal), cosigned, size + 1)).toMatchObject({
      refused: 'signatures-refused',
    });
  });

  it('of the log itself is no second opinion', async () => {
    const seal = await open();
    const [own] = (await keysAnswer(needsOf(seal))).keys;
    expect(await trust(seal, own?.vkey ?? '')).toMatchObject({ refused: 'not-a-key' });
    const named = newSigningKey(seal.identity.origin).cosignerVkey;
    expect(await trust(seal, named)).toMatchObject({ refused: 'not-a-key' });
    expect(await trust(seal, 'nonsense')).toMatchObject({ refused: 'not-a-key' });
  });
});

describe('a proof', () => {
  it('is checked without the ledger, by the log’s key or by a cosigner’s', async () => {
    const seal = await open();
    for (const name of ['1', '2', '3', '4', '5']) await write(name);
    const taken = answered(await takeCheckpoint(needsOf(seal)));
    const third = { stream: 'file-3' as StreamName, revision: 0n };
    const { answer, event } = answered(await inclusion(needsOf(seal), third));
    expect(answer).toMatchObject({ stream: 'file-3', revision: '0', index: 2, size: 5 });
    expect(answer.root).toBe(taken.root);
    const [{ vkey } = { vkey: '' }] = (await keysAnswer(needsOf(seal))).keys;
    const checked = { origin: taken.origin, index: 2, size: 5, signedBy: [taken.origin] };
    const text = answer.tlogProof;
    expect(checkedProof({ text, event, vkeys: [vkey] })).toMatchObject(checked);
    expect(checkedProof({ text, vkeys: [vkey] })).toMatchObject({
      ...checked,
      label: { stream: 'file-3', revision: '0', leaf: answer.leaf },
    });
    expect(() => checkedProof({ text, event: `${event} `, vkeys: [vkey] })).toThrow('not-included');
    const other = newSigningKey('dibao-ledger/500118001/00c0ffee');
    expect(() => checkedProof({ text, event, vkeys: [other.vkey] })).toThrow('other-log');
    expect(() => checkedProof({ text, event, vkeys: [] })).toThrow('no-known-signature');
  });

  it('of what is not there, not sealed or no tree is refused with a reason', async () => {
    const seal = await open();
    await write('1');
    const ask = (name: string, revision = 0n, size?: number) =>
      inclusion(needsOf(seal), {
        stream: name as StreamName,
        revision,
        ...(size !== undefined && { size }),
      });
    answered(await takeCheckpoint(needsOf(seal)));
    await write('2');
    expect(await ask('file-9')).toMatchObject({ refused: 'event-not-found' });
    expect(await ask('file-1', 1n)).toMatchObject({ refused: 'event-not-found' });
    expect(await ask('file-2')).toMatchObject({ refused: 'not-sealed-yet' });
    expect(await ask('file-1', 0n, 7)).toMatchObject({ refused: 'checkpoint-not-found' });
    const between = (first: number, second: number) => consistency(needsOf(seal), first, second);
    expect(await between(2, 1)).toMatchObject({ refused: 'not-a-tree' });
    expect(await between(0.5, 1)).toMatchObject({ refused: 'not-a-tree' });
    expect(await between(1, 9)).toMatchObject({ refused: 'not-sealed-yet' });
    answered(await takeCheckpoint(needsOf(seal)));
    expect(await between(1, 2)).toMatchObject({ first: { size: 1 }, second: { size: 2 } });
  });
});

describe('a process that runs', () => {
  const eventually = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
    const until = performance.now() + 20_000;
    for (;;) {
      const seen = await look();
      if (seen) return seen;
      if (performance.now() > until) throw new Error('it never came');
      await new Promise((tick) => setTimeout(tick, 20));
    }
  };

  const whileRunning = async (seal: LedgerSeal, work: () => Promise<void>): Promise<void> => {
    const stop = new AbortController();
    const running = seal.run(stop.signal);
    await work().finally(() => stop.abort());
    await running;
  };

  it('seals by itself, and under the new key once there is one', async () => {
    const seal = await open();
    await write('1');
    await whileRunning(seal, async () => {
      await eventually(() => checkpointOf(needsOf(seal), 'latest'));
      const { toKey, checkpoint } = answered(await rotate(await open()));
      await write('2');
      const { text } = await eventually(async () => {
        const latest = await checkpointOf(needsOf(seal), 'latest');
        return latest && latest.size > checkpoint.size && latest;
      });
      expect(signers(text, toKey)).toEqual([toKey]);
    });
    expect(failures).toEqual([]);
  });

  it('says once what keeps it from signing, and goes on sealing', async () => {
    await open();
    rmSync(join(dir, 'seal-key'));
    const seal = await open();
    await write('1');
    await whileRunning(seal, async () => {
      await eventually(async () => failures.length > 0);
      await write('2');
      await eventually(async () => (await (await seal.current()).seal.head()).size === 2);
    });
    expect(failures.map(String)).toEqual([expect.stringContaining('key rotate --lost')]);
  });
});

const fail = (error: unknown): void => {
  throw error;
};
