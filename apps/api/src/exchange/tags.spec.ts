import { isAsSeen, tagOf } from './tags';

it('makes a tag of the revision and of what is answered', () => {
  expect(tagOf(12n, { a: 1 })).toMatch(/^"r12\.[0-9a-f]{16}"$/);
  expect(tagOf(12n, { a: 1 })).not.toBe(tagOf(12n, { a: 2 }));
  expect(tagOf('noStream', {})).toMatch(/^"r-\./);
});

it('lets an act through when the stream stands where one of the tags saw it', () => {
  const tag = tagOf(12n, { bank: 'nothing yet' });
  expect(isAsSeen(tag, 12n)).toBe(true);
  expect(isAsSeen(`${tagOf(3n, {})}, ${tag}`, 12n)).toBe(true);
  expect(isAsSeen('*', 0n)).toBe(true);
});

it('lets none through when it moved, was never there, or the tag says nothing for certain', () => {
  expect(isAsSeen(tagOf(11n, {}), 12n)).toBe(false);
  expect(isAsSeen(tagOf(1n, {}), 12n)).toBe(false);
  expect(isAsSeen('*', 'noStream')).toBe(false);
  expect(isAsSeen(`W/${tagOf(12n, {})}`, 12n)).toBe(false);
  expect(isAsSeen('"12"', 12n)).toBe(false);
  expect(isAsSeen('', 12n)).toBe(false);
});
