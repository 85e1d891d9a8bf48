import { canonical } from './canonical';

it('writes equal values as one text, whatever order their keys came in', () => {
  expect(canonical({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"x","d":null}]}',
  );
});

it('sorts keys by UTF-16 units and writes numbers and texts as RFC 8785 shows them', () => {
  const sorted = canonical({
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  });
  expect(Object.values(JSON.parse(sorted) as object)).toHaveLength(7);
  expect(sorted.indexOf('Emoji')).toBeLessThan(sorted.indexOf('Hebrew'));
  expect(sorted.indexOf('Carriage')).toBeLessThan(sorted.indexOf('One'));
  expect(canonical([333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
    '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
  );
  expect(canonical('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
});

it('refuses what has no canonical form', () => {
  expect(() => canonical(Number.NaN)).toThrow(RangeError);
  expect(() => canonical({ '\ud800': 1 })).toThrow(RangeError);
  expect(() => canonical([undefined as never])).toThrow(TypeError);
});
