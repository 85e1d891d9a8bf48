import type { Pool } from 'pg';

import { makeDatabase, type ScratchDatabase } from '../../../../../tests/contract/scratch-database';
import { leafHash, sealedText } from '../../codec';
import { allAfter, anEvent, aStream, aWrite, someEvents } from '../../contract/sample-events';
import { type EventStore, HeadBroken, type Recorded } from '../../port';
import { emptyFrontier, frontierBytes, grow, type TreeHead } from '../../seal/merkle';
import type { Seal } from '../../seal/seal';
import { asOwner } from '../../seal/testing/owner';
import { makePool, sealOf } from '../../seal/testing/sealed-log';
import { type Verification, verify } from '../../verify';
import { openPostgresStore } from './postgres-store';

let database: ScratchDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await makeDatabase('tried');
  pool = makePool(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** A log of 320 events in streams of ten, sealed; the last twenty came after the checkpoint. */
class TriedLog {
  private constructor(
    readonly name: string,
    readonly store: EventStore,
    readonly seal: Seal,
    readonly events: readonly Recorded[],
    readonly paper: TreeHead,
  ) {}

  static async make(): Promise<TriedLog> {
    names += 1;
    const name = `t${names}`;
    const store = await openPostgresStore({ pool, schema: `${name}_log` });
    const seal = await sealOf(store, pool, `${name}_seal`);
    const append = (streams: number) =>
      store.append(
        Array.from({ length: streams }, () => aWrite(aStream(), 'noStream', someEvents(10))),
      );
    await append(20);
    await seal.takeCheckpoint();
    await append(10);
    const paper = await seal.takeCheckpoint();
    await append(2);
    await seal.caughtUp();
    return new TriedLog(name, store, seal, await allAfter(store, store.start), paper);
  }

  /** Changes the database as its owner; `LOG` and `SEAL` are the schemas. */
  async owner(...statements: readonly string[]): Promise<void> {
    const named = (sql: string) =>
      sql.replaceAll('LOG.', `${this.name}_log.`).replaceAll('SEAL.', `${this.name}_seal.`);
    const tables = ['LOG.events', 'LOG.head', 'SEAL.head', 'SEAL.tile', 'SEAL.checkpoint'];
    await asOwner(pool, [...tables, 'SEAL.progress'].map(named), ...statements.map(named));
  }

  verify(against?: TreeHead): Promise<Verification> {
    return verify(this.store, { seal: this.seal, ...(against && { against }) });
  }

  /** The event at a position, as it would be if it said something else. */
  forged(position: number, text: (text: string) => string) {
    const event = this.events[position - 1] as Recorded;
    const changed = text(event.text);
    return { text: changed, leaf: leafHash(changed) };
  }
}

let names = 0;

const literal = (text: string) => `$text$${text}$text$`;
const bytea = (hex: string) => `'\\x${hex}'`;

/** The rows behind a position move by so many places. */
const shift = (from: number, by: number) =>
  `update LOG.events set position = -position where position >= ${from};
   update LOG.events set position = -position + ${by} where position < 0`;

const insertRow = (position: number, stream: string) => {
  const event = { ...anEvent(7), data: { amountFen: 1_000_000 } };
  const text = sealedText(event, stream as Recorded['stream'], 0n);
  return `insert into LOG.events (position, stream, revision, event_id, type, schema_no, text, leaf)
    values (${position}, '${stream}', 0, '${event.id}', '${event.type}', ${event.schema},
      ${literal(text)}, ${bytea(leafHash(text))})`;
};

const found = ({ events, firstWrong }: Verification) => ({
  events,
  code: firstWrong?.code,
  position: firstWrong?.position,
});

describe('a log that nobody touched', () => {
  it('holds, also against its last paper, and goes on', async () => {
    const log = await TriedLog.make();
    expect(await log.verify(log.paper)).toEqual({ events: 320, head: await log.seal.head() });
    await log.store.append([aWrite(aStream(), 'noStream', someEvents(3))]);
    expect(found(await log.verify(log.paper))).toEqual({ events: 323 });
  });
});

describe('the database itself', () => {
  it.each([
    ['a change of an event', 'update LOG.events set text = text where position = 1'],
    ['a deletion', 'delete from LOG.events where position = 320'],
    ['emptying the log', 'truncate LOG.events'],
    ['moving the head back', 'update LOG.head set size = size - 1'],
    ['another frontier of the same size', `update LOG.head set frontier = '\\x00'`],
    ['taking the head away', 'delete from LOG.head'],
    ['emptying the head', 'truncate LOG.head'],
    [
      'a change as a replica',
      `set local session_replication_role = replica;
      update LOG.head set size = 0`,
    ],
  ])('refuses %s', async (_, sql) => {
    const log = await TriedLog.make();
    const statement = sql.replaceAll('LOG.', `${log.name}_log.`);
    await expect(pool.query(`begin; ${statement}; commit`)).rejects.toThrow('append-only');
    expect(found(await log.verify())).toEqual({ events: 320 });
  });
});

describe('what the owner of the database changes behind its back is named', () => {
  const tried = async (...statements: readonly string[]) => {
    const log = await TriedLog.make();
    await log.owner(...statements);
    return { log, ...found(await log.verify()) };
  };

  it('one byte of a text', async () => {
    const change = `update LOG.events set text = replace(text, '"n":6', '"n":9') where position = 7`;
    expect(await tried(change)).toMatchObject({ events: 6, code: 'text-changed', position: 'p:7' });
  });

  it('a text that is no JSON any more, and the events before it still count', async () => {
    const change = `update LOG.events set text = '{' || text where position = 8`;
    expect(await tried(change)).toMatchObject({ events: 7, code: 'unreadable', position: 'p:8' });
  });

  it('one byte of a leaf hash', async () => {
    const change = `update LOG.events set leaf = set_byte(leaf, 31, get_byte(leaf, 31) # 1)
      where position = 9`;
    expect(await tried(change)).toMatchObject({ events: 8, code: 'text-changed', position: 'p:9' });
  });

  it('text and leaf hash together', async () => {
    const log = await TriedLog.make();
    const { text, leaf } = log.forged(11, (text) => text.replace('"n":0', '"n":5'));
    await log.owner(
      `update LOG.events set text = ${literal(text)}, leaf = ${bytea(leaf)} where position = 11`,
    );
    expect(found(await log.verify())).toEqual({ events: 10, code: 'replaced', position: 'p:11' });
  });

  it('two rows that changed places, of one stream or of two', async () => {
    const swap = (one: number, other: number) => `
      update LOG.events set position = -1 where position = ${one};
      update LOG.events set position = ${one} where position = ${other};
      update LOG.events set position = ${other} where position = -1`;
    const two = await tried(swap(11, 21));
    expect(two).toMatchObject({ events: 10, code: 'reordered', position: 'p:11' });
    const [{ firstWrong }] = [await two.log.verify()];
    expect(firstWrong?.otherIndex).toBe(20);
    expect(await tried(swap(12, 13))).toMatchObject({ events: 11, position: 'p:12' });
  });

  it('the tail that was deleted', async () => {
    const change = 'delete from LOG.events where position > 310';
    expect(await tried(change)).toMatchObject({ events: 310, code: 'missing', position: 'p:311' });
  });

  it('the tail that was deleted, with the heads, the tiles and the progress put back', async () => {
    const log = await TriedLog.make();
    await log.owner(
      'delete from LOG.events where position > 250',
      ...(await headsAt(log, 250)),
      'delete from SEAL.tile',
      ...tilesOf(log.events.slice(0, 250)),
    );
    expect(found(await log.verify())).toEqual({ events: 250, code: 'missing', position: 'p:251' });
  });

  it('an event that was deleted in the middle, also when the others close the gap', async () => {
    const gap = 'delete from LOG.events where position = 20';
    expect(await tried(gap)).toMatchObject({ events: 19, code: 'missing', position: 'p:20' });
    const closed = await tried(gap, shift(21, -1));
    expect(closed).toMatchObject({ events: 19, code: 'missing', position: 'p:20' });
  });

  it('a row that was forged at the end, with the right hash', async () => {
    const end = await tried(insertRow(321, 'household-forged'));
    expect(end).toMatchObject({ events: 320, code: 'never-appended', position: 'p:321' });
    expect((await end.log.verify()).firstWrong).toMatchObject({ stream: 'household-forged' });
    const more = end.log.store.append([aWrite(aStream(), 'noStream', someEvents(1))]);
    await expect(more).rejects.toBeInstanceOf(HeadBroken);
  });

  it('a row that was forged into the middle, and the others make room', async () => {
    const change = [shift(31, 1), insertRow(31, 'household-forged')];
    expect(await tried(...change)).toMatchObject({
      events: 30,
      code: 'inserted',
      position: 'p:31',
    });
  });

  it('a column beside the text', async () => {
    const change = `update LOG.events set type = 'PaymentStopped' where position = 15`;
    expect(await tried(change)).toMatchObject({
      events: 14,
      code: 'beside-text',
      position: 'p:15',
    });
  });

  it('the head of the log', async () => {
    const other = `update LOG.head set frontier =
      set_byte(frontier, 0, get_byte(frontier, 0) # 1)`;
    expect(await tried(other)).toMatchObject({ code: 'head-differs', position: 'p:301' });
    const broken = await tried(`update LOG.head set frontier = '\\x00'`);
    expect(broken).toMatchObject({ code: 'head-differs', position: 'p:301' });
    expect(await tried('delete from LOG.head')).toMatchObject({ code: 'head-differs' });
  });

  it('the head of the seal', async () => {
    const other = `update SEAL.head set frontier =
      set_byte(frontier, 0, get_byte(frontier, 0) # 1)`;
    expect(await tried(other)).toMatchObject({ code: 'seal-head-differs', position: 'p:301' });
    expect(await tried('delete from SEAL.head')).toMatchObject({ code: 'seal-head-differs' });
  });

  it('a tile of leaves and a tile above it', async () => {
    const change = (level: number, at: number) => `update SEAL.tile set hashes =
      set_byte(hashes, ${at}, get_byte(hashes, ${at}) # 1) where level = ${level} and nth = 0`;
    const leaf = await tried(change(0, 40 * 32));
    expect(leaf).toMatchObject({ events: 40, code: 'tile-changed', position: 'p:41' });
    const above = await tried(change(1, 3));
    expect(above).toMatchObject({ events: 0, code: 'tile-changed', position: 'p:1' });
    const gone = await tried('delete from SEAL.tile where level = 0 and nth = 1');
    expect(gone).toMatchObject({ events: 256, code: 'tile-changed', position: 'p:257' });
  });

  it('a checkpoint that was put in, and one that was changed', async () => {
    const put = `insert into SEAL.checkpoint
      select 100, root, text, taken_at from SEAL.checkpoint where size = 200`;
    expect(await tried(put)).toMatchObject({ events: 0, code: 'checkpoint-forged' });
    const changed = `update SEAL.checkpoint set root = sha256(root) where size = 300`;
    const after = await tried(changed);
    expect(after).toMatchObject({ events: 200, code: 'checkpoint-forged', position: 'p:201' });
  });
});

describe('who rewrites an event and everything that follows from it', () => {
  const rewritten = async (position: number) => {
    const log = await TriedLog.make();
    const { text, leaf } = log.forged(position, (text) => text.replace('"n":4', '"n":8'));
    const events = log.events.map((event, i) =>
      i === position - 1 ? { ...event, text, leaf } : event,
    );
    await log.owner(
      `update LOG.events set text = ${literal(text)}, leaf = ${bytea(leaf)}
        where position = ${position}`,
      'delete from SEAL.tile',
      ...tilesOf(events),
      ...(await headsAt({ ...log, events }, 320)),
    );
    return log;
  };

  it('is caught by the next checkpoint, which he cannot sign', async () => {
    const log = await rewritten(225);
    expect((await log.verify()).firstWrong).toMatchObject({
      code: 'checkpoint-differs',
      position: 'p:201',
      between: { from: 200, until: 300 },
    });
    await expect(log.seal.takeCheckpoint()).rejects.toMatchObject({ name: 'SealDamaged' });
    await expect(log.seal.inclusion({ index: 224 })).rejects.toMatchObject({ name: 'SealDamaged' });
  });

  it('is caught by the paper when he takes the checkpoints away as well', async () => {
    const log = await rewritten(225);
    await log.owner('delete from SEAL.checkpoint where size > 200');
    expect(found(await log.verify())).toEqual({ events: 320 });
    expect((await log.verify(log.paper)).firstWrong).toMatchObject({
      code: 'paper-differs',
      between: { from: 200, until: 300 },
    });
    await log.owner('delete from SEAL.checkpoint');
    expect((await log.verify(log.paper)).firstWrong).toMatchObject({
      code: 'paper-differs',
      between: { from: 0, until: 300 },
    });
  });
});

/** Both heads as they would be over these events. */
const headsAt = async ({ events }: Pick<TriedLog, 'events'>, size: number) => {
  const leaves = events.slice(0, size).map(({ leaf }) => Buffer.from(leaf, 'hex'));
  const frontier = bytea(frontierBytes(grow(emptyFrontier, leaves)).toString('hex'));
  return [
    `update LOG.head set size = ${size}, frontier = ${frontier}`,
    `update SEAL.head set size = ${size}, frontier = ${frontier}`,
    `update SEAL.progress set size = ${size}, position = 'p:${size}'`,
  ];
};

/** The tiles as they would be over these events. */
const tilesOf = (events: readonly Pick<Recorded, 'leaf'>[]): readonly string[] => {
  const levels: string[][] = [[], []];
  grow(
    emptyFrontier,
    events.map(({ leaf }) => Buffer.from(leaf, 'hex')),
    (level, root) => level % 8 === 0 && levels[level / 8]?.push(root.toString('hex')),
  );
  return levels.flatMap((hashes, level) =>
    [0, 1]
      .map((nth) => hashes.slice(nth * 256, (nth + 1) * 256))
      .filter(({ length }) => length > 0)
      .map(
        (tile, nth) => `insert into SEAL.tile values (${level}, ${nth}, ${bytea(tile.join(''))})`,
      ),
  );
};
