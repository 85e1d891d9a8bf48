import { trialBalance } from '../registers/journal/journal';
import { NO_MONEY } from '../result';
import { office, poorOffice } from '../testing/case-builder';
import { fundsArrived, fundsLeft, fundsMoved, fundsReversed } from '../testing/money-statements';

const chain = poorOffice()
  .told('2021-03-01', fundsMoved('FundsRaised', 'C', 900, '2021-03-01'))
  .told('2021-03-01', fundsMoved('FundsAllocated', 'F', 600, '2021-03-01', { related: 'C' }))
  .told('2021-03-02', fundsMoved('FundsAppropriated', 'B', 500, '2021-03-02', { related: 'F' }))
  .told('2021-03-03', fundsArrived('B', '2021-03-03'));

const closing = (told: typeof chain, day: string) => {
  const balances = trialBalance(NO_MONEY, told.money(day));
  expect(balances.reduce((sum, { closingFen }) => sum + closingFen, 0)).toBe(0);
  return (account: string) => balances.find((one) => one.account === account)?.closingFen;
};

describe('what is paid back to the treasury (缴回国库)', () => {
  it.each([
    ['RAISED', 'C', 'raised', 300],
    ['ALLOCATED', 'F', 'allocated', 100],
    ['APPROPRIATED', 'B', 'clearing', 500],
  ] as const)(
    'of what was %s leaves the account it was left over in',
    (stage, related, at, yuan) => {
      const given = chain.told(
        '2021-12-28',
        fundsLeft('FundsReturnedToTreasury', 'J', yuan, '2021-12-28', { stage, related }),
      );
      expect(closing(given, '2021-12-27')(at)).toBe(yuan * 100);
      const after = closing(given, '2021-12-28');
      expect([after(at), after('treasury')]).toEqual([0, yuan * 100]);
      const undone = given.told('2021-12-30', fundsReversed('RETURNED', 'J', '2021-12-30'));
      expect(closing(undone, '2021-12-30')(at)).toBe(yuan * 100);
    },
  );
});

it('what is carried over (结转) is on its way until it has come to the next year', () => {
  const left = chain.told(
    '2021-12-28',
    fundsLeft('FundsCarriedOver', 'J', 100, '2021-12-28', { stage: 'ALLOCATED', related: 'F' }),
  );
  const under = closing(left, '2021-12-28');
  expect([under('carried-over'), under('raised'), under('allocated')]).toEqual([100_00, 300_00, 0]);
  const raisedNow = fundsMoved('FundsRaised', 'J', 100, '2021-12-28');
  const come = {
    ...raisedNow,
    data: { ...raisedNow.data, fiscalYear: '2022', carriedOverFrom: '2021' },
  } as typeof raisedNow;
  const there = left.told('2021-12-28', come);
  const after = closing(there, '2021-12-28');
  expect([after('carried-over'), after('raised')]).toEqual([0, 400_00]);
  // It was raised once, in the year it comes from.
  expect(after('granted-by-treasuries')).toBe(-900_00);
});

it('money that left an allocation waits no more (资金滞留)', () => {
  expect(chain.rules('2021-06-01')).toContain('R24');
  const left = chain.told(
    '2021-03-20',
    fundsLeft('FundsReturnedToTreasury', 'J', 100, '2021-03-20', {
      stage: 'ALLOCATED',
      related: 'F',
    }),
  );
  expect(left.rules('2021-06-01')).not.toContain('R24');
  expect(left.waits('2021-06-01', 'allocation-to-appropriation').map(({ until }) => until)).toEqual(
    ['2021-03-02'],
  );
});

it('money that left the clearing account covers no batch that is sent later', () => {
  const enough = office().household({ a: {} });
  const gone = enough.told(
    '2021-05-01',
    fundsLeft('FundsReturnedToTreasury', 'J', 900_000, '2021-05-01', {
      stage: 'APPROPRIATED',
      related: 'enough',
    }),
  );
  expect(enough.paid('2021-06', 496).rules('2021-07-01')).not.toContain('R33');
  expect(gone.paid('2021-06', 496).rules('2021-07-01')).not.toContain('R33');
  const all = enough.told(
    '2021-05-01',
    fundsLeft('FundsReturnedToTreasury', 'J', 1_000_000, '2021-05-01', {
      stage: 'APPROPRIATED',
      related: 'enough',
    }),
  );
  expect(all.paid('2021-06', 496).rules('2021-07-01')).toContain('R33');
});
