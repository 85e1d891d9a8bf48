import type { Contract } from './contract';
import {
  allAfter,
  anEvent,
  appended,
  appendOne,
  aStream,
  aWrite,
  endOf,
  eventsOf,
  followed,
  placesOf,
  someEvents,
  untilKnown,
} from './sample-events';

const DEADLINE_MS = 600;
const numbersOf = (count: number) => Array.from({ length: count }, (_, n) => n);

export const faultCases = ({ store, case: on, faults, tried }: Contract): void => {
  on(18, async () => {
    const impatient = await tried.open({ deadlineMs: DEADLINE_MS });
    const stream = aStream();
    const events = someEvents(2);
    await appended(impatient, aStream(), 'noStream', [anEvent(0)]);
    await faults.loseNextAnswer();
    const lost = await appendOne(impatient, stream, 'noStream', events);
    expect(lost.outcome).toBe('unknown');
    const again = await appendOne(impatient, stream, 'noStream', events);
    expect(again).toMatchObject({ outcome: 'already-there', revision: 1n });
    expect(await eventsOf(impatient, stream)).toHaveLength(2);
    await impatient.close();
  });

  on(20, async () => {
    const impatient = await tried.open({ deadlineMs: DEADLINE_MS });
    const stream = aStream();
    await appended(impatient, stream, 'noStream', [anEvent(0)]);
    await faults.silence();
    try {
      // A new connection that does not come about in time is nobody answering.
      const deadline = { kind: expect.stringMatching(/^(deadline|unreachable)$/) as string };
      await expect(allAfter(impatient, impatient.start)).rejects.toMatchObject(deadline);
      await expect(eventsOf(impatient, stream)).rejects.toMatchObject(deadline);
      await expect(impatient.readStreams([stream])).rejects.toMatchObject(deadline);
      const append = appendOne(impatient, stream, 0n, [anEvent(1)]);
      // Where it is known that nothing was sent, that is said; else that nothing is known.
      const told = await append.catch((error: { readonly kind: string }) => error);
      expect([
        deadline,
        { outcome: 'unknown', cause: expect.any(String) as string },
      ]).toContainEqual('outcome' in told ? told : { kind: told.kind });
    } finally {
      await faults.speak();
    }
    await impatient.close();
  });

  on(39, async () => {
    const before = await endOf(store());
    const seen = followed(store(), before, 20);
    for (const n of numbersOf(20)) {
      await untilKnown(store(), aWrite(aStream(), 'noStream', [anEvent(n)]));
      if (n % 6 === 2) await faults.cutConnections();
    }
    expect((await seen).map(({ data }) => data.n)).toEqual(numbersOf(20));
  });

  on(46, async () => {
    const before = await endOf(store());
    const seen = followed(store(), before, 900);
    const writes = Array.from({ length: 300 }, (_, n) =>
      aWrite(aStream(), 'noStream', someEvents(3, n * 3)),
    );
    const results = Promise.all(writes.map((write) => untilKnown(store(), write)));
    await faults.restart();
    expect((await results).map(({ outcome }) => outcome)).not.toContain('conflict');
    expect(placesOf(await seen)).toEqual(placesOf(await allAfter(store(), before)));
    const streams = await store().readStreams(writes.map(({ stream }) => stream));
    expect([...streams.values()].map((events) => events.length)).toEqual(writes.map(() => 3));
  });

  on(51, async () => {
    expect(await store().health()).toBe('up');
    if (!tried.faults) return;
    await faults.silence();
    expect(await store().health()).toBe('down');
    await faults.speak();
    await faults.loseLead?.();
    if (faults.loseLead) expect(await store().health()).toBe('not-leader');
    await faults.lead?.();
    expect(await store().health()).toBe('up');
  });
};
