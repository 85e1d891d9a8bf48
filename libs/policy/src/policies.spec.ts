import { yearMonth } from '@ledger/kernel';
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
});
