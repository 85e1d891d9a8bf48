import { poorOffice } from '../../testing/case-builder';
import {
  fundsArrived,
  fundsMoved,
  recoveryStated,
  refundRecorded,
} from '../../testing/money-statements';

const YEAR_END = '2021-12-31';
const STREET = '500118001';
const house = poorOffice().household({ a: {} });

/** Money paid out towards the account and there on the same day. */
const arrived = (told: typeof house, yuan: number, on: string, division = STREET, no = `f${on}`) =>
  told.told(
    on,
    fundsMoved('FundsAppropriated', no, yuan, on, { division }),
    fundsArrived(no, on, division),
  );
const short = (told: typeof house, day = YEAR_END) =>
  told.findings(day, 'R33').map(({ ref, exposureFen }) => [ref, exposureFen]);

describe('R33 finds', () => {
  it('a batch for more than had arrived, with the shortfall', () => {
    const told = arrived(house, 400, '2021-06-04').paid('2021-06', 496);
    expect(told.findings(YEAR_END, 'R33')).toMatchObject([
      {
        household: null,
        person: null,
        benefitMonth: '2021-06',
        batch: 'B2021-06',
        ref: 'B2021-06',
        division: STREET,
        certainFen: 0,
        exposureFen: 9600,
        knownAtPayment: 'known-here',
        days: { sentToBankOn: '2021-06-04', batchYuan: '496.00', availableYuan: '400.00' },
      },
    ]);
  });

  it('money that arrived the day after', () => {
    const told = arrived(house.paid('2021-06', 496), 496, '2021-06-05');
    expect(short(told)).toEqual([['B2021-06', 49600]]);
  });

  it('an appropriation that has not arrived', () => {
    const told = house
      .told('2021-06-01', fundsMoved('FundsAppropriated', 'f', 900, '2021-06-01'))
      .paid('2021-06', 496);
    expect(short(told)).toEqual([['B2021-06', 49600]]);
  });

  it('a shortfall that goes on in the later batches, until money comes', () => {
    const told = arrived(
      arrived(house, 400, '2021-06-01').paid('2021-06', 496).paid('2021-07', 496),
      688,
      '2021-08-01',
    ).paid('2021-08', 96);
    expect(short(told)).toEqual([
      ['B2021-06', 9600],
      ['B2021-07', 59200],
    ]);
  });

  it('money that went back to the treasury, from the day it was registered', () => {
    const told = arrived(house, 992, '2021-06-01')
      .paid('2021-06', 496, { status: 'FAILED', ref: 'r' })
      .told('2021-07-04', refundRecorded('r', 496, '2021-07-04'))
      .paid('2021-07', 992);
    expect(short(told)).toEqual([['B2021-07', 49600]]);
    const later = arrived(house, 992, '2021-06-01')
      .paid('2021-06', 496, { status: 'FAILED', ref: 'r' })
      .told('2021-07-05', refundRecorded('r', 496, '2021-07-05'))
      .paid('2021-07', 992);
    expect(short(later)).toEqual([]);
  });

  it('nothing before the day of sending, and then by itself', () => {
    const told = house.told('2021-06-01').instructed('2021-06', 496, { sent: '2021-06-04' });
    const early = house.told('2021-05-25', ...eventsOf(told));
    expect(short(early, '2021-06-03')).toEqual([]);
    expect(short(early, '2021-06-04')).toEqual([['B2021-06', 49600]]);
  });

  it('two batches of one day by their numbers', () => {
    const told = arrived(house, 496, '2021-06-01')
      .paid('2021-06', 496, { sent: '2021-06-04' })
      .paid('2021-07', 496, { sent: '2021-06-04' });
    expect(short(told)).toEqual([['B2021-07', 49600]]);
  });
});

const eventsOf = (told: typeof house) => told.statements().slice(house.statements().length);

describe('R33 is silent about', () => {
  it('a batch that takes all there is, on the day the money comes', () => {
    expect(short(arrived(house, 496, '2021-06-04').paid('2021-06', 496))).toEqual([]);
  });

  it('money that came back and was there again on the day of sending', () => {
    const told = (resultOn: string) =>
      arrived(house, 496, '2021-06-01')
        .paid('2021-06', 496, { status: 'FAILED', resultOn })
        .paid('2021-07', 496);
    expect(short(told('2021-07-04'))).toEqual([]);
    expect(short(told('2021-07-05'))).toEqual([['B2021-07', 49600]]);
  });

  it('an arrival that is entered later, from the day it is known', () => {
    const told = house
      .paid('2021-06', 496)
      .told('2021-08-02', fundsMoved('FundsAppropriated', 'f', 496, '2021-06-01'))
      .told('2021-08-02', fundsArrived('f', '2021-06-02'));
    expect(short(told, '2021-08-01')).toEqual([['B2021-06', 49600]]);
    expect(short(told, '2021-08-02')).toEqual([]);
  });

  it.each(['50', '500118', '500118001', '500118001201'])(
    'money stated for the division %s',
    (division) => {
      const told = arrived(house, 496, '2021-06-01', division).paid('2021-06', 496);
      expect(short(told)).toEqual([]);
    },
  );

  it('recoveries: they go to the treasury and not through this account', () => {
    const told = arrived(house, 496, '2021-06-01')
      .paid('2021-06', 496)
      .told('2021-06-20', recoveryStated('2021-06', 100))
      .paid('2021-07', 96);
    expect(short(told)).toEqual([['B2021-07', 9600]]);
  });
});

it('R33 takes no money of another street', () => {
  const told = arrived(house, 496, '2021-06-01', '500118002').paid('2021-06', 496);
  expect(short(told)).toEqual([['B2021-06', 49600]]);
});
