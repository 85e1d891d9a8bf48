import { localDate, yearMonth } from '@ledger/kernel';
import { type CaseBuilder, office, shippedPolicy } from '../testing/case-builder';
import { supplementOrdered } from '../testing/money-statements';
import { deathClaimed, decisionStated } from '../testing/people-statements';
import { entitlementStanding } from './standing';

const couple = office().household({ a: { income: 200 }, b: {} });

const standingOf = (told: CaseBuilder, month = '2021-06', on = '2021-06-20') => {
  const day = localDate(on);
  const asked = { month: yearMonth(month), day };
  return entitlementStanding('household/H1', told.case(), shippedPolicy.on(day), asked);
};

describe('what a household is entitled to', () => {
  it('says the standard, the members, their means and the arithmetic', () => {
    expect(standingOf(couple)).toMatchObject({
      status: 'paying',
      benefitFen: 79200,
      arithmetic: { standardFen: 49600, householdSize: 2, coveredCount: 2, incomeFen: 20000 },
      members: [
        { person: 'a', covered: true, monthlyIncomeFen: 20000, notCounted: undefined },
        { person: 'b', covered: true, monthlyIncomeFen: 0 },
      ],
      ordered: [],
    });
  });

  it('names whoever does not count, and why', () => {
    const widowed = couple.told('2021-05-12', deathClaimed('a', '2021-05-02'));
    expect(standingOf(widowed)).toMatchObject({
      benefitFen: 49600,
      members: [{ person: 'a', notCounted: 'death' }, { person: 'b' }],
    });
  });

  it('is nothing before the first month and after a stop, and says which', () => {
    expect(standingOf(couple, '2020-12')).toMatchObject({ status: 'not-yet', benefitFen: 0 });
    const stop = decisionStated('STOP', 'a', { decided: '2021-05-10', effective: '2021-06' });
    const stopped = couple.told('2021-05-12', stop);
    expect(standingOf(stopped)).toMatchObject({ status: 'stopped', benefitFen: 0 });
    expect(standingOf(stopped, '2021-05')).toMatchObject({ status: 'paying' });
  });

  it('tells what was ordered beside it, and of no household that no archive names', () => {
    const grant = supplementOrdered(1, 'FESTIVAL_GRANT', 200, { per: 'COVERED_MEMBER' });
    expect(standingOf(couple.told('2021-05-18', grant))?.ordered).toEqual([
      { kind: 'FESTIVAL_GRANT', document: 'order-1', givenFen: 40000 },
    ]);
    expect(standingOf(couple, '2021-06', '2020-01-01')).toBeUndefined();
  });
});
