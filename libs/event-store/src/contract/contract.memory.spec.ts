import { openMemoryStore } from '../adapters/memory/memory-store';
import { anEvent, aStream, eventsOf } from './sample-events';
import { eventStoreContract } from './event-store.contract';

describe('the store in memory', () => {
  eventStoreContract(() => Promise.resolve(openMemoryStore()));

  it('hands out events that nobody can change', async () => {
    const store = openMemoryStore();
    const stream = aStream();
    await store.append([{ stream, expected: 'noStream', events: [anEvent(0, { list: [1] })] }]);
    const [recorded] = await eventsOf(store, stream);
    expect(Object.isFrozen(recorded)).toBe(true);
    expect(Object.isFrozen(recorded?.data.list)).toBe(true);
  });
});
