import * as fc from 'fast-check';
import { idDefect } from '../normalise/resident-id';
import { likenessOf, type Likeness } from './likeness';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const whole = (seventeen: string): string => {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0);
  return `${seventeen}${'10X98765432'[sum % 11]}`;
};

// Of a region that does not exist.
const BODY = '99011819500101123';
const WANG = { idNumber: whole(BODY), name: '王试' };
const written = (idNumber: string, name = '王试') => ({ idNumber, name });
const alike = (idNumber: string, name?: string) => likenessOf(written(idNumber, name), WANG);
const check = WANG.idNumber.at(-1)!;
const otherCheck = check === '0' ? '1' : '0';

describe('two papers may mean one person', () => {
  it.each<[string, string, string, Partial<Likeness>]>([
    [
      'the old number of fifteen digits',
      `${BODY.slice(0, 6)}${BODY.slice(8)}`,
      '王试',
      { grade: 'STRONG', difference: 'OLD_FORM', defects: ['FORMAT', undefined] },
    ],
    [
      'another check digit',
      `${BODY}${otherCheck}`,
      '王试',
      { grade: 'STRONG', difference: 'CHECK_DIGIT', defects: ['CHECK', undefined] },
    ],
    [
      'one wrong digit, which the check digit gives away',
      `${BODY.slice(0, 16)}4${check}`,
      '王试',
      { grade: 'STRONG', difference: 'ONE_CHARACTER', defects: ['CHECK', undefined] },
    ],
    [
      'two digits that changed places',
      `${BODY.slice(0, 15)}32${check}`,
      '王试',
      { grade: 'STRONG', difference: 'TWO_SWAPPED', defects: ['CHECK', undefined] },
    ],
    [
      'a month that does not exist',
      `${BODY.slice(0, 10)}21${BODY.slice(12)}${check}`,
      '王试',
      { grade: 'STRONG', difference: 'ONE_CHARACTER', defects: ['DATE', undefined] },
    ],
    [
      'another serial number, both whole',
      whole(`${BODY.slice(0, 14)}678`),
      '王试',
      { grade: 'WEAK', difference: 'SERIAL_NUMBER', defects: [undefined, undefined] },
    ],
    [
      'another serial number that nobody can have',
      `${BODY.slice(0, 14)}678${whole(`${BODY.slice(0, 14)}678`).endsWith('1') ? '2' : '1'}`,
      '王试',
      { grade: 'LIKELY', difference: 'SERIAL_NUMBER', defects: ['CHECK', undefined] },
    ],
    [
      'the old number under another name',
      `${BODY.slice(0, 6)}${BODY.slice(8)}`,
      '汪试',
      { grade: 'LIKELY', difference: 'OLD_FORM', sameName: false },
    ],
    [
      'one wrong digit under another name',
      `${BODY.slice(0, 16)}4${check}`,
      '汪试',
      { grade: 'WEAK', difference: 'ONE_CHARACTER', sameName: false },
    ],
  ])('by %s', (_, idNumber, name, expected) => {
    expect(alike(idNumber, name)).toMatchObject({ sameName: true, ...expected });
  });
});

describe('nobody is asked', () => {
  it.each([
    ['of the same number', WANG.idNumber, '王试'],
    ['of a namesake with another number', whole('99011819620315227'), '王试'],
    ['of a twin: another name, another serial number', whole(`${BODY.slice(0, 14)}124`), '王验'],
    [
      'of somebody born on the same day elsewhere',
      whole(`990222${BODY.slice(6)}`.slice(0, 14) + '456'),
      '王试',
    ],
    ['of words in the place of a number', '无证件号:某', '王试'],
    ['of nothing in the place of a number', '', '王试'],
  ])('%s', (_, idNumber, name) => {
    expect(alike(idNumber, name)).toBeUndefined();
  });

  it('of a person without a name only by the number', () => {
    const nameless = { idNumber: `${BODY.slice(0, 14)}678${check}` };
    expect(likenessOf(nameless, WANG)).toBeUndefined();
  });
});

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const birthday = fc
  .tuple(
    fc.integer({ min: 1920, max: 2010 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => `${year}${`${month}`.padStart(2, '0')}${`${day}`.padStart(2, '0')}`);
const number = fc.tuple(digits(6), birthday, digits(3)).map((parts) => whole(parts.join('')));

it('every slip of one digit in a number is found, and is one nobody can have', () => {
  fc.assert(
    fc.property(
      number,
      fc.integer({ min: 0, max: 16 }),
      fc.integer({ min: 1, max: 9 }),
      (id, at, by) => {
        const digit = (Number(id[at]) + by) % 10;
        const slipped = `${id.slice(0, at)}${digit}${id.slice(at + 1)}`;
        expect(idDefect(slipped)).toBeDefined();
        const [there, back] = [
          likenessOf(written(slipped), written(id)),
          likenessOf(written(id), written(slipped)),
        ];
        expect(there).toMatchObject({ grade: 'STRONG', difference: 'ONE_CHARACTER' });
        // It does not matter whose paper is looked at first.
        expect(back).toEqual({ ...there!, defects: [...there!.defects].reverse() });
      },
    ),
  );
});
