import { office } from '../../testing/case-builder';
import {
  custodyEntry,
  custodyLedger,
  type EntryWords,
  officeHolding,
} from '../../testing/custody-statements';

const Q2 = '2021-06-25';
const cadre = officeHolding('k', { from: '2018-12-20' });
const kept = (words: EntryWords, official = cadre) =>
  office()
    .household({ a: {} })
    .told('2021-01-10', official)
    .told('2021-06-26', custodyLedger(Q2), custodyEntry(Q2, 'C1', words));
const found = (told: ReturnType<typeof kept>) => told.findings('2021-12-31', 'R12');

describe('R12 finds', () => {
  it.each([
    ['AGREEMENT', { agreement: false }],
    ['COUNTY_FILING', { countyFiling: false }],
    ['AGREEMENT,COUNTY_FILING', { agreement: false, countyFiling: false }],
  ])('a cadre in post without %s', (missing, words) => {
    expect(found(kept(words))).toMatchObject([
      {
        household: 'H1',
        person: 'a',
        ref: 'C1',
        village: '500118001201',
        knownAtPayment: null,
        days: { asOf: Q2, missing, termFrom: '2018-12-20' },
      },
    ]);
  });

  it('one whose term ends on the day of the ledger', () => {
    const last = officeHolding('k', { from: '2018-12-20', until: Q2 });
    expect(found(kept({ agreement: false }, last))).toHaveLength(1);
  });

  it('it also when the list of cadres comes after the ledger', () => {
    const late = office()
      .told('2021-06-26', custodyLedger(Q2), custodyEntry(Q2, 'C1', { agreement: false }))
      .told('2021-07-10', cadre);
    expect(late.findings('2021-07-09', 'R12')).toEqual([]);
    expect(late.findings('2021-07-10', 'R12')).toHaveLength(1);
  });
});

describe('R12 is silent about', () => {
  it('a cadre with agreement and filing', () => {
    expect(found(kept({}))).toEqual([]);
  });

  it('a former cadre, one to come, and a namesake', () => {
    const former = officeHolding('k', { until: '2021-06-24' });
    const future = officeHolding('k', { from: '2021-06-26' });
    const namesake = officeHolding('another k', {});
    for (const official of [former, future, namesake]) {
      expect(found(kept({ agreement: false }, official))).toEqual([]);
    }
  });

  it('a cadre whose term a newer list ends', () => {
    const told = kept({ agreement: false }).told(
      '2021-08-01',
      officeHolding('k', { from: '2018-12-20', until: '2021-03-31', stated: '2021-08-01' }),
    );
    expect(told.findings('2021-07-31', 'R12')).toHaveLength(1);
    expect(found(told)).toEqual([]);
  });

  it('an entry that has ended', () => {
    expect(found(kept({ agreement: false, ended: '2021-06-01' }))).toEqual([]);
  });
});
