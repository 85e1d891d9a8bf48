import * as fc from 'fast-check';
import type { Pool } from 'pg';

import { makeDatabase, type ScratchDatabase } from '../../../../tests/contract/scratch-database';
import { openMemoryStore } from '../adapters/memory/memory-store';
import { openPostgresStore } from '../adapters/postgres/postgres-store';
import { allAfter, aStream, aWrite, someEvents } from '../contract/sample-events';
import type { EventStore, Recorded } from '../port';
import { cosign } from './cosignature';
import {
  CheckpointNotFound,
  CosignatureRefused,
  NotSealedYet,
  RevisionNotFound,
  SealMismatch,
} from './errors';
import { newSigningKey, signerFrom, verifierFrom } from './keys';
import { emptyFrontier, grow, rootOf } from './merkle';
import { formatCheckpoint } from './checkpoint';
import { signNote, verifyNote } from './note';
import type { InclusionProof, Seal } from './seal';
import {
  appendEvents,
  LOG_KEY,
  makePool,
  ORIGIN,
  sealOf,
  tickingClock,
} from './testing/sealed-log';
import { formatTlogProof, ProofRefused, verifyTlogProof } from './tlog-proof';
import { verifyConsistency, verifyInclusion } from './verify-proof';

let database: ScratchDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await makeDatabase('seal');
  pool = makePool(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

let logs = 0;
const newName = () => {
  logs += 1;
  return `n${logs}`;
};

const openNumbered = () => openPostgresStore({ pool, schema: `log_${newName()}` });

/** As EventStoreDB: positions say what comes after what and nothing more. */
const openUnnumbered = async (): Promise<EventStore> => {
  const store = openMemoryStore();
  Object.assign(store, { places: undefined });
  return store;
};

const leavesOf = async (store: EventStore): Promise<readonly Buffer[]> =>
  (await allAfter(store, store.start)).map(({ leaf }) => Buffer.from(leaf, 'hex'));

/** The root of the first `size` events of the log itself, which knows no seal. */
const rootIn = async (store: EventStore, size: number): Promise<Buffer> =>
  rootOf(grow(emptyFrontier, (await leavesOf(store)).slice(0, size)));

const holds = ({ index, size, leaf, root, proof }: InclusionProof): boolean =>
  verifyInclusion({ index, size, leaf: Buffer.from(leaf, 'hex'), root, proof });

describe.each([
  ['a store that numbers its events', openNumbered],
  ['a store that only orders them', openUnnumbered],
])('the seal over %s', (_, open) => {
  let store: EventStore;
  let seal: Seal;
  let events: readonly Recorded[];
  beforeAll(async () => {
    store = await open();
    seal = await sealOf(store, pool, newName());
    for (const count of [1, 255, 1, 300, 99]) {
      await appendEvents(store, count);
      await seal.takeCheckpoint();
    }
    events = await allAfter(store, store.start);
  });
  afterAll(() => store.close());

  it('has the root of the leaves in the order of the log', async () => {
    const { size, root } = await seal.head();
    expect(size).toBe(656);
    expect(root).toEqual(await rootIn(store, 656));
  });

  it('has taken a checkpoint of every size it was asked at, newest first', async () => {
    const taken = await seal.checkpoints();
    expect(taken.map(({ size }) => size)).toEqual([656, 557, 257, 256, 1]);
    for (const checkpoint of taken) {
      expect(checkpoint.root).toEqual(await rootIn(store, checkpoint.size));
      expect(verifyNote(checkpoint.text, [verifierFrom(LOG_KEY.vkey)])).toHaveLength(1);
      expect(seal.isSigned(checkpoint)).toBe(true);
    }
    expect((await seal.checkpoints({ limit: 2, before: 557 })).map(({ size }) => size)).toEqual([
      257, 256,
    ]);
  });

  it('proves any event by its stream and revision, in any later checkpoint', async () => {
    const sizes = (await seal.checkpoints()).map(({ size }) => size);
    for (const [index, { stream, revision, leaf }] of events.entries()) {
      if (index % 37 !== 0 && index % 256 > 1) continue;
      for (const size of sizes.filter((size) => size > index)) {
        const proof = await seal.inclusion({ stream, revision }, size);
        expect(proof).toMatchObject({ index, size, leaf });
        expect(holds(proof)).toBe(true);
      }
    }
  });

  it('proves events by their index as a text that needs no log to be checked', async () => {
    const { index, proof, checkpoint } = await seal.inclusion({ index: 300 });
    const text = formatTlogProof({ index, proof, checkpoint: checkpoint.text });
    const verifiers = [verifierFrom(LOG_KEY.vkey)];
    const event = events[300]?.text ?? '';
    expect(verifyTlogProof({ text, verifiers, origin: ORIGIN, event }).index).toBe(300);
    const other = events[301]?.text ?? '';
    expect(() => verifyTlogProof({ text, verifiers, origin: ORIGIN, event: other })).toThrow(
      ProofRefused,
    );
  });

  it('proves any tree to begin with any earlier one', async () => {
    for (const [first, second] of [
      [0, 656],
      [1, 2],
      [255, 257],
      [256, 512],
      [300, 301],
      [656, 656],
    ]) {
      const { proof, ...heads } = await seal.consistency(first ?? 0, second ?? 0);
      expect(heads.first.root).toEqual(await rootIn(store, first ?? 0));
      expect(heads.second.root).toEqual(await rootIn(store, second ?? 0));
      const roots = { firstRoot: heads.first.root, secondRoot: heads.second.root };
      expect(
        verifyConsistency({ first: heads.first.size, second: heads.second.size, ...roots, proof }),
      ).toBe(true);
    }
  });

  it('says what it cannot prove', async () => {
    await expect(seal.inclusion({ index: 0 }, 100)).rejects.toBeInstanceOf(CheckpointNotFound);
    await expect(seal.inclusion({ index: 600 }, 557)).rejects.toBeInstanceOf(NotSealedYet);
    await expect(seal.inclusion({ index: 656 })).rejects.toBeInstanceOf(NotSealedYet);
    await expect(seal.consistency(5, 657)).rejects.toBeInstanceOf(NotSealedYet);
    await expect(seal.consistency(6, 5)).rejects.toBeInstanceOf(RangeError);
    const { stream } = events[0] as Recorded;
    const missing = seal.inclusion({ stream, revision: 1_000n });
    await expect(missing).rejects.toBeInstanceOf(RevisionNotFound);
    const nobody = seal.inclusion({ stream: aStream(), revision: 0n });
    await expect(nobody).rejects.toMatchObject({ name: 'StreamNotFound' });
  });

  it('does not prove an event that is younger than the last checkpoint, and then does', async () => {
    const stream = aStream();
    await store.append([aWrite(stream, 'noStream', someEvents(1))]);
    const early = seal.inclusion({ stream, revision: 0n });
    await expect(early).rejects.toBeInstanceOf(NotSealedYet);
    await seal.caughtUp();
    await expect(seal.inclusion({ stream, revision: 0n })).rejects.toBeInstanceOf(NotSealedYet);
    await seal.takeCheckpoint();
    expect(holds(await seal.inclusion({ stream, revision: 0n }))).toBe(true);
  });
});

describe('checkpoints', () => {
  it('of the same size are one, also when two processes take them', async () => {
    const store = await openNumbered();
    await appendEvents(store, 10);
    const schema = newName();
    const seals = await Promise.all([1, 2, 3].map(() => sealOf(store, pool, schema)));
    const taken = await Promise.all(seals.map((seal) => seal.takeCheckpoint()));
    expect(new Set(taken.map(({ text }) => text)).size).toBe(1);
    expect(await seals[0]?.takeCheckpoint()).toEqual(taken[0]);
  });

  it('of an empty log are possible', async () => {
    const store = openMemoryStore();
    const seal = await sealOf(store, pool, newName());
    expect(await seal.takeCheckpoint()).toMatchObject({ size: 0, root: rootOf(emptyFrontier) });
    await appendEvents(store, 3);
    expect((await seal.takeCheckpoint()).size).toBe(3);
  });

  it('signed by a former key of the log are still its own', async () => {
    const store = openMemoryStore();
    const schema = newName();
    const before = await (await sealOf(store, pool, schema)).takeCheckpoint();
    const signer = signerFrom(newSigningKey(ORIGIN).privateKey);
    const forgetful = await sealOf(store, pool, schema, { signer });
    expect(forgetful.isSigned(before)).toBe(false);
    const formerKeys = [verifierFrom(LOG_KEY.vkey)];
    const renewed = await sealOf(store, pool, schema, { signer, formerKeys });
    expect(renewed.isSigned(before)).toBe(true);
    expect(renewed.isSigned({ ...before, size: 1 })).toBe(false);
    expect(renewed.isSigned({ ...before, root: Buffer.alloc(32) })).toBe(false);
  });
});

describe('cosignatures', () => {
  const committee = newSigningKey('committee.example');
  const stranger = newSigningKey('stranger.example');
  const known = [verifierFrom(committee.cosignerVkey)];

  const signedBy = (text: string, { privateKey }: { readonly privateKey: string }) =>
    text + cosign(text, signerFrom(privateKey), tickingClock()());

  it('are kept when their key is known, and the log does not lose its own signature', async () => {
    const store = openMemoryStore();
    await appendEvents(store, 5);
    const seal = await sealOf(store, pool, newName());
    const checkpoint = await seal.takeCheckpoint();
    const both = signedBy(signedBy(checkpoint.text, stranger), committee);
    const stored = await seal.addCosignatures(both, known);
    expect(stored).toEqual(await seal.checkpoint(5));
    expect(stored.text).toContain('committee.example');
    expect(stored.text).not.toContain('stranger.example');
    expect(verifyNote(stored.text, known)).toHaveLength(1);
    expect(seal.isSigned(stored)).toBe(true);
    expect(await seal.takeCheckpoint()).toEqual(stored);
  });

  it('are refused on anything that this log did not say', async () => {
    const store = openMemoryStore();
    await appendEvents(store, 5);
    const seal = await sealOf(store, pool, newName());
    const { size, root, text } = await seal.takeCheckpoint();
    const say = (what: { origin?: string; size?: number; root?: Buffer }) =>
      signNote(formatCheckpoint({ origin: ORIGIN, size, root, ...what }), [LOG_KEY]);
    const add = (note: string) => seal.addCosignatures(signedBy(note, committee), known);
    for (const what of [{ origin: 'elsewhere' }, { size: 4 }, { root: Buffer.alloc(32) }]) {
      await expect(add(say(what))).rejects.toBeInstanceOf(CosignatureRefused);
    }
    await expect(seal.addCosignatures(signedBy(text, stranger), known)).rejects.toMatchObject({
      reason: 'no-known-signature',
    });
    expect((await seal.checkpoint(size))?.text).toBe(text);
  });
});

describe('sealing', () => {
  it('gives the same tree however the log was read: a property over any split', async () => {
    const store = openMemoryStore();
    const schema = newName();
    const seal = await sealOf(store, pool, schema);
    const property = async (counts: readonly number[]) => {
      for (const count of counts) {
        if (count > 0) await appendEvents(store, count);
        await seal.caughtUp();
      }
      const { size, root } = await seal.head();
      expect(root).toEqual(await rootIn(store, size));
      expect(size).toBe((await leavesOf(store)).length);
      const tiles = await seal.hashes(0, 0, size + 1);
      expect(tiles).toEqual(await leavesOf(store));
    };
    const counts = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 3 });
    await fc.assert(fc.asyncProperty(counts, property), { numRuns: 12 });
    const again = await sealOf(store, pool, newName());
    await again.caughtUp();
    expect(await again.head()).toEqual(await seal.head());
  });

  it('goes on with the same tiles when the log is copied to another store', async () => {
    const [from, to] = [await openNumbered(), await openUnnumbered()];
    const schema = newName();
    const before = await sealOf(from, pool, schema);
    await appendEvents(from, 700);
    await before.takeCheckpoint();
    await copyEvents(from, to);
    await appendEvents(to, 50);
    const after = await sealOf(to, pool, schema);
    await after.takeCheckpoint();
    expect((await after.head()).root).toEqual(await rootIn(to, 750));
    const last = (await allAfter(to, to.start)).at(-1) as Recorded;
    const { stream, revision } = last;
    expect(holds(await after.inclusion({ stream, revision }))).toBe(true);
  });

  it('stops at the first event that is another in the other store', async () => {
    const [from, to] = [await openNumbered(), await openUnnumbered()];
    const schema = newName();
    const before = await sealOf(from, pool, schema);
    await appendEvents(from, 300);
    await before.caughtUp();
    await copyEvents(from, to, 260);
    await appendEvents(to, 100);
    const after = await sealOf(to, pool, schema);
    const stopped = after.caughtUp();
    await expect(stopped).rejects.toBeInstanceOf(SealMismatch);
    await expect(stopped).rejects.toMatchObject({ index: 260, position: 'm:000000000000261' });
    await expect(after.run(new AbortController().signal)).rejects.toBeInstanceOf(SealMismatch);
    expect((await after.head()).size).toBe(300);
  });

  it.each([
    ['a tile', `update SEAL.tile set hashes = substring(hashes from 1 for 32)`],
    ['a hash', `update SEAL.tile set hashes = overlay(hashes placing '\\x00' from 1)`],
    ['tiles', 'delete from SEAL.tile'],
    ['the head', 'update SEAL.head set size = size - 1'],
    ['progress', `update SEAL.progress set size = 0`],
    ['progress, by taking it away', 'delete from SEAL.progress'],
    ['a checkpoint', 'update SEAL.checkpoint set root = $$\\x00$$'],
    ['its text', `update SEAL.checkpoint set text = replace(text, E'\\n5\\n', E'\\n6\\n')`],
    ['checkpoints', 'truncate SEAL.checkpoint'],
  ])('keeps the database from going back on %s', async (_, sql) => {
    const store = openMemoryStore();
    const schema = newName();
    await appendEvents(store, 5);
    await (await sealOf(store, pool, schema)).takeCheckpoint();
    await expect(pool.query(sql.replace('SEAL', schema))).rejects.toThrow('append-only');
  });
});

const copyEvents = async (from: EventStore, to: EventStore, count = Infinity) => {
  let copied = 0;
  for (const event of await allAfter(from, from.start)) {
    if (copied === count) return;
    copied += 1;
    const { stream, revision } = event;
    const expected = revision === 0n ? 'noStream' : revision - 1n;
    await to.append([aWrite(stream, expected, [event])]);
  }
};
