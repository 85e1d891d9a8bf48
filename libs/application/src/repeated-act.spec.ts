import type { Recorded } from '@ledger/event-store';
import type { JsonObject, StreamName } from '@ledger/kernel';
import { commandIdAfter } from './repeated-act';

const stream = 'finding-x' as StreamName;

/** A stream of acts that were said one after the other. */
const after = (...acts: readonly JsonObject[]): readonly Recorded[] =>
  acts.reduce<readonly Recorded[]>((held, act) => {
    const commandId = commandIdAfter(stream, held, act);
    const one = { revision: BigInt(held.length), metadata: { commandId } } as unknown as Recorded;
    return [...held, one];
  }, []);

const toLi = { assign: 'li' };
const toWang = { assign: 'wang' };

it('an act said twice in a row is one act', () => {
  const held = after(toWang, toLi);
  expect(commandIdAfter(stream, held, toLi)).toBe(held[1]!.metadata['commandId']);
});

it('an act that comes again after another is an act of its own', () => {
  const held = after(toLi, toWang);
  const again = commandIdAfter(stream, held, toLi);
  expect(held.map(({ metadata }) => metadata['commandId'])).not.toContain(again);
});

it('the same words in another stream are another act', () => {
  expect(commandIdAfter(stream, [], toLi)).not.toBe(
    commandIdAfter('finding-y' as StreamName, [], toLi),
  );
});
