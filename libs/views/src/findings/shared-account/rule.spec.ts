import { office } from '../../testing/case-builder';
import { custodyEntry, custodyLedger } from '../../testing/custody-statements';

const YEAR_END = '2021-12-31';
const two = office().household({ a: {} }).household({ b: {} }, 'H2');
const paidTo = (account: string, holder = 'k') => ({ account, holder });
const shared = two
  .paid('2021-05', 496, paidTo('A'))
  .paid('2021-06', 496, { household: 'H2', ...paidTo('A') });
const found = (told: typeof two, day = YEAR_END) => told.findings(day, 'R10');

const ledger = (asOf: string) => custodyLedger(asOf);
const filedFor = (household: string, entry: string, more = {}) =>
  custodyEntry('2021-06-25', entry, { household, beneficiary: `of ${household}`, ...more });

describe('R10 finds', () => {
  it('each household of an account in two rosters, of any month, from the day both are known', () => {
    expect(found(shared, '2021-06-03')).toEqual([]);
    expect(found(shared, '2021-06-04')).toMatchObject([
      {
        household: 'H1',
        ref: 'account-A',
        benefitMonth: null,
        severity: 'MEDIUM',
        days: { households: '2', sharedWith: 'H2' },
      },
      { household: 'H2', days: { sharedWith: 'H1' } },
    ]);
  });

  it('three households as heavier', () => {
    const three = shared.household({ c: {} }, 'H3').paid('2021-06', 496, {
      household: 'H3',
      ...paidTo('A'),
    });
    expect(found(three).map(({ severity }) => severity)).toEqual(['HIGH', 'HIGH', 'HIGH']);
  });

  it.each([
    ['only one of the two is under custody', [filedFor('H1', 'C1')]],
    [
      'the agreement of one is missing',
      [filedFor('H1', 'C1'), filedFor('H2', 'C2', { agreement: false })],
    ],
    [
      'the county filing of one is missing',
      [filedFor('H1', 'C1'), filedFor('H2', 'C2', { countyFiling: false })],
    ],
    [
      'the account is in another name',
      [filedFor('H1', 'C1'), filedFor('H2', 'C2', { keeperName: 'x' })],
    ],
    [
      'the custody of one has ended',
      [filedFor('H1', 'C1'), filedFor('H2', 'C2', { ended: '2021-06-01' })],
    ],
  ])('both although somebody is a proxy holder: %s', (_, entries) => {
    expect(found(shared.told('2021-06-26', ledger('2021-06-25'), ...entries))).toHaveLength(2);
  });

  it('both again when a later ledger does not name one of the entries any more', () => {
    const filed = shared.told(
      '2021-06-26',
      ledger('2021-06-25'),
      filedFor('H1', 'C1'),
      filedFor('H2', 'C2'),
    );
    const later = filed.told(
      '2021-09-26',
      ledger('2021-09-25'),
      custodyEntry('2021-09-25', 'C1', { household: 'H1', beneficiary: 'of H1' }),
    );
    expect(found(later, '2021-09-25')).toEqual([]);
    expect(found(later, '2021-09-26')).toHaveLength(2);
  });
});

describe('R10 is silent about', () => {
  it('a shared account of a filed guardian, from the day the ledger came', () => {
    const filed = shared.told(
      '2021-06-26',
      ledger('2021-06-25'),
      filedFor('H1', 'C1'),
      filedFor('H2', 'C2'),
    );
    expect(found(filed, '2021-06-25')).toHaveLength(2);
    expect(found(filed)).toEqual([]);
  });

  it('one household with one account in many months, and two with two accounts', () => {
    const apart = two
      .paid('2021-05', 496, paidTo('A'))
      .paid('2021-06', 496, paidTo('A'))
      .paid('2021-06', 496, { household: 'H2', ...paidTo('B') });
    expect(found(apart)).toEqual([]);
  });

  it('an account that one of two rosters named and that was taken back', () => {
    const lines = two.paid('2021-05', 496, paidTo('A'));
    const other = two.instructed('2021-06', 496, { household: 'H2', ...paidTo('A') });
    const [line] = other.statements().slice(-1);
    const back = lines.told({ on: '2021-06-04', withdrawnOn: '2021-07-01' }, line!);
    expect(found(back, '2021-06-30')).toHaveLength(2);
    expect(found(back, '2021-07-01')).toEqual([]);
  });
});
