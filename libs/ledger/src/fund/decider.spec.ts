import { spec } from '../testing/spec';
import { day, division, document, yuan } from '../testing/words';
import { fund, type FundCommand } from './decider';
import type { FundEvent, FundMovement } from './events';

const given = spec(fund);
const quota = document('渝财社〔2021〕12号');

const movement = (amount: number): FundMovement => ({
  document: quota,
  amountFen: yuan(amount),
  businessOn: day('2021-01-08'),
  division,
  programme: 'RURAL_DIBAO',
  fiscalYear: '2021',
  source: 'CENTRAL',
  fromUnit: '市财政局',
  toUnit: '区财政局',
});
const raised: FundEvent = { type: 'FundsRaised', data: movement(900) };
const allocated: FundEvent = { type: 'FundsAllocated', data: movement(900) };
const appropriated: FundEvent = { type: 'FundsAppropriated', data: movement(900) };
const arrived: FundEvent = {
  type: 'FundsArrived',
  data: {
    document: quota,
    stage: 'APPROPRIATED',
    arrivedOn: day('2021-01-12'),
    division,
    programme: 'RURAL_DIBAO',
    fiscalYear: '2021',
  },
};

describe('what the money ledger states is recorded', () => {
  it.each([
    ['StateFundsRaised', raised],
    ['StateFundsAllocated', allocated],
    ['StateFundsAppropriated', appropriated],
    ['StateFundsArrived', arrived],
  ] as const)('%s, whatever stood before', (type, event) => {
    const command = { type, data: event.data } as FundCommand;
    for (const history of [[], [raised, allocated, appropriated], [appropriated, arrived]]) {
      given(...history)
        .when(command)
        .then(event);
    }
  });
});

describe('a fund', () => {
  it('holds each document in its stage, as its newest row says', () => {
    given().thenState({ documents: new Map() });
    given({ type: 'FundsAllocated', data: movement(800) }, allocated).thenState({
      documents: new Map([[quota, { stage: 'ALLOCATED', movement: movement(900) }]]),
    });
  });

  it('remembers the arrival of a document through a corrected row', () => {
    const here = { stage: 'APPROPRIATED' as const, arrivedOn: day('2021-01-12') };
    given(appropriated, arrived).thenState({
      documents: new Map([[quota, { ...here, movement: movement(900) }]]),
    });
    given(appropriated, arrived, { type: 'FundsAppropriated', data: movement(950) }).thenState({
      documents: new Map([[quota, { ...here, movement: movement(950) }]]),
    });
  });

  it('does not know the arrival of a document it does not know', () => {
    given(arrived).thenState({ documents: new Map() });
  });
});
