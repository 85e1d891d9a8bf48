import { office } from '../../testing/case-builder';
import { householdStated } from '../../testing/people-statements';

const YEAR_END = '2021-12-31';
const stranger = office().paid('2021-06', 496);

describe('R19 finds', () => {
  it('a household that is in no archive, with all that was credited', () => {
    expect(stranger.findings(YEAR_END, 'R19')).toMatchObject([
      {
        household: 'H1',
        benefitMonth: '2021-06',
        batch: 'B2021-06',
        village: '500118001201',
        division: '500118001',
        certainFen: 49600,
        exposureFen: 49600,
        knownAtPayment: 'known-here',
        days: { creditedOn: '2021-06-06' },
      },
    ]);
  });

  it('a month before the first payable one, and not that one', () => {
    const told = office()
      .household({ a: {} }, 'H1', '2021-07')
      .paid('2021-06', 496)
      .paid('2021-07', 496);
    expect(told.findings(YEAR_END, 'R19')).toMatchObject([
      { benefitMonth: '2021-06', days: { payableFromMonth: '2021-07' } },
    ]);
  });

  it('a line before the bank has spoken, as exposure only', () => {
    const told = office().instructed('2021-06', 496);
    expect(told.findings('2021-06-04', 'R19')).toMatchObject([
      { certainFen: 0, exposureFen: 49600 },
    ]);
  });

  it('the money the bank credited, although the roster said another amount', () => {
    const told = office().paid('2021-06', 496, { bankYuan: 500 });
    expect(told.findings(YEAR_END, 'R19')).toMatchObject([
      { certainFen: 50000, exposureFen: 49600 },
    ]);
  });

  it('a line that came back and was sent again as one sum of money', () => {
    const told = office()
      .paid('2021-06', 496, { status: 'FAILED' })
      .paid('2021-06', 496, { ref: 'z', kind: 'REISSUE', batchMonth: '2021-07' });
    expect(told.findings(YEAR_END, 'R19')).toMatchObject([
      { batch: 'B2021-07', certainFen: 49600, exposureFen: 49600 },
    ]);
  });
});

describe('R19 is silent about', () => {
  it('a household whose archive came late, from that day on', () => {
    const told = stranger.told('2021-08-02', householdStated('H1', '2021-06'));
    expect(told.findings('2021-08-01', 'R19')).toHaveLength(1);
    expect(told.findings('2021-08-02', 'R19')).toEqual([]);
  });

  it('a household of the archive, and one without a roster line', () => {
    const told = office().household({ a: {} }).paid('2021-06', 496);
    expect(told.rules(YEAR_END)).toEqual([]);
    expect(office().household({ a: {} }, 'H1', '2022-01').rules(YEAR_END)).toEqual([]);
  });
});
