import { openMemoryStore } from '../adapters/memory/memory-store';
import { eventStoreContract } from './event-store.contract';
import { anEvent, aStream, eventsOf } from './sample-events';

describe('the store in memory', () => {
  const open = () => Promise.resolve(openMemoryStore());
  eventStoreContract({ column: 'memory', open, openEmpty: open });

  it('hands out events that nobody can change', async () => {
    const store = openMemoryStore();
    const stream = aStream();
    await store.append([{ stream, expected: 'noStream', events: [anEvent(0, { list: [1] })] }]);
    const [recorded] = await eventsOf(store, stream);
    expect(Object.isFrozen(recorded)).toBe(true);
    expect(Object.isFrozen(recorded?.data.list)).toBe(true);
  });
});
