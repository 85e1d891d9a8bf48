import { openMemoryStore } from './adapters/memory/memory-store';
import { aStream, someEvents } from './contract/sample-events';
import { leafHash } from './codec';
import type { EventStore, Recorded } from './port';
import { emptyFrontier, grow, headOf } from './seal/merkle';
import { verify } from './verify';
import { wrongInWords } from './verifying/wrong';

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

const foundAfter = async (change: (events: Recorded[]) => void) => {
  const { events, firstWrong } = await verify(await tampered(change));
  return { events, code: firstWrong?.code, position: firstWrong?.position };
};

const at = (place: number) => `m:${String(place).padStart(15, '0')}`;

describe('verifying a log', () => {
  it('counts the events of a log that is as it was written, and gives their tree', async () => {
    const store = await tampered(() => undefined);
    const leaves: Buffer[] = [];
    for await (const page of store.readAll(store.start)) {
      leaves.push(...page.map(({ leaf }) => Buffer.from(leaf, 'hex')));
    }
    const head = headOf(grow(emptyFrontier, leaves));
    expect(await verify(store)).toEqual({ events: 5, head });
  });

  it('finds a changed text', async () => {
    const change = replace(1, ({ text }) => ({ text: text.replace('"n":1', '"n":2') }));
    expect(await foundAfter(change)).toEqual({ events: 1, code: 'text-changed', position: at(2) });
  });

  it('finds a text that is hashed again but not canonical', async () => {
    const change = replace(2, ({ text }) => ({ text: `${text} `, leaf: leafHash(`${text} `) }));
    expect(await foundAfter(change)).toEqual({ events: 2, code: 'not-canonical', position: at(3) });
  });

  it('finds an event that is missing, in the log or in its stream only', async () => {
    const gone = (events: Recorded[]) => void events.splice(1, 1);
    expect(await foundAfter(gone)).toEqual({ events: 1, code: 'missing', position: at(2) });
    const closed = (events: Recorded[]) => {
      events.splice(0, 1);
      for (const i of events.keys()) {
        replace(i, () => ({ position: at(i + 1) }) as Partial<Recorded>)(events);
      }
    };
    expect(await foundAfter(closed)).toEqual({
      events: 0,
      code: 'wrong-revision',
      position: at(1),
    });
  });

  it('finds events that changed places', async () => {
    const swapped = (events: Recorded[]) => void events.reverse();
    expect(await foundAfter(swapped)).toMatchObject({ events: 0, code: 'missing' });
    const twice = (events: Recorded[]) => void events.splice(1, 0, ...events.slice(0, 1));
    expect(await foundAfter(twice)).toMatchObject({ events: 1, code: 'out-of-order' });
  });

  it('proves that the log goes on from the head on a paper, or says that it does not', async () => {
    const store = await tampered(() => undefined);
    const { head } = await verify(store);
    await store.append([{ stream: aStream(), expected: 'noStream', events: someEvents(2) }]);
    expect((await verify(store, { against: head })).firstWrong).toBeUndefined();
    const longer = { ...head, size: 9 };
    expect((await verify(store, { against: longer })).firstWrong).toMatchObject({
      code: 'shorter-than-paper',
      position: at(6),
      between: { from: 5, until: 9 },
    });
    const other = { size: 3, root: head.root };
    expect(await verify(store, { against: other })).toMatchObject({
      events: 0,
      firstWrong: { code: 'paper-differs', between: { from: 0, until: 3 } },
    });
  });

  it('is said in Chinese and in English, with every number in its place', () => {
    const wrong = {
      code: 'paper-differs',
      position: at(1) as Recorded['position'],
      index: 0,
    } as const;
    const words = wrongInWords({ ...wrong, between: { from: 3, until: 17 } });
    expect(words.zh).toContain('第 4 至 17 条');
    expect(words.en).toContain('between events 4 and 17');
  });
});
