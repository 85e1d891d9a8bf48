import { office } from '../../testing/case-builder';
import { custodyEntry, custodyLedger, type EntryWords } from '../../testing/custody-statements';
import { deathClaimed, deathTakenBack, decisionStated } from '../../testing/people-statements';

const Q2 = '2021-06-25';
const Q3 = '2021-09-25';
const kept = (words: EntryWords = {}) =>
  office()
    .household({ a: {} })
    .told('2021-06-26', custodyLedger(Q2), custodyEntry(Q2, 'C1', words));
const found = (told: ReturnType<typeof kept>, day = '2021-08-31') => told.findings(day, 'R14');

describe('R14 finds', () => {
  it('validity that was over the day before the ledger', () => {
    expect(found(kept({ validUntil: '2021-06-24' }))).toMatchObject([
      {
        household: 'H1',
        person: 'a',
        ref: 'C1',
        severity: 'MEDIUM',
        days: { asOf: Q2, validUntil: '2021-06-24' },
      },
    ]);
  });

  it('a beneficiary who died before the ledger, from the day the death is known', () => {
    const told = kept().told('2021-07-08', deathClaimed('a', '2021-06-24'));
    expect(found(told, '2021-07-07')).toEqual([]);
    expect(found(told)).toMatchObject([
      { severity: 'HIGH', days: { diedEarliest: '2021-06-24', diedLatest: '2021-06-24' } },
    ]);
  });

  it('a death that a decision reports', () => {
    const stop = decisionStated('STOP', 'a', {
      fact: '2021-05',
      decided: '2021-06-10',
      effective: '2021-06',
    });
    expect(found(kept().told('2021-06-20', stop))).toHaveLength(1);
  });
});

describe('R14 is silent about', () => {
  it('validity to the day of the ledger, and validity without an end', () => {
    expect(found(kept({ validUntil: Q2 }))).toEqual([]);
    expect(found(kept())).toEqual([]);
  });

  it('renewed custody', () => {
    const renewed = kept({ validUntil: '2021-06-24' }).told(
      '2021-09-26',
      custodyLedger(Q3),
      custodyEntry(Q3, 'C1', { validUntil: '2021-12-31' }),
    );
    expect(found(renewed, Q3)).toHaveLength(1);
    expect(found(renewed, '2021-09-26')).toEqual([]);
  });

  it('an entry that was ended, and one that is not listed any more', () => {
    const expired = { validUntil: '2021-06-24' };
    expect(found(kept({ ...expired, ended: '2021-06-24' }))).toEqual([]);
    expect(found(kept(expired).told('2021-08-01', custodyLedger('2021-07-31')))).toEqual([]);
  });

  it('a death without a date, on the day of the ledger or later, or withdrawn', () => {
    const claimed = (date?: string) => kept().told('2021-07-08', deathClaimed('a', date));
    expect(found(claimed())).toEqual([]);
    expect(found(claimed(Q2))).toEqual([]);
    expect(found(claimed('2021-06'))).toEqual([]);
    const withdrawn = claimed('2021-06-01').told('2021-08-01', deathTakenBack('a', '2021-08-01'));
    expect(found(withdrawn, '2021-07-31')).toHaveLength(1);
    expect(found(withdrawn)).toEqual([]);
  });
});
