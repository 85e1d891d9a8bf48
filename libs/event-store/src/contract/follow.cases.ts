import type { EventStore, Position, Recorded } from '../port';
import {
  allAfter,
  anEvent,
  appended,
  aStream,
  aWrite,
  endOf,
  followed,
  someEvents,
} from './sample-events';

const placesOf = (events: readonly Recorded[]): readonly Position[] =>
  events.map(({ position }) => position);

/** Writes all the time, a few events each time, to streams of its own. */
const writeOften = async (store: EventStore, times: number) => {
  for (let i = 0; i < times; i += 1) {
    await store.append([
      aWrite(aStream(), 'noStream', someEvents(2)),
      aWrite(aStream(), 'noStream', [anEvent(i)]),
    ]);
  }
};

export const followCases = (store: () => EventStore): void => {
  it('33. catches up and goes on live, without gap and without repeating', async () => {
    const before = await endOf(store());
    await writeOften(store(), 20);
    const [seen] = await Promise.all([
      followed(store(), before, 60 + 4 * 60),
      ...Array.from({ length: 4 }, () => writeOften(store(), 20)),
    ]);
    expect(placesOf(seen)).toEqual(placesOf(await allAfter(store(), before)));
  });

  it('33a. is woken by a new event', async () => {
    const before = await endOf(store());
    const seen = followed(store(), before, 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { position } = await appended(store(), aStream(), 'noStream', [anEvent(0)]);
    expect(placesOf(await seen)).toEqual([position]);
  });

  it('38. goes on after the last event that was handled when it is started again', async () => {
    const before = await endOf(store());
    await writeOften(store(), 10);
    const first = await followed(store(), before, 7);
    const handled = first[4]?.position ?? before;
    const rest = await followed(store(), handled, 25);
    const all = placesOf(await allAfter(store(), before));
    expect([...placesOf(first.slice(0, 5)), ...placesOf(rest)]).toEqual(all);
  });

  it('40. serves followers at different places independently', async () => {
    const before = await endOf(store());
    await writeOften(store(), 5);
    const all = await allAfter(store(), before);
    const counts = [15, 10, 5, 1];
    const views = await Promise.all(
      counts.map((count) => followed(store(), all[14 - count]?.position ?? before, count)),
    );
    expect(views.map((view) => view.length)).toEqual(counts);
  });

  it('44. waits for a slow reader and loses nothing', async () => {
    const before = await endOf(store());
    const stop = new AbortController();
    const seen: Recorded[] = [];
    const writing = writeOften(store(), 30);
    for await (const page of store().follow(before, stop.signal)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen.push(...page);
      if (seen.length >= 90) stop.abort();
    }
    await writing;
    expect(placesOf(seen)).toEqual(placesOf(await allAfter(store(), before)));
  });

  it('45. ends when it is told to, also while nothing happens', async () => {
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
