import { office } from '../../testing/case-builder';
import { decisionStated, hardshipStated } from '../../testing/people-statements';

const couple = office().household({ a: { income: 200 }, b: {} });
const MOVED = { start: '2021-06', confirmed: '2021-05-25' };
const YEAR_END = '2021-12-31';
const moved = hardshipStated('b', MOVED);

describe('R05 finds', () => {
  it('a person in both rosters for one month, without money', () => {
    const told = couple.paid('2021-06', 792).told('2021-06-30', moved);
    expect(told.findings('2021-06-29', 'R05')).toEqual([]);
    expect(told.findings(YEAR_END, 'R05')).toMatchObject([
      {
        household: 'H1',
        person: 'b',
        benefitMonth: '2021-06',
        batch: 'B2021-06',
        certainFen: 0,
        exposureFen: 0,
        knownAtPayment: 'known-elsewhere',
        days: { supportFromMonth: '2021-06', sentToBankOn: '2021-06-04' },
      },
    ]);
  });

  it.each(['FAILED', 'RETURNED'] as const)('it also when the item was %s', (status) => {
    const told = couple.paid('2021-06', 792, { status }).told('2021-06-30', moved);
    expect(told.findings(YEAR_END, 'R05')).toHaveLength(1);
  });

  it('it before the bank has spoken', () => {
    const told = couple.told('2021-05-30', moved).instructed('2021-06', 792);
    expect(told.findings('2021-06-04', 'R05')).toMatchObject([{ knownAtPayment: 'known-here' }]);
  });

  it('the members of the first regular line: a later one without the person changes nothing', () => {
    const reduced = decisionStated('REDUCE', 'b', {
      ground: 'TRANSFER_SH',
      decided: '2021-06-10',
      effective: '2021-06',
    });
    const told = couple
      .paid('2021-06', 792, { ref: 'z' })
      .told('2021-06-11', reduced)
      .paid('2021-06', 296, { ref: 'a', batchMonth: '2021-07' })
      .told('2021-06-30', moved);
    expect(told.findings(YEAR_END, 'R05')).toMatchObject([{ person: 'b', batch: 'B2021-06' }]);
  });
});

describe('R05 is silent about', () => {
  it('a transfer with a roster line up to the month before', () => {
    const told = couple.paid('2021-05', 792).told('2021-06-30', moved);
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('one member who moved and was taken out by the freeze, on the very day', () => {
    const reduced = (decided: string) =>
      decisionStated('REDUCE', 'b', { ground: 'TRANSFER_SH', decided, effective: '2021-06' });
    const paid = (decided: string) =>
      couple.told('2021-05-25', moved, reduced(decided)).paid('2021-06', 296);
    expect(paid('2021-05-20').rules(YEAR_END)).toEqual([]);
    expect(paid('2021-05-21').findings(YEAR_END, 'R05')).toHaveLength(1);
  });

  it('support that ended in the month before', () => {
    const ended = (on: string) =>
      couple
        .paid('2021-07', 792)
        .told('2021-07-30', hardshipStated('b', { start: '2021-04', ended: on }));
    expect(ended('2021-06-30').rules(YEAR_END)).toEqual([]);
    expect(ended('2021-07-01').findings(YEAR_END, 'R05')).toHaveLength(1);
  });

  it.each(['BACKPAY', 'REISSUE'] as const)('a line of the kind %s', (kind) => {
    const told = couple.paid('2021-06', 792, { kind }).told('2021-06-30', moved);
    expect(told.findings(YEAR_END, 'R05')).toEqual([]);
  });

  it('somebody on special hardship who is no member', () => {
    const told = couple.paid('2021-06', 792).told('2021-06-30', hardshipStated('z', MOVED));
    expect(told.rules(YEAR_END)).toEqual([]);
  });
});
