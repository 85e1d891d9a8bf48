import type { Fact } from '../fact';
import { office } from '../testing/case-builder';
import { officeHolding } from '../testing/custody-statements';
import { entitlementSet, memberStated } from '../testing/people-statements';
import { storyOf } from '../testing/story';

const couple = office().household({ a: { income: 200 }, b: {} });

const set = (income: number, decided: string, from = '2021-06') =>
  entitlementSet('H1', ['b'], { income, decided, from });

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
    const same = paid.told(
      { on: '2021-07-01', file: 'f' },
      memberStated('H1', 'b', { income: 100 }),
    );
    expect(same.money('2021-07-05').overpaid).toBe(0);
    const other = paid.told(
      { on: '2021-07-01', file: 'f' },
      memberStated('H1', 'b', { income: 300 }),
    );
    // 2 × (496 − 500 ÷ 2) = 492, and lists speak of every month.
    expect(other.money('2021-07-05').overpaid).toBe((792 - 492 + 692 - 492) * 100);
  });

  it('leaves what was frozen before as it was judged, also when a list repeats it', () => {
    const paid = couple.paid('2021-06', 792).told('2021-06-20', set(100, '2021-06-20'));
    const listed = paid.told(
      { on: '2021-07-01', file: 'f' },
      memberStated('H1', 'b', { income: 100 }),
    );
    for (const told of [paid, listed]) {
      expect(told.rules('2021-07-05')).toEqual(paid.rules('2021-07-05'));
      expect(told.rules('2021-07-05')).not.toContain('R18');
      expect(told.money('2021-07-05').overpaid).toBe(100_00);
    }
  });

  it('of two on one day the one decided last counts', () => {
    const twice = told.told('2021-05-10', set(300, '2021-05-10')).paid('2021-06', 592);
    // 2 × (496 − 500 ÷ 2) = 492.
    expect(twice.money('2021-07-01').overpaid).toBe(100_00);
    const { facts } = twice as unknown as { readonly facts: readonly Fact[] };
    expect(storyOf(facts.toReversed())).toEqual(storyOf(facts));
  });

  it('a file that says otherwise and is taken back leaves it as it was', () => {
    const paid = told.paid('2021-05', 792).paid('2021-06', 692);
    const otherwise = paid.told(
      { on: '2021-07-01', file: 'f', withdrawnOn: '2021-07-10' },
      memberStated('H1', 'b', { income: 300 }),
    );
    expect(otherwise.money('2021-07-05').overpaid).toBeGreaterThan(0);
    expect(otherwise.money('2021-07-10').overpaid).toBe(0);
  });

  it('makes a relative who counts from a month on a case for filing from then on', () => {
    const child = office()
      .household({ a: {}, b: { covered: false } })
      .told('2021-01-10', officeHolding('k', { relatives: { b: 'CHILD' } }));
    const counted = child.told('2021-05-10', set(0, '2021-05-10'));
    expect(counted.rules('2021-05-31')).not.toContain('R31');
    expect(counted.rules('2021-06-01')).toContain('R31');
    expect(child.rules('2021-06-01')).not.toContain('R31');
  });

  it('decided after the freeze is no reproach to what was frozen before', () => {
    const late = couple.paid('2021-06', 792).told('2021-06-20', set(100, '2021-06-20'));
    expect(late.rules('2021-07-01')).not.toContain('R18');
    expect(late.money('2021-07-01').overpaid).toBe(100_00);
  });
});
