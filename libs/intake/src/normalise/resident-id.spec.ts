import * as fc from 'fast-check';
import { accountPrecisionLost, idDefect, idPrecisionLost } from './resident-id';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withCheckDigit = (body: string) =>
  body + '10X98765432'[WEIGHTS.reduce((sum, w, i) => sum + w * Number(body[i]), 0) % 11];

const anyId = fc
  .record({
    day: fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2021-12-31'),
      noInvalidDate: true,
    }),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ day, sequence }) => {
    const born = day.toISOString().slice(0, 10).replaceAll('-', '');
    return withCheckDigit(`990118${born}${String(sequence).padStart(3, '0')}`);
  });

describe('the resident ID', () => {
  it.each(['11010519491231002X', '440524188001010014', '990118194803071010'])(
    'takes the published number %s',
    (id) => expect(idDefect(id)).toBeUndefined(),
  );

  it('takes every number with its right check digit', () => {
    fc.assert(fc.property(anyId, (id) => expect(idDefect(id)).toBeUndefined()));
  });

  it('notices every slip of one digit', () => {
    fc.assert(
      fc.property(
        anyId,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (id, at, by) => {
          const slip = (Number(id[at]) + by) % 10;
          expect(idDefect(id.slice(0, at) + slip + id.slice(at + 1))).toBeDefined();
        },
      ),
    );
  });

  it.each([
    ['510105491231002', 'FORMAT'],
    ['', 'FORMAT'],
    ['99011819480307101x', 'FORMAT'],
    ['990118194802301010', 'DATE'],
    ['990118300001011010', 'DATE'],
    ['990118194803071011', 'CHECK'],
  ])('says of %s what is wrong: %s', (id, defect) => expect(idDefect(id)).toBe(defect));
});

describe('digits that a spreadsheet lost', () => {
  it('are seen by a numeric cell, by zeros at the end, by a power of ten', () => {
    expect(idPrecisionLost('990118196104101000', true)).toBe(true);
    expect(idPrecisionLost('990118196104101000', false)).toBe(true);
    expect(idPrecisionLost('9.90118E+17', false)).toBe(true);
  });

  it('are not seen in an ID that is only wrong', () => {
    expect(idPrecisionLost('990118194803071011', false)).toBe(false);
    expect(idPrecisionLost('510105491231002', false)).toBe(false);
    expect(idPrecisionLost('52500118MJX0000001', false)).toBe(false);
  });

  it('are seen in a long account that is a number', () => {
    expect(accountPrecisionLost('6299011834140013000', true)).toBe(true);
    expect(accountPrecisionLost('6299011834140012759', false)).toBe(false);
    expect(accountPrecisionLost('6.29901E+18', false)).toBe(true);
  });
});
