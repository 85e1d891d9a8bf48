import { differences } from './guard';
import { outlineOf, type Shape, sightOf } from './shape';

const text: Shape = { is: 'text', of: 'string' };
const day: Shape = { is: 'text', of: 'LocalDate' };

const object = (
  fields: Readonly<Record<string, Shape>>,
  optional: readonly string[] = [],
): Shape => ({
  is: 'object',
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, shape]) => [
      name,
      { shape, optional: optional.includes(name) },
    ]),
  ),
});

const status: Shape = { is: 'word', words: ['CREDITED', 'RETURNED'] };
const shape = object({ ref: text, status, on: day }, ['on']);
const kept = [
  { name: 'full', data: { ref: 'R1', status: 'CREDITED', on: '2021-06-04' } },
  { name: 'bare', data: { ref: 'R1', status: 'RETURNED' } },
];

describe('kept samples and a declared shape', () => {
  it('agree while nothing changes', () => {
    expect(differences(shape, kept)).toEqual([]);
  });

  it.each<[string, Shape, string]>([
    [
      'a member more',
      object({ ref: text, status, on: day, bank: text }, ['on']),
      'bank is missing',
    ],
    [
      'an optional member more',
      object({ ref: text, status, on: day, bank: text }, ['on', 'bank']),
      'no sample shows "bank is there"',
    ],
    ['a member less', object({ ref: text, status }), 'on is not declared'],
    [
      'a member that may be absent now',
      object({ ref: text, status, on: day }, ['ref', 'on']),
      'ref is absent',
    ],
    [
      'a member that must be there now',
      object({ ref: text, status, on: day }),
      'bare: on is missing',
    ],
    [
      'a word more',
      object(
        { ref: text, on: day, status: { is: 'word', words: ['CREDITED', 'FAILED', 'RETURNED'] } },
        ['on'],
      ),
      'status = FAILED',
    ],
    [
      'a word less',
      object({ ref: text, on: day, status: { is: 'word', words: ['CREDITED'] } }, ['on']),
      'bare: status is none of CREDITED',
    ],
    [
      'a month for a day',
      object({ ref: text, status, on: { is: 'text', of: 'YearMonth' } }, ['on']),
      'no YearMonth',
    ],
    [
      'a number for a text',
      object({ ref: { is: 'number' }, status, on: day }, ['on']),
      'no whole number',
    ],
    [
      'a text that may be null now',
      object({ ref: { is: 'one-of', shapes: [text, { is: 'null' }] }, status, on: day }, ['on']),
      'ref = null',
    ],
  ])('differ by %s', (_, changed, says) => {
    expect(differences(changed, kept).join('; ')).toContain(says);
  });
});

it('every form of a union is told apart', () => {
  const dated: Shape = {
    is: 'one-of',
    shapes: [
      object({ precision: { is: 'word', words: ['DAY'] }, on: day }),
      object({ precision: { is: 'word', words: ['UNKNOWN'] } }),
    ],
  };
  const death = object({ death: dated });
  const onADay = { name: 'day', data: { death: { precision: 'DAY', on: '2021-06-04' } } };
  const unknown = { name: 'unknown', data: { death: { precision: 'UNKNOWN' } } };
  expect(differences(death, [onADay, unknown])).toEqual([]);
  expect(differences(death, [onADay])).toEqual([
    'no sample shows "death: {precision}"',
    'no sample shows "death.precision = UNKNOWN"',
  ]);
  expect(sightOf(death, { death: { precision: 'MONTH' } }).wrong).toEqual([
    'death is none of its 2 forms',
  ]);
});

it('an outline names the members of members', () => {
  expect(outlineOf({ b: { d: 1, c: [{ x: 1 }, { x: 2 }] }, a: null })).toBe('{a,b{c[{x}],d}}');
});
