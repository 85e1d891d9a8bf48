import { office } from '../../testing/case-builder';
import { decisionStated, hardshipStated } from '../../testing/people-statements';

const couple = office().household({ a: { income: 200 }, b: {} });
const YEAR_END = '2021-12-31';

describe('R04 finds', () => {
  it('a month in which a counted person was on special hardship, with the money', () => {
    const told = couple.paid('2021-06', 792).told('2021-06-30', hardshipStated('b', MOVED));
    expect(told.findings(YEAR_END, 'R04')).toMatchObject([
      {
        person: 'b',
        benefitMonth: '2021-06',
        certainFen: 49600,
        days: { supportFromMonth: '2021-06', firstReceivedOn: '2021-06-30' },
      },
    ]);
  });

  it('two persons who moved and share one sum', () => {
    const told = couple
      .paid('2021-06', 792)
      .told('2021-06-30', hardshipStated('a', MOVED), hardshipStated('b', MOVED));
    expect(told.findings(YEAR_END, 'R04')).toMatchObject([
      { person: 'a', certainFen: 79200, sharedBy: ['a', 'b'] },
      { person: 'b', certainFen: 79200, sharedBy: ['a', 'b'] },
    ]);
  });

  it('the last month of support as well, and not the month after', () => {
    const ended = { start: '2021-04', ended: '2021-06-11' };
    const told = couple
      .paid('2021-06', 792)
      .paid('2021-07', 792)
      .told('2021-07-30', hardshipStated('b', ended));
    expect(told.findings(YEAR_END, 'R04').map((f) => f.benefitMonth)).toEqual(['2021-06']);
  });
});

const MOVED = { start: '2021-06', confirmed: '2021-05-25' };

describe('when the money left, the transfer could be', () => {
  const knownWhen = (received: string, confirmed?: string) =>
    couple
      .paid('2021-06', 792)
      .told(received, hardshipStated('b', { start: '2021-06', ...(confirmed && { confirmed }) }))
      .findings(YEAR_END, 'R04')[0]?.knownAtPayment;

  it('known here, when the roster had come', () => {
    expect(knownWhen('2021-06-04')).toBe('known-here');
  });

  it('known here, when a transfer decision says it had been learned', () => {
    const decision = decisionStated('REDUCE', 'b', {
      ground: 'TRANSFER_SH',
      learned: '2021-06-04',
      decided: '2021-06-10',
      effective: '2021-07',
    });
    const told = couple
      .paid('2021-06', 792)
      .told('2021-06-30', hardshipStated('b', { start: '2021-06' }), decision);
    expect(told.findings(YEAR_END, 'R04')).toMatchObject([{ knownAtPayment: 'known-here' }]);
  });

  it('known elsewhere, when the district had confirmed it', () => {
    expect(knownWhen('2021-06-05', '2021-06-04')).toBe('known-elsewhere');
  });

  it('unknown, when it was confirmed later or nobody says when', () => {
    expect(knownWhen('2021-06-05', '2021-06-05')).toBe('unknown');
    expect(knownWhen('2021-06-05')).toBe('unknown');
  });

  it('known by the first roster with this first month, not by a later one', () => {
    const told = couple
      .told('2021-06-01', hardshipStated('b', MOVED))
      .paid('2021-06', 792)
      .told('2021-09-30', hardshipStated('b', { ...MOVED, ended: '2021-09-02' }));
    expect(told.findings(YEAR_END, 'R04')).toMatchObject([
      { knownAtPayment: 'known-here', days: { firstReceivedOn: '2021-06-01' } },
    ]);
  });
});

describe('R04 is silent about', () => {
  it('a transfer with payment up to the month before', () => {
    const told = couple.paid('2021-05', 792).told('2021-06-30', hardshipStated('b', MOVED));
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('one member who moved when the others were paid without that one', () => {
    const reduced = decisionStated('REDUCE', 'b', {
      ground: 'TRANSFER_SH',
      decided: '2021-05-18',
      effective: '2021-06',
    });
    const told = couple
      .told('2021-05-25', hardshipStated('b', MOVED), reduced)
      .paid('2021-06', 296);
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('special hardship that ended, after which dibao was resumed', () => {
    const decision = (change: 'REDUCE' | 'RESUME', decided: string, effective: string) =>
      decisionStated(change, 'b', { ground: 'TRANSFER_SH', decided, effective });
    const told = couple
      .told('2021-05-18', decision('REDUCE', '2021-05-18', '2021-06'))
      .paid('2021-06', 296)
      .paid('2021-07', 296)
      .told('2021-07-18', decision('RESUME', '2021-07-18', '2021-08'))
      .told('2021-07-30', hardshipStated('b', { start: '2021-06', ended: '2021-07-15' }))
      .paid('2021-08', 792);
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('a person the newest roster says began later', () => {
    const told = couple
      .paid('2021-06', 792)
      .told('2021-06-30', hardshipStated('b', MOVED))
      .told('2021-07-30', hardshipStated('b', { start: '2021-07' }));
    expect(told.rules('2021-07-29')).toEqual(['R04', 'R05']);
    expect(told.rules('2021-07-30')).toEqual([]);
  });

  it('a returned payment', () => {
    const told = couple
      .paid('2021-06', 792, { status: 'RETURNED' })
      .told('2021-06-30', hardshipStated('b', MOVED));
    expect(told.findings(YEAR_END, 'R04')).toEqual([]);
  });
});
