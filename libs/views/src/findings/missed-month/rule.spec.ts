import { office } from '../../testing/case-builder';
import { batchStated } from '../../testing/money-statements';
import { decisionStated, deathClaimed, hardshipStated } from '../../testing/people-statements';

const alone = office().household({ a: {} });
const batch = batchStated('2021-06');
const missed = alone.told('2021-06-04', batch);
const YEAR_END = '2021-12-31';

describe('R46 finds', () => {
  it('an entitled household without any item, fifteen days after the deadline and not before', () => {
    expect(missed.rules('2021-06-24')).toEqual([]);
    expect(missed.findings('2021-06-25')).toMatchObject([
      {
        rule: 'R46',
        household: 'H1',
        benefitMonth: '2021-06',
        batch: 'B2021-06',
        exposureFen: 49600,
        certainFen: 0,
        days: { deadlineOn: '2021-06-10', missedFrom: '2021-06-25' },
      },
    ]);
    expect(missed.rules(YEAR_END)).toEqual(['R46']);
  });

  it('it also when nobody learned anything on that day', () => {
    expect(missed.paid('2021-07', 496).rules('2021-06-25')).toEqual(['R46']);
  });

  it('an item that was sent to the bank and of which nothing was heard', () => {
    expect(alone.instructed('2021-06', 496).rules('2021-06-25')).toEqual(['R46']);
  });

  it('a batch that became known after the grace day, at once', () => {
    expect(alone.told('2021-08-01', batch).rules('2021-07-31')).toEqual([]);
    expect(alone.told('2021-08-01', batch).rules('2021-08-01')).toEqual(['R46']);
  });
});

describe('R46 is silent about', () => {
  it('a missed month that is paid back, from the day the credit is known', () => {
    const paidBack = missed.paid('2021-06', 496, { kind: 'BACKPAY', batchMonth: '2021-07' });
    expect(paidBack.rules('2021-07-11')).toEqual(['R46']);
    expect(paidBack.rules('2021-07-12')).toEqual([]);
  });

  it('a month whose item was returned: that is another matter', () => {
    const told = alone.paid('2021-06', 496, { status: 'FAILED' });
    expect(told.findings(YEAR_END, 'R46')).toEqual([]);
  });

  it('a month without a batch', () => {
    expect(alone.rules(YEAR_END)).toEqual([]);
  });

  it('a household that is not in the archive, or not payable yet', () => {
    expect(office().told('2021-06-04', batch).rules(YEAR_END)).toEqual([]);
    const later = office().household({ a: {} }, 'H1', '2021-07').told('2021-06-04', batch);
    expect(later.rules(YEAR_END)).toEqual([]);
  });

  it('a household that is due nothing', () => {
    const rich = office()
      .household({ a: { income: 900 } })
      .told('2021-06-04', batch);
    expect(rich.rules(YEAR_END)).toEqual([]);
    expect(missed.told('2021-06-20', deathClaimed('a', '2021-05-30')).rules(YEAR_END)).toEqual([]);
    expect(
      missed.told('2021-06-20', hardshipStated('a', { start: '2021-06' })).rules(YEAR_END),
    ).toEqual([]);
  });

  it('a household that was stopped, also by a decision that came after the month', () => {
    const stop = decisionStated('STOP', 'a', {
      ground: 'OTHER',
      decided: '2021-07-18',
      effective: '2021-06',
    });
    const told = missed.told('2021-07-20', stop);
    expect(told.rules('2021-07-19')).toEqual(['R46']);
    expect(told.rules('2021-07-20')).toEqual([]);
  });
});

it('R46 says that the months of one street are missed, month by month', () => {
  const two = missed.told('2021-07-04', batchStated('2021-07'));
  expect(two.findings(YEAR_END, 'R46').map((finding) => finding.benefitMonth)).toEqual([
    '2021-06',
    '2021-07',
  ]);
});
