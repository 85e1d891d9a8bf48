import { openMemoryStore } from '../adapters/memory/memory-store';
import { copyLog } from '../copy-log';
import type { Recorded } from '../port';
import type { Contract } from './contract';
import { allAfter } from './sample-events';

/** What of an event may not depend on the store that holds it. */
const kept = ({ id, stream, revision, text, leaf }: Recorded) =>
  [id, stream, revision, text, leaf] as const;

export const copyCases = ({ store, case: on, tried }: Contract): void => {
  on(50, async () => {
    const copy = openMemoryStore();
    const { size, root } = await copyLog(store(), copy);
    const original = await allAfter(store(), store().start);
    const copied = await allAfter(copy, copy.start);
    expect(size).toBe(original.length);
    expect(copied.map(kept)).toEqual(original.map(kept));
    const empty = await tried.openEmpty?.();
    if (!empty) return;
    expect(await copyLog(copy, empty)).toMatchObject({ size, root });
    await empty.close();
  });
};
