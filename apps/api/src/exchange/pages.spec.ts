import * as fc from 'fast-check';
import { cursorOf, type Item, keyIn, keyOf, pageOf } from './pages';

const ORDERS = ['-month', 'batch'] as const;

const items = fc.uniqueArray(
  fc.record({
    month: fc.option(fc.constantFrom('2021-04', '2021-05', '2021-06')),
    batch: fc.string({ minLength: 1, maxLength: 3 }),
  }),
  { selector: ({ month, batch }) => JSON.stringify([month, batch]), maxLength: 30 },
);

/** All pages of a list that may change between one page and the next. */
const walk = (listAt: (page: number) => readonly Item[], limit: number): readonly Item[] => {
  const seen: Item[] = [];
  let after: readonly unknown[] | undefined;
  for (let page = 0; ; page += 1) {
    const answer = pageOf(listAt(page), ORDERS, { limit, after });
    seen.push(...answer.items);
    if (!answer.next) return seen;
    after = answer.next;
  }
};

it('gives every item once, in one order, whatever the size of a page', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 40 }), (all, limit) => {
      const whole = pageOf(all, ORDERS, { limit: 1_000, after: undefined }).items;
      expect(walk(() => all, limit)).toEqual(whole);
      expect(whole).toHaveLength(all.length);
    }),
  );
});

it('leads to no page on which nothing would stand', () => {
  const [first, second] = ['a', 'b'].map((batch) => ({ month: '2021-04', batch }));
  const pageAfter = (limit: number, after?: readonly unknown[]) =>
    pageOf([first!, second!], ORDERS, { limit, after });
  expect(pageAfter(2).next).toBeUndefined();
  const { next } = pageAfter(1);
  expect(next).toEqual(['2021-04', 'a']);
  expect(pageAfter(1, next)).toEqual({ items: [second], next: undefined });
});

it('misses nothing and shows nothing twice when items come and go between two pages', () => {
  fc.assert(
    fc.property(items, items, fc.integer({ min: 1, max: 5 }), (first, others, limit) => {
      const names = new Set(first.map((item) => JSON.stringify(keyOf(item, ORDERS))));
      const added = others.filter((item) => !names.has(JSON.stringify(keyOf(item, ORDERS))));
      const seen = walk((page) => (page % 2 === 0 ? first : [...first, ...added]), limit);
      const texts = seen.map((item) => JSON.stringify(item));
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts).toEqual(expect.arrayContaining(first.map((item) => JSON.stringify(item))));
    }),
  );
});

it('reads the key out of its own cursor, and out of no other', () => {
  const key = ['2021-06', null];
  const cursor = cursorOf(key, '/batches');
  expect(keyIn(cursor, '/batches', ORDERS)).toEqual(key);
  expect(keyIn(cursor, '/batches?division=500118', ORDERS)).toBeUndefined();
  const forged = cursorOf(['1999-01', 'x'], '/elsewhere').split('.')[0]!;
  expect(keyIn(`${forged}.${cursor.split('.')[1]!}`, '/batches', ORDERS)).toBeUndefined();
  expect(keyIn('', '/batches', ORDERS)).toBeUndefined();
  expect(keyIn(cursorOf(['one'], '/batches'), '/batches', ORDERS)).toBeUndefined();
});
