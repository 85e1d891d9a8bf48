import { knownAt } from '../fact';
import { localDate } from '@ledger/kernel';
import { CaseBuilder, office, poorOffice } from '../testing/case-builder';
import { fundsArrived, fundsMoved, fundsReversed } from '../testing/money-statements';
import { documentsIn } from './documents';

const FILE = 'file-1';
const raised = (yuan: number) => fundsMoved('FundsRaised', 'C1', yuan, '2021-03-01');
const given = new CaseBuilder().told({ on: '2021-03-01', file: FILE }, raised(900));
const reversed = given.told('2021-03-10', fundsReversed('RAISED', 'C1', '2021-03-10'));

describe('an entry that is reversed (冲正)', () => {
  it('counts until the day before, and no more from that day on', () => {
    expect(reversed.money('2021-03-09').raised).toBe(900_00);
    expect(reversed.money('2021-03-10').raised).toBe(0);
  });

  it('counts again as it is booked afterwards, on the same day as well', () => {
    const again = reversed.told('2021-03-10', raised(90));
    expect(again.money('2021-03-10').raised).toBe(90_00);
  });

  it('stays reversed when a file of that very day had stated it', () => {
    const onOneDay = new CaseBuilder()
      .told('2021-03-10', fundsReversed('RAISED', 'C1', '2021-03-10'))
      .told({ on: '2021-03-10', file: FILE }, raised(900));
    expect(onOneDay.money('2021-03-10').raised).toBe(0);
  });

  it('counts again when a later file states it anew', () => {
    const stated = reversed.told({ on: '2021-04-01', file: 'file-2' }, raised(950));
    expect(stated.money('2021-04-01').raised).toBe(950_00);
  });

  it('takes its arrival with it', () => {
    const arrived = poorOffice()
      .told('2021-03-01', fundsMoved('FundsAppropriated', 'B1', 900, '2021-03-01'))
      .told('2021-03-03', fundsArrived('B1', '2021-03-03'))
      .told('2021-03-10', fundsReversed('APPROPRIATED', 'B1', '2021-03-10'))
      .told('2021-03-11', fundsMoved('FundsAppropriated', 'B1', 900, '2021-03-11'));
    expect(arrived.money('2021-03-05').appropriatedArrived).toBe(900_00);
    expect(arrived.money('2021-03-11')).toMatchObject({
      appropriated: 900_00,
      appropriatedArrived: 0,
    });
  });

  it('no longer covers the batches that were sent out of it', () => {
    const paid = office().household({ a: {} }).paid('2021-06', 496);
    expect(paid.rules('2021-07-01')).not.toContain('R33');
    const gone = paid.told('2021-07-01', fundsReversed('APPROPRIATED', 'enough', '2021-07-01'));
    expect(gone.rules('2021-07-01')).toContain('R33');
  });
});

describe('what was used (使用)', () => {
  it('is money of its own and waits for nobody', () => {
    const used = given.told(
      '2021-12-20',
      fundsMoved('FundsUseReported', 'S1', 899, '2021-12-20', { related: 'B1' }),
    );
    expect(used.money('2021-12-20')).toMatchObject({ raised: 900_00, used: 899_00 });
    expect(used.rules('2022-06-01')).toEqual([]);
  });
});

it('documents are told apart by their stage, though they share a number', () => {
  const same = given.told('2021-03-05', fundsMoved('FundsAllocated', 'C1', 600, '2021-03-05'));
  const facts = [
    ...same.case('fund/RAISED/C1').values(),
    ...same.case('fund/ALLOCATED/C1').values(),
  ];
  const known = knownAt(facts.flat(), localDate('2021-03-31'));
  const amounts = (['RAISED', 'ALLOCATED'] as const).map((stage) =>
    documentsIn(known, stage).map(({ movement }) => movement.amountFen),
  );
  expect(amounts).toEqual([[900_00], [600_00]]);
});
