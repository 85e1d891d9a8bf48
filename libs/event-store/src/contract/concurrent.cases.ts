import type { EventStore, Position, Recorded } from '../port';
import { type Contract, LONG } from './contract';
import {
  allAfter,
  anEvent,
  appended,
  aStream,
  aWrite,
  endOf,
  followed,
  placesOf,
  someEvents,
} from './sample-events';
import type { TriedStore } from './tried-store';

const TIMES = LONG ? 500 : 20;
const WRITERS = 4;
const SIDES = ['left', 'right'] as const;
/** Of one turn of a writer: one event each in two streams of its own, and one refused. */
const EVENTS_A_TURN = 2;

/** Writes to two streams a time, one of them ever longer, and is refused once a time. */
const writeOften = async (store: EventStore, times: number): Promise<readonly string[]> => {
  const own = aStream();
  const ids: string[] = [];
  for (let n = 0; n < times; n += 1) {
    const [first, other] = [anEvent(n), anEvent(n)];
    await store.append([
      aWrite(own, n === 0 ? 'noStream' : BigInt(n - 1), [first]),
      aWrite(own, 'noStream', [anEvent(n)]),
      aWrite(aStream(), 'noStream', [other]),
    ]);
    ids.push(first.id, other.id);
  }
  return ids;
};

/** Eight writers here or, where another process can open the log, four here and in two others. */
const writeAtOnce = async (
  { start }: TriedStore,
  store: EventStore,
): Promise<readonly string[]> => {
  const children = start ? SIDES.map(() => start('writers', String(WRITERS), String(TIMES))) : [];
  await Promise.all(children.map(({ firstLine }) => firstLine));
  for (const child of children) child.say('go');
  const writersHere = start ? WRITERS : 2 * WRITERS;
  const here = await Promise.all(
    Array.from({ length: writersHere }, () => writeOften(store, TIMES)),
  );
  const codes = await Promise.all(children.map(({ ended }) => ended));
  if (codes.some((code) => code !== 0)) throw new Error(`writers ended with ${codes.join(', ')}`);
  return [...here.flat(), ...children.flatMap(({ lines }) => lines.slice(1))];
};

/** Follows with checkpoints: again and again it stops and goes on where it was. */
const followInPieces = async (store: EventStore, after: Position, count: number) => {
  const seen: Recorded[] = [];
  for (let place = after; seen.length < count; place = seen.at(-1)?.position ?? after) {
    seen.push(...(await followed(store, place, Math.min(150, count - seen.length))));
  }
  return seen;
};

export const concurrentCases = ({ store, case: on, tried }: Contract): void => {
  let before: Position;
  let ids: readonly string[];
  let seen: readonly Recorded[];

  const all = () => allAfter(store(), before);

  on(34, async () => {
    before = await endOf(store());
    const writers = tried.start ? 3 * WRITERS : 2 * WRITERS;
    const following = followInPieces(store(), before, writers * TIMES * EVENTS_A_TURN);
    ids = await writeAtOnce(tried, store());
    seen = await following;
    const seenIds = seen.map(({ id }) => id as string);
    expect(new Set(seenIds).size).toBe(seenIds.length);
    expect([...seenIds].sort()).toEqual([...ids].sort());
    expect(placesOf(seen)).toEqual(placesOf(await all()));
  });

  on(35, async () => {
    const heads = new Map<string, bigint>();
    for (const { stream, revision } of await all()) {
      expect(revision).toBe((heads.get(stream) ?? -1n) + 1n);
      heads.set(stream, revision);
    }
    // Some streams must be long enough to show a disorder.
    expect(Math.max(...[...heads.values()].map(Number))).toBe(TIMES - 1);
  });

  const { holdTransaction } = tried;
  if (holdTransaction) {
    on(36, async () => {
      const end = await endOf(store());
      const seenAfter = followed(store(), end, 1);
      const release = await holdTransaction();
      const { position } = await appended(store(), aStream(), 'noStream', [anEvent(0)]);
      expect(placesOf(await seenAfter)).toEqual([position]);
      expect(placesOf(await allAfter(store(), end))).toEqual([position]);
      await release();
    });
  }

  on(37, async () => {
    const end = await endOf(store());
    const seenAfter = followed(store(), end, 3);
    const stream = aStream();
    await store().append([
      aWrite(stream, 'noStream', [anEvent(0)]),
      aWrite(stream, 'noStream', someEvents(5)),
      aWrite(stream, 9n, someEvents(5)),
      aWrite(stream, 0n, [anEvent(1)]),
      aWrite(aStream(), 3n, [anEvent(7)]),
      aWrite(aStream(), 'noStream', [anEvent(2)]),
    ]);
    // Writes of a list that go to several streams may stand in any order.
    expect((await seenAfter).map(({ data }) => data.n).sort()).toEqual([0, 1, 2]);
  });
};
