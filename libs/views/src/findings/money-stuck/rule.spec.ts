import { office } from '../../testing/case-builder';
import { fundsArrived, fundsMoved } from '../../testing/money-statements';

const allocated = office().told(
  '2021-01-08',
  fundsMoved('FundsAllocated', 'quota', 900, '2021-01-08'),
);
const part = (no: string, yuan: number, on: string) =>
  fundsMoved('FundsAppropriated', no, yuan, on, { related: 'quota' });
const appropriated = office().told('2021-01-08', part('paid-out', 900, '2021-01-08'));
const stuck = (told: typeof allocated, day: string) =>
  told.findings(day, 'R24').map((finding) => finding.ref);

describe('R24 finds', () => {
  it('an allocation that waits more than thirty days, by itself', () => {
    expect(stuck(allocated, '2021-02-07')).toEqual([]);
    expect(allocated.findings('2021-02-08')).toMatchObject([
      {
        rule: 'R24',
        ref: 'quota',
        household: null,
        exposureFen: 90000,
        knownAtPayment: null,
        days: { stage: 'ALLOCATED', businessOn: '2021-01-08' },
      },
    ]);
  });

  it('an allocation of which only a part was appropriated in time', () => {
    const told = allocated
      .told('2021-01-20', part('one', 500, '2021-01-20'))
      .told('2021-02-15', part('two', 400, '2021-02-15'), fundsArrived('two', '2021-02-15'))
      .told('2021-01-21', fundsArrived('one', '2021-01-21'));
    expect(stuck(told, '2021-02-07')).toEqual([]);
    expect(stuck(told, '2021-02-08')).toEqual(['quota']);
    // It stays after late clearing, and then says when.
    expect(told.findings('2021-12-31', 'R24')).toMatchObject([
      { ref: 'quota', days: { clearedOn: '2021-02-15' } },
    ]);
  });

  it('an appropriation that does not arrive for more than thirty days', () => {
    expect(stuck(appropriated, '2021-02-07')).toEqual([]);
    expect(stuck(appropriated, '2021-02-08')).toEqual(['paid-out']);
    const late = appropriated.told('2021-03-01', fundsArrived('paid-out', '2021-02-08'));
    expect(late.findings('2021-12-31', 'R24')).toMatchObject([
      { ref: 'paid-out', days: { stage: 'APPROPRIATED', clearedOn: '2021-02-08' } },
    ]);
  });
});

describe('R24 is silent about', () => {
  it('an allocation appropriated on the thirtieth day', () => {
    const told = allocated.told(
      '2021-02-07',
      part('paid-out', 900, '2021-02-07'),
      fundsArrived('paid-out', '2021-02-07'),
    );
    expect(stuck(told, '2021-12-31')).toEqual([]);
  });

  it('an appropriation that arrived on the thirtieth day, although it was told later', () => {
    const told = appropriated.told('2021-03-01', fundsArrived('paid-out', '2021-02-07'));
    expect(stuck(told, '2021-02-28')).toEqual(['paid-out']);
    expect(stuck(told, '2021-03-01')).toEqual([]);
  });

  it('money that was raised: nobody set a limit for it', () => {
    const raised = office().told('2021-01-08', fundsMoved('FundsRaised', 'r', 900, '2021-01-08'));
    expect(stuck(raised, '2021-12-31')).toEqual([]);
  });

  it('an amount the ledger later states smaller, once that much was appropriated', () => {
    const told = allocated
      .told('2021-01-20', part('one', 500, '2021-01-20'), fundsArrived('one', '2021-01-20'))
      .told('2021-02-20', fundsMoved('FundsAllocated', 'quota', 500, '2021-01-08'));
    expect(stuck(told, '2021-02-19')).toEqual(['quota']);
    expect(stuck(told, '2021-02-20')).toEqual([]);
  });
});
