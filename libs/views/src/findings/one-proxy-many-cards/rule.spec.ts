import type { Relation } from '@ledger/kernel';
import { office } from '../../testing/case-builder';
import { custodyEntry, custodyLedger, type EntryWords } from '../../testing/custody-statements';

const Q2 = '2021-06-25';
const CAME = '2021-06-26';
const ofStrangers = (count: number, more: EntryWords = {}, asOf = Q2) =>
  Array.from({ length: count }, (_, n) =>
    custodyEntry(asOf, `C${n}`, { beneficiary: `s${n}`, household: `H${n}`, ...more }),
  );
const told = (...entries: readonly ReturnType<typeof custodyEntry>[]) =>
  office().told(CAME, custodyLedger(Q2), ...entries);
const found = (ledger: ReturnType<typeof told>, day = '2021-12-31') => ledger.findings(day, 'R11');

describe('R11 finds', () => {
  it('a keeper of four strangers’ cards', () => {
    const four = told(...ofStrangers(4));
    expect(found(four, Q2)).toEqual([]);
    expect(found(four)).toMatchObject([
      {
        household: null,
        person: 'k',
        ref: null,
        division: '500118001',
        severity: 'MEDIUM',
        days: { asOf: Q2, beneficiaries: '4', limit: '3' },
      },
    ]);
  });

  it('more than ten as heavier, and ten not yet', () => {
    expect(found(told(...ofStrangers(11)))).toMatchObject([{ severity: 'HIGH' }]);
    expect(found(told(...ofStrangers(10)))).toMatchObject([{ severity: 'MEDIUM' }]);
  });

  it('strangers of two streets together, for the level above both', () => {
    const division = '500118002';
    const far = ['f0', 'f1'].map((beneficiary) =>
      custodyEntry(Q2, `of ${beneficiary}`, { division, beneficiary }),
    );
    const both = told(...ofStrangers(2)).told(CAME, custodyLedger(Q2, { division }), ...far);
    expect(found(both)).toMatchObject([{ division: '50011800', days: { beneficiaries: '4' } }]);
  });
});

describe('R11 is silent about', () => {
  it('three strangers, and one stranger with four cards', () => {
    expect(found(told(...ofStrangers(3)))).toEqual([]);
    expect(found(told(...ofStrangers(4, { beneficiary: 'same' })))).toEqual([]);
  });

  it('an institution', () => {
    expect(found(told(...ofStrangers(6, { kind: 'INSTITUTION' })))).toEqual([]);
  });

  const kin: readonly Relation[] = [
    'SPOUSE',
    'CHILD',
    'PARENT',
    'SIBLING',
    'GRANDPARENT',
    'GRANDCHILD',
    'GUARDIAN',
    'OTHER_KIN',
  ];
  it.each(kin)('kin: %s', (relation) => {
    expect(found(told(...ofStrangers(4, { relation })))).toEqual([]);
  });

  it('entries that ended by the day of the ledger; one that ends later still counts', () => {
    const three = ofStrangers(3);
    const fourth = (ended: string) => custodyEntry(Q2, 'E', { beneficiary: 'e', ended });
    expect(found(told(...three, fourth(Q2)))).toEqual([]);
    expect(found(told(...three, fourth('2021-06-26')))).toHaveLength(1);
  });

  it('entries that a later ledger does not name, unless their rows were sent back', () => {
    const later = '2021-09-25';
    const gone = told(...ofStrangers(4)).told('2021-09-26', ...ofStrangers(3, {}, later));
    const absent = gone.told('2021-09-26', custodyLedger(later));
    const unread = gone.told('2021-09-26', custodyLedger(later, { unread: ['C3'] }));
    expect(found(absent, later)).toHaveLength(1);
    expect(found(absent)).toEqual([]);
    expect(found(unread)).toHaveLength(1);
  });

  it('an older ledger that comes late', () => {
    const newer = office().told('2021-09-26', custodyLedger('2021-09-25'));
    expect(found(newer.told('2021-10-10', custodyLedger(Q2), ...ofStrangers(4)))).toEqual([]);
  });
});
