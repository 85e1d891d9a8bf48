import type { EntitlementSet } from '@ledger/ledger';
import { type HouseholdNo, localDate, yearMonth } from '@ledger/kernel';
import { office } from '../testing/case-builder';
import { memberStated } from '../testing/people-statements';
import { evidence, fenOf, personId } from '../testing/words';

const couple = office().household({ a: { income: 200 }, b: {} });

const set = (income: number, decided: string, from = '2021-06'): EntitlementSet => ({
  type: 'EntitlementSet',
  data: {
    household: 'H1' as HouseholdNo,
    fromMonth: yearMonth(from),
    members: [{ person: personId('b'), covered: true, monthlyIncomeFen: fenOf(income) }],
    learnedOn: localDate(decided),
    decidedOn: localDate(decided),
    evidence,
    previousAmountFen: fenOf(0),
    newAmountFen: fenOf(0),
    arithmetic: {
      standardFen: 49600,
      roundingUnitFen: 100,
      householdSize: 2,
      coveredCount: 2,
      incomeFen: 0,
    },
  },
});

/** 2 × (496 − 200 ÷ 2) = 792 before; with 100 more 2 × (496 − 300 ÷ 2) = 692. */
const told = couple.told('2021-05-10', set(100, '2021-05-10'));

describe('an entitlement that was set here (待遇核定)', () => {
  it('counts from its month on, and earlier months stand as they did', () => {
    const paid = told.paid('2021-05', 792).paid('2021-06', 692);
    expect(paid.rules('2021-07-01')).toEqual([]);
    expect(paid.money('2021-07-01').overpaid).toBe(0);
    const asBefore = told.paid('2021-06', 792);
    expect(asBefore.money('2021-07-01').overpaid).toBe(100_00);
    expect(asBefore.rules('2021-07-01')).toContain('R18');
  });

  it('counts once when a later list states the same, and gives way when it states otherwise', () => {
    const paid = told.paid('2021-05', 792).paid('2021-06', 692);
    const same = paid.told({ on: '2021-07-01', file: 'f' }, memberStated('H1', 'b', { income: 100 }));
    expect(same.money('2021-07-05').overpaid).toBe(0);
    const other = paid.told({ on: '2021-07-01', file: 'f' }, memberStated('H1', 'b', { income: 300 }));
    // 2 × (496 − 500 ÷ 2) = 492, and lists speak of every month.
    expect(other.money('2021-07-05').overpaid).toBe((792 - 492 + 692 - 492) * 100);
  });

  it('decided after the freeze is no reproach to what was frozen before', () => {
    const late = couple
      .paid('2021-06', 792)
      .told('2021-06-20', set(100, '2021-06-20'));
    expect(late.rules('2021-07-01')).not.toContain('R18');
    expect(late.money('2021-07-01').overpaid).toBe(100_00);
  });
});
