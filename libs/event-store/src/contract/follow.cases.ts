import type { EventStore, Recorded } from '../port';
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

/** Writes all the time, a few events each time, to streams of its own. */
const writeOften = async (store: EventStore, times: number) => {
  for (let i = 0; i < times; i += 1) {
    await store.append([
      aWrite(aStream(), 'noStream', someEvents(2)),
      aWrite(aStream(), 'noStream', [anEvent(i)]),
    ]);
  }
};

export const followCases = ({ store, case: on }: Contract): void => {
  on(33, async () => {
    const before = await endOf(store());
    await writeOften(store(), 20);
    const [seen] = await Promise.all([
      followed(store(), before, 60 + 4 * 60),
      ...Array.from({ length: 4 }, () => writeOften(store(), 20)),
    ]);
    expect(placesOf(seen)).toEqual(placesOf(await allAfter(store(), before)));
  });

  on(33, 'it is woken by a new event', async () => {
    const before = await endOf(store());
    const seen = followed(store(), before, 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { position } = await appended(store(), aStream(), 'noStream', [anEvent(0)]);
    expect(placesOf(await seen)).toEqual([position]);
  });

  on(38, async () => {
    const before = await endOf(store());
    await writeOften(store(), 10);
    const first = await followed(store(), before, 7);
    const handled = first[4]?.position ?? before;
    const rest = await followed(store(), handled, 25);
    const all = placesOf(await allAfter(store(), before));
    expect([...placesOf(first.slice(0, 5)), ...placesOf(rest)]).toEqual(all);
  });

  on(40, 'at different places', async () => {
    const before = await endOf(store());
    await writeOften(store(), 5);
    const all = await allAfter(store(), before);
    const counts = [15, 10, 5, 1];
    const views = await Promise.all(
      counts.map((count) => followed(store(), all[14 - count]?.position ?? before, count)),
    );
    expect(views.map((view) => view.length)).toEqual(counts);
  });

  on(40, async () => {
    const before = await endOf(store());
    const followers = Array.from({ length: 150 }, () => followed(store(), before, 40));
    // Nobody may be served at the cost of reading and writing.
    await writeOften(store(), 10);
    expect(await allAfter(store(), before)).toHaveLength(30);
    await writeOften(store(), 4);
    const all = placesOf(await allAfter(store(), before));
    for (const seen of await Promise.all(followers)) {
      expect(placesOf(seen)).toEqual(all.slice(0, seen.length));
      expect(seen.length).toBeGreaterThanOrEqual(40);
    }
  });

  on(43, async () => {
    const before = await endOf(store());
    await writeOften(store(), 3);
    const handled: Recorded[] = [];
    const handle = async (failsAt: number) => {
      const stop = new AbortController();
      const place = handled.at(-1)?.position ?? before;
      for await (const page of store().follow(place, stop.signal)) {
        for (const event of page) {
          if (handled.length === failsAt) throw new Error(`failed at ${event.id}`);
          handled.push(event);
        }
        if (handled.length >= 9) stop.abort();
      }
    };
    await expect(handle(4)).rejects.toThrow('failed at');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(handled).toHaveLength(4);
    await handle(-1);
    expect(placesOf(handled)).toEqual(placesOf(await allAfter(store(), before)));
  });

  on(44, async () => {
    const before = await endOf(store());
    const stop = new AbortController();
    const seen: Recorded[] = [];
    const rounds = LONG ? 600 : 30;
    const writing = writeOften(store(), rounds);
    const until = performance.now() + (LONG ? 60_000 : 0);
    for await (const page of store().follow(before, stop.signal)) {
      await new Promise((resolve) => setTimeout(resolve, LONG ? 500 : 20));
      seen.push(...page);
      if (seen.length >= rounds * 3 && performance.now() < until) {
        await store().append([aWrite(aStream(), 'noStream', [anEvent(0)])]);
      } else if (seen.length >= rounds * 3) stop.abort();
    }
    await writing;
    expect(placesOf(seen)).toEqual(placesOf(await allAfter(store(), before)).slice(0, seen.length));
  });

  on(45, async () => {
    const stop = new AbortController();
    const before = await endOf(store());
    setTimeout(() => stop.abort(), 50);
    const pages: unknown[] = [];
    for await (const page of store().follow(before, stop.signal)) pages.push(page);
    expect(pages).toEqual([]);
    for await (const page of store().follow(store().start, stop.signal)) pages.push(page);
    expect(pages).toEqual([]);
  });
};
