import { createHash } from 'node:crypto';

import type { EventId, Instant, StreamName } from '@ledger/kernel';

import { canonicalJson } from '../canonical';
import { EVENT_BYTES_MAX, WRITE_BYTES_MAX } from '../checked-write';
import { seal } from '../codec';
import { type EventStore, InvalidWrite, type NewEvent, StreamNotFound } from '../port';
import type { Contract } from './contract';
import {
  anEvent,
  appendOne,
  aStream,
  aWrite,
  eventsOf,
  RECORDED_AT,
  someEvents,
} from './sample-events';

/** An event of exactly so many bytes of sealed text. */
const eventOf = (bytes: number, stream: StreamName, revision: bigint): NewEvent => {
  const empty = anEvent(0, { padding: '' });
  const frame = Buffer.byteLength(seal(empty, stream, revision).text);
  return { ...empty, data: { n: 0, padding: 'x'.repeat(bytes - frame) } };
};

const withData = (data: unknown): NewEvent => ({
  ...anEvent(0),
  data: { value: data } as NewEvent['data'],
});

const refusedFor = async (store: EventStore, stream: string, events: readonly NewEvent[]) => {
  const good = aStream();
  const writes = [
    aWrite(good, 'noStream', [anEvent(0)]),
    aWrite(stream as StreamName, 'noStream', events),
  ];
  const error: unknown = await store.append(writes).catch((caught: unknown) => caught);
  // Nothing was sent: not the writes that were well formed either.
  await expect(eventsOf(store, good)).rejects.toBeInstanceOf(StreamNotFound);
  return error instanceof InvalidWrite ? error.reason : error;
};

const notCanonical: readonly (readonly [string, unknown])[] = [
  ['NUL', 'a\0b'],
  ['half a pair', 'a\ud800b'],
  ['infinity', Infinity],
  ['not a number', Number.NaN],
  ['a fraction', 0.5],
  ['an unsafe number', 2 ** 53],
  ['a big number', 1n],
  ['undefined', undefined],
  ['a day object', new Date(0)],
];

export const limitCases = ({ store, case: on }: Contract): void => {
  on(21, async () => {
    const reasonOf = (stream: string, ...events: NewEvent[]) => refusedFor(store(), stream, events);
    expect(await reasonOf(aStream())).toBe('empty-write');
    expect(await reasonOf(aStream(), { ...anEvent(0), id: '7' as EventId })).toBe('not-a-uuid');
    const shouted = anEvent(0).id.toUpperCase() as EventId;
    expect(await reasonOf(aStream(), { ...anEvent(0), id: shouted })).toBe('not-a-uuid');
    expect(await reasonOf(aStream(), { ...anEvent(0), type: '' })).toBe('empty-type');
    expect(await reasonOf(aStream(), { ...anEvent(0), type: '$kept' })).toBe('reserved-name');
    expect(await reasonOf('$kept', anEvent(0))).toBe('reserved-name');
    expect(await reasonOf(aStream(), ...someEvents(1_001))).toBe('too-many-events');
  });

  on(22, 'an event', async () => {
    const stream = aStream();
    const full = eventOf(EVENT_BYTES_MAX, stream, 0n);
    expect((await appendOne(store(), stream, 'noStream', [full])).outcome).toBe('appended');
    const over = eventOf(EVENT_BYTES_MAX + 1, stream, 0n);
    expect(await refusedFor(store(), stream, [over])).toBe('event-too-large');
  });

  on(22, 'a write', async () => {
    const stream = aStream();
    const quarters = [0n, 1n, 2n, 3n].map((at) => eventOf(WRITE_BYTES_MAX / 4, stream, at));
    const bytes = WRITE_BYTES_MAX / 4;
    const halves = [eventOf(bytes - 200_000, stream, 3n), eventOf(200_001, stream, 4n)];
    const over = [...quarters.slice(0, 3), ...halves];
    expect(await refusedFor(store(), stream, over)).toBe('write-too-large');
    expect((await appendOne(store(), stream, 'noStream', quarters)).outcome).toBe('appended');
  });

  on(23, async () => {
    const stream = aStream();
    const data = { 乡镇: '中山街道𠀀😀', 'é\u0301': '"\\\n\u0001\u007f\u2028', a: [1, null, true] };
    const event = { ...anEvent(0), data };
    await appendOne(store(), stream, 'noStream', [event]);
    const [recorded] = await eventsOf(store(), stream);
    expect(recorded?.data).toEqual(data);
    const { id, type, schema, metadata, recordedAt } = event;
    const sealed = { data, id, metadata, recordedAt, revision: '0', schema, stream, type };
    expect(recorded?.text).toBe(canonicalJson(sealed));
    const leaf = createHash('sha256')
      .update('\0')
      .update(recorded?.text ?? '', 'utf8');
    expect(recorded?.leaf).toBe(leaf.digest('hex'));
  });

  for (const [what, value] of notCanonical) {
    on(25, what, async () => {
      expect(await refusedFor(store(), aStream(), [withData(value)])).toBe('not-canonical');
    });
  }

  on(23, 'a number too long for a number travels as text', async () => {
    const stream = aStream();
    const data = { large: '12345678901234567890.123456789', fen: Number.MAX_SAFE_INTEGER };
    await appendOne(store(), stream, 'noStream', [{ ...anEvent(0), data }]);
    expect((await eventsOf(store(), stream))[0]?.data).toEqual(data);
  });

  on(23, 'keys that look like numbers or like a prototype', async () => {
    const stream = aStream();
    const data = JSON.parse('{"10":1,"9":2,"__proto__":{"x":1},"constructor":"c"}') as never;
    await appendOne(store(), stream, 'noStream', [{ ...anEvent(0), data }]);
    const [recorded] = await eventsOf(store(), stream);
    expect(recorded?.text).toContain('{"10":1,"9":2,"__proto__":{"x":1},"constructor":"c"}');
    expect(canonicalJson(recorded?.data)).toBe(canonicalJson(data));
  });

  on(24, async () => {
    const stream = aStream();
    const metadata = { actor: 'a', leaf: 'mine', recordedAt: 'mine', schema: 7, empty: {} };
    const event = { ...anEvent(0), metadata, schema: 3 };
    await appendOne(store(), stream, 'noStream', [event]);
    const [recorded] = await eventsOf(store(), stream);
    expect(recorded).toMatchObject(event);
    expect(recorded?.metadata).toEqual(metadata);
    const bare = aStream();
    await appendOne(store(), bare, 'noStream', [{ ...anEvent(0), metadata: {} }]);
    expect((await eventsOf(store(), bare))[0]?.metadata).toEqual({});
  });

  on(48, async () => {
    const [earlier, later] = [RECORDED_AT, '2021-06-10T09:00:00.000Z' as Instant];
    const stream = aStream();
    const stamps = [later, earlier, earlier, later];
    const events = someEvents(4).map((event, i) => ({ ...event, recordedAt: stamps[i] ?? later }));
    await appendOne(store(), stream, 'noStream', events);
    const recorded = await eventsOf(store(), stream);
    expect(recorded.map(({ recordedAt }) => recordedAt)).toEqual(stamps);
    expect(recorded.map(({ data }) => data.n)).toEqual([0, 1, 2, 3]);
  });
};
