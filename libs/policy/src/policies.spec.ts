import { type Fen, yearMonth } from '@ledger/kernel';
import { policiesFrom, policyEntries } from './index';

describe('the policy in force', () => {
  const policies = policiesFrom(policyEntries);

  it('is the one of the benefit month: 496 yuan to August 2021, 515 from September', () => {
    expect(policies.value('standardFen', '500118001', yearMonth('2021-08'))).toBe(49600);
    expect(policies.value('standardFen', '500118001', yearMonth('2021-09'))).toBe(51500);
  });

  it('is unknown where no notice of the place sets it', () => {
    expect(policies.value('standardFen', '510100', yearMonth('2021-09'))).toBeUndefined();
    expect(policies.value('standardFen', '500118', yearMonth('2020-08'))).toBeUndefined();
  });

  it('lets the nearest division win over the newer entry of a wider one', () => {
    const street = policiesFrom([
      ...policyEntries,
      {
        division: '500118001',
        from: yearMonth('2021-01'),
        announcedOn: null,
        document: 'x',
        verified: true,
        values: { paymentDeadlineDay: 20 },
      },
    ]);
    expect(street.required('paymentDeadlineDay', '500118001', yearMonth('2022-01'))).toBe(20);
    expect(street.required('paymentDeadlineDay', '500118002', yearMonth('2022-01'))).toBe(10);
  });

  it('is the one before again once an entry with an end has ended', () => {
    const relief = policiesFrom([
      ...policyEntries,
      {
        division: '50',
        from: yearMonth('2021-02'),
        until: yearMonth('2021-04'),
        announcedOn: null,
        document: 'x',
        verified: true,
        values: { standardFen: 60000 as Fen },
      },
    ]);
    const inMonth = (month: string) => relief.value('standardFen', '500118001', yearMonth(month));
    expect(['2021-01', '2021-02', '2021-03', '2021-04', '2021-09'].map(inMonth)).toEqual([
      49600, 60000, 60000, 49600, 51500,
    ]);
  });
});
