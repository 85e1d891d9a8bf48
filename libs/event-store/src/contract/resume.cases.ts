import type { EventStore } from '../port';
import { type Contract, LONG } from './contract';
import {
  anEvent,
  appended,
  appendOne,
  aStream,
  aWrite,
  eventsOf,
  someEvents,
} from './sample-events';

const writeOthers = async (store: EventStore, events: number) => {
  for (let written = 0; written < events; written += 2_000) {
    await store.append(
      Array.from({ length: 20 }, () => aWrite(aStream(), 'noStream', someEvents(100))),
    );
  }
};

/** Doing it twice is doing it once: an import that crashed is run again as it was. */
export const resumeCases = ({ store, case: on, tried }: Contract): void => {
  on(12, async () => {
    const stream = aStream();
    const events = someEvents(3);
    const first = await appended(store(), stream, 'noStream', events);
    const { revision, position } = first;
    const again = await appendOne(store(), stream, 'noStream', events);
    expect(again).toEqual({ outcome: 'already-there', revision, position });
    expect(await eventsOf(store(), stream)).toHaveLength(3);
  });

  on(13, async () => {
    const stream = aStream();
    const events = someEvents(2);
    await appended(store(), stream, 'noStream', [anEvent(0)]);
    const { revision, position } = await appended(store(), stream, 0n, events);
    await appended(store(), stream, 2n, someEvents(40));
    await writeOthers(store(), LONG ? 200_000 : 2_000);
    const again = await appendOne(store(), stream, 0n, events);
    expect(again).toEqual({ outcome: 'already-there', revision, position });
    // A log in memory ends with its process.
    if (tried.column === 'memory') return;
    const later = await tried.open();
    expect(await appendOne(later, stream, 0n, events)).toEqual(again);
    await later.close();
  });

  on(14, async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', someEvents(2));
    const other = await appendOne(store(), stream, 'noStream', someEvents(2));
    expect(other).toEqual({ outcome: 'conflict', expected: 'noStream', actual: 1n });
  });

  on(15, async () => {
    const stream = aStream();
    const [first, second] = [anEvent(0), anEvent(1)];
    await appended(store(), stream, 'noStream', [first, second]);
    const other = await appendOne(store(), stream, 'noStream', [first, anEvent(2)]);
    expect(other).toMatchObject({ outcome: 'conflict', actual: 1n });
    expect(await eventsOf(store(), stream)).toHaveLength(2);
  });

  on(16, async () => {
    const stream = aStream();
    const events = someEvents(2);
    await appended(store(), stream, 'noStream', events);
    const longer = await appendOne(store(), stream, 'noStream', [...events, anEvent(2)]);
    expect(longer).toMatchObject({ outcome: 'conflict', actual: 1n });
    expect(await eventsOf(store(), stream)).toHaveLength(2);
  });

  on(16, 'the beginning of what stands there is known, at its own place', async () => {
    const stream = aStream();
    const events = someEvents(3);
    await appended(store(), stream, 'noStream', events);
    const shorter = await appendOne(store(), stream, 'noStream', events.slice(0, 2));
    const [, second] = await eventsOf(store(), stream);
    const position = second?.position;
    expect(shorter).toEqual({ outcome: 'already-there', revision: 1n, position });
  });

  on(17, async () => {
    const event = anEvent(0);
    await appended(store(), aStream(), 'noStream', [event]);
    const other = await appendOne(store(), aStream(), 'noStream', [event]);
    expect(other.outcome).toBe('appended');
  });

  on(12, 'sent twice at the same time', async () => {
    const stream = aStream();
    const events = someEvents(2);
    const results = await Promise.all([
      appendOne(store(), stream, 'noStream', events),
      appendOne(store(), stream, 'noStream', events),
    ]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['already-there', 'appended']);
    expect(await eventsOf(store(), stream)).toHaveLength(2);
  });

  on(12, 'twice in one list', async () => {
    const stream = aStream();
    const write = aWrite(stream, 'noStream', someEvents(2));
    const [first, again] = await store().append([write, write]);
    expect(first).toMatchObject({ outcome: 'appended', revision: 1n });
    expect(again).toEqual({ ...first, outcome: 'already-there' });
  });
};
