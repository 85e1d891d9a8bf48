import type { CustodyEntryNo } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { day, division, evidence, household, person } from '../testing/words';
import { custody } from './decider';
import type { CustodyEntryStated, CustodyLedgerStated } from './events';

const given = spec(custody);
const [owner, keeper] = [person('wang'), person('li')];

const ledger = (asOf: string): CustodyLedgerStated => ({
  type: 'CustodyLedgerStated',
  data: { division, asOf: day(asOf), statedOn: day('2021-06-26'), unread: [] },
});

const entry = (
  asOf: string,
  more: Partial<CustodyEntryStated['data']> = {},
): CustodyEntryStated => ({
  type: 'CustodyEntryStated',
  data: {
    division,
    entry: 'DG0001' as CustodyEntryNo,
    household,
    village: '青杠嘴村',
    beneficiary: owner,
    proxyHolder: keeper,
    proxyKind: 'PERSON',
    relation: 'NEIGHBOUR',
    hasAgreement: false,
    hasStreetFiling: false,
    hasCountyFiling: false,
    asOf: day(asOf),
    statedOn: day('2021-06-26'),
    evidence,
    ...more,
  },
});

describe('what a ledger of custody states is recorded', () => {
  it.each([
    ['StateCustodyLedger', ledger('2021-06-25')],
    ['StateCustodyEntry', entry('2021-06-25')],
  ] as const)('%s, also without a paper and whatever stood before', (type, event) => {
    const command = { type, data: event.data } as Parameters<ReturnType<typeof given>['when']>[0];
    for (const history of [[], [event], [entry('2021-09-25', { endedOn: day('2021-08-10') })]]) {
      given(...history)
        .when(command)
        .then(event);
    }
  });
});

describe('an entry', () => {
  const card = {
    household,
    beneficiary: owner,
    village: '青杠嘴村',
    by: keeper,
    hasAgreement: false,
    hasStreetFiling: false,
    hasCountyFiling: false,
    validUntil: undefined,
    reviewedOn: undefined,
    acts: 0,
  } as const;

  it('is held by whoever the ledger names, from the first word on', () => {
    given().thenState({ status: 'not-stated' });
    given(entry('2021-03-25'), entry('2021-06-25')).thenState({
      status: 'held',
      ...card,
      since: day('2021-03-25'),
    });
  });

  it('is ended from its last day on, and held while that lies ahead of the ledger', () => {
    const until = { endedOn: day('2021-06-25') };
    given(entry('2021-06-25', until)).thenState({
      status: 'ended',
      ...card,
      since: day('2021-06-25'),
      on: day('2021-06-25'),
    });
    given(entry('2021-06-24', until)).thenState({
      status: 'held',
      ...card,
      since: day('2021-06-24'),
    });
  });
});

it('of ledgers that come in another order the newest is the newest', () => {
  given(ledger('2021-06-25'), ledger('2021-03-25')).thenState({
    status: 'ledgers',
    newestAsOf: day('2021-06-25'),
  });
});
