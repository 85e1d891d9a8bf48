import * as fc from 'fast-check';
import { addDays } from '@ledger/kernel';
import { MONEY_COLUMNS } from '../result';
import { allCells, office } from '../testing/case-builder';
import { batchStated, paymentInstructed, recoveryStated } from '../testing/money-statements';
import { deathClaimed, decisionStated } from '../testing/people-statements';
import { anyHistory } from '../testing/random-history';
import { FIRST_DAY } from '../testing/random-statements';
import {
  entryReversed,
  overpaymentWrittenOff,
  recoveryOffset,
  recoveryReceived,
} from '../testing/recovery-acts';

const YEAR_END = '2021-12-31';
/** Two people; one died in May, so 496 of June were too much and 296 are due from July on. */
const pair = office()
  .household({ a: { income: 200 }, b: {} })
  .paid('2021-06', 792)
  .told(
    '2021-06-20',
    deathClaimed('b', '2021-05-20'),
    decisionStated('REDUCE', 'b', { decided: '2021-06-25', effective: '2021-07' }),
  );
const JUNE = { overpaid: 496_00, paid: 792_00 };

describe('what comes back of an overpaid month', () => {
  it('stands apart as received, offset and written off', () => {
    const told = pair.told(
      '2021-09-03',
      recoveryReceived('r1', 200),
      recoveryOffset('o1', 96),
      overpaymentWrittenOff('w1', 100),
    );
    expect(told.money(YEAR_END)).toMatchObject({
      ...JUNE,
      recovered: 200_00,
      recoveredByOffset: 96_00,
      writtenOff: 100_00,
      paidByOffset: 96_00,
    });
    expect(told.findings(YEAR_END, 'R37')).toMatchObject([{ certainFen: 100_00 }]);
  });

  it('stands no more once it is reversed', () => {
    const told = pair
      .told('2021-09-03', recoveryReceived('r1', 200), recoveryOffset('o1', 96))
      .told('2021-10-01', entryReversed('r1', 200), entryReversed('o1', 96, {}, 'OFFSET'));
    expect(told.money('2021-09-30')).toMatchObject({ recovered: 200_00, paidByOffset: 96_00 });
    expect(told.money(YEAR_END)).toMatchObject({
      recovered: 0,
      recoveredByOffset: 0,
      paidByOffset: 0,
    });
  });

  it('counts once though the register of the street names the same voucher', () => {
    const receipt = recoveryReceived('v', 200);
    const register = recoveryStated('2021-06', 200);
    expect(pair.told('2021-09-03', receipt, register).money(YEAR_END).recovered).toBe(200_00);
    expect(pair.told('2021-09-03', register).money(YEAR_END).recovered).toBe(200_00);
    const taken = pair.told('2021-09-03', receipt, register, entryReversed('v', 200));
    expect(taken.money(YEAR_END).recovered).toBe(200_00);
  });
});

describe('a month from which something is kept back', () => {
  const less = pair.told('2021-07-20', recoveryOffset('o1', 96, { on: '2021-07-15' }));

  it('is paid in full with so much less', () => {
    const paid = less.paid('2021-08', 200, { covered: 1 });
    expect(paid.money(YEAR_END)).toMatchObject({ ...JUNE, paid: 992_00, overpaid: 496_00 });
    expect(paid.arrears(YEAR_END)).toEqual([]);
    expect(paid.rules(YEAR_END)).not.toContain('R18');
  });

  it('was paid too much when nothing was kept back after all', () => {
    const paid = less.paid('2021-08', 296, { covered: 1 });
    expect(paid.money(YEAR_END).overpaid).toBe(496_00 + 96_00);
    expect(paid.findings(YEAR_END, 'R18')).toMatchObject([{ certainFen: 96_00 }]);
  });

  it('is owed what is left of it', () => {
    const owed = less.instructed('2021-08', 100, { covered: 1 });
    const [august] = owed
      .arrears(YEAR_END)
      .filter(({ benefitMonth }) => benefitMonth === '2021-08');
    expect(august).toMatchObject({ shouldFen: 296_00, certainFen: 200_00 });
  });

  it('is no missed month when it is kept back whole, and missed once that is reversed', () => {
    const batch = [
      batchStated('2021-08'),
      paymentInstructed('x', '2021-08', 496, { household: 'H2' }),
    ];
    const whole = pair.told('2021-07-20', recoveryOffset('o1', 296)).told('2021-08-04', ...batch);
    expect(whole.findings(YEAR_END, 'R46')).toEqual([]);
    const undone = whole.told('2021-09-10', entryReversed('o1', 296, {}, 'OFFSET'));
    expect(undone.findings(YEAR_END, 'R46')).toMatchObject([{ benefitMonth: '2021-08' }]);
  });
});

it('what months give back by offset other months have: the account of offsets is empty', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat({ max: 260 }), (facts, n) => {
      const day = addDays(FIRST_DAY, n);
      const sums = allCells(facts).flatMap((cell) => cell.assess(day).money?.sums ?? []);
      const total = (column: (typeof MONEY_COLUMNS)[number]) =>
        sums.reduce((fen, one) => fen + one[column], 0);
      expect(total('recoveredByOffset')).toBe(total('paidByOffset'));
    }),
    { numRuns: 50 },
  );
});
