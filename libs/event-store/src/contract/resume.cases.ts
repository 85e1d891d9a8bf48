import type { EventStore } from '../port';
import {
  anEvent,
  appended,
  appendOne,
  aStream,
  aWrite,
  eventsOf,
  someEvents,
} from './sample-events';

/** Doing it twice is doing it once: an import that crashed is run again as it was. */
export const resumeCases = (store: () => EventStore): void => {
  it('12. answers the same write as the first time and writes nothing', async () => {
    const stream = aStream();
    const events = someEvents(3);
    const first = await appended(store(), stream, 'noStream', events);
    const { revision, position } = first;
    const again = await appendOne(store(), stream, 'noStream', events);
    expect(again).toEqual({ outcome: 'already-there', revision, position });
    expect(await eventsOf(store(), stream)).toHaveLength(3);
  });

  it('13. answers it as well when others have been written behind it', async () => {
    const stream = aStream();
    const events = someEvents(2);
    await appended(store(), stream, 'noStream', [anEvent(0)]);
    const { revision, position } = await appended(store(), stream, 0n, events);
    await appended(store(), stream, 2n, someEvents(40));
    await store().append(
      Array.from({ length: 200 }, () => aWrite(aStream(), 'noStream', someEvents(10))),
    );
    const again = await appendOne(store(), stream, 0n, events);
    expect(again).toEqual({ outcome: 'already-there', revision, position });
  });

  it('14. refuses other ids with the same expectation', async () => {
    const stream = aStream();
    await appended(store(), stream, 'noStream', someEvents(2));
    const other = await appendOne(store(), stream, 'noStream', someEvents(2));
    expect(other).toEqual({ outcome: 'conflict', expected: 'noStream', actual: 1n });
  });

  it('15. refuses the same beginning with another end, and writes nothing', async () => {
    const stream = aStream();
    const [first, second] = [anEvent(0), anEvent(1)];
    await appended(store(), stream, 'noStream', [first, second]);
    const other = await appendOne(store(), stream, 'noStream', [first, anEvent(2)]);
    expect(other).toMatchObject({ outcome: 'conflict', actual: 1n });
    expect(await eventsOf(store(), stream)).toHaveLength(2);
  });

  it('16. refuses a longer write that begins with what stands there', async () => {
    const stream = aStream();
    const events = someEvents(2);
    await appended(store(), stream, 'noStream', events);
    const longer = await appendOne(store(), stream, 'noStream', [...events, anEvent(2)]);
    expect(longer).toMatchObject({ outcome: 'conflict', actual: 1n });
    expect(await eventsOf(store(), stream)).toHaveLength(2);
  });

  it('16a. takes the beginning of a longer write for written, at its own place', async () => {
    const stream = aStream();
    const events = someEvents(3);
    await appended(store(), stream, 'noStream', events);
    const shorter = await appendOne(store(), stream, 'noStream', events.slice(0, 2));
    const [, second] = await eventsOf(store(), stream);
    const position = second?.position;
    expect(shorter).toEqual({ outcome: 'already-there', revision: 1n, position });
  });

  it('17. accepts the same id in two streams', async () => {
    const event = anEvent(0);
    await appended(store(), aStream(), 'noStream', [event]);
    const other = await appendOne(store(), aStream(), 'noStream', [event]);
    expect(other.outcome).toBe('appended');
  });

  it('17a. writes once what is sent twice at the same time', async () => {
    const stream = aStream();
    const events = someEvents(2);
    const results = await Promise.all([
      appendOne(store(), stream, 'noStream', events),
      appendOne(store(), stream, 'noStream', events),
    ]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['already-there', 'appended']);
    expect(await eventsOf(store(), stream)).toHaveLength(2);
  });

  it('17b. finds a write twice in one list', async () => {
    const stream = aStream();
    const write = aWrite(stream, 'noStream', someEvents(2));
    const [first, again] = await store().append([write, write]);
    expect(first).toMatchObject({ outcome: 'appended', revision: 1n });
    expect(again).toEqual({ ...first, outcome: 'already-there' });
  });
};
