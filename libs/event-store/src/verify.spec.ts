import { openMemoryStore } from './adapters/memory/memory-store';
import { aStream, someEvents } from './contract/sample-events';
import { leafHash } from './codec';
import type { EventStore, Recorded } from './port';
import { verify } from './verify';

/** A log that was changed by somebody who could. */
const tampered = async (change: (events: Recorded[]) => void): Promise<EventStore> => {
  const store = openMemoryStore();
  const [one, two] = [aStream(), aStream()];
  await store.append([
    { stream: one, expected: 'noStream', events: someEvents(3) },
    { stream: two, expected: 'noStream', events: someEvents(2) },
  ]);
  const events: Recorded[] = [];
  for await (const page of store.readAll(store.start)) events.push(...page);
  change(events);
  store.readAll = async function* readAll() {
    yield events;
  };
  return store;
};

const replace =
  (at: number, by: (event: Recorded) => Partial<Recorded>) => (events: Recorded[]) => {
    const event = events[at];
    if (event) events[at] = { ...event, ...by(event) };
  };

const reasonAfter = async (change: (events: Recorded[]) => void) => {
  const { events, firstWrong } = await verify(await tampered(change));
  return [events, firstWrong?.reason];
};

describe('verifying a log', () => {
  it('counts the events of a log that is as it was written', async () => {
    expect(await verify(await tampered(() => undefined))).toEqual({ events: 5 });
  });

  it('finds a changed text', async () => {
    const change = replace(1, ({ text }) => ({ text: text.replace('"n":1', '"n":2') }));
    expect(await reasonAfter(change)).toEqual([1, 'the text does not give the leaf hash']);
  });

  it('finds a text that is hashed again but not canonical', async () => {
    const change = replace(2, ({ text }) => ({ text: `${text} `, leaf: leafHash(`${text} `) }));
    expect(await reasonAfter(change)).toEqual([2, 'the text is not the canonical text']);
  });

  it('finds an event that is missing, in the log or in its stream only', async () => {
    const gone = (events: Recorded[]) => void events.splice(1, 1);
    expect(await reasonAfter(gone)).toEqual([1, 'a position is missing before it']);
    const closed = (events: Recorded[]) => {
      const [, removed] = events.splice(0, 2);
      replace(0, () => ({ position: removed?.position ?? '' }) as Partial<Recorded>)(events);
    };
    expect((await reasonAfter(closed))[0]).toBe(0);
  });

  it('finds events that changed places', async () => {
    const swapped = (events: Recorded[]) => void events.reverse();
    expect((await reasonAfter(swapped))[0]).toBe(0);
    const twice = (events: Recorded[]) => void events.splice(1, 0, ...events.slice(0, 1));
    expect((await reasonAfter(twice))[1]).toContain('does not come after');
  });
});
