import { office } from '../../testing/case-builder';
import {
  deathClaimed,
  deathMoved,
  deathTakenBack,
  decisionStated,
} from '../../testing/people-statements';

const couple = office().household({ a: { income: 200 }, b: {} });
const alone = office().household({ a: {} });
const YEAR_END = '2021-12-31';

describe('R01 finds', () => {
  it('a month credited after the month of death, with what was paid too much', () => {
    const [finding, ...more] = couple
      .paid('2021-06', 792)
      .told('2021-06-25', deathClaimed('b', '2021-05-20'))
      .findings(YEAR_END, 'R01');
    expect(more).toEqual([]);
    // The survivor with 200 yuan is due 296; 792 came.
    expect(finding).toMatchObject({
      household: 'H1',
      person: 'b',
      benefitMonth: '2021-06',
      batch: 'B2021-06',
      certainFen: 49600,
      possibleFen: 0,
      sharedBy: ['b'],
      days: { diedEarliest: '2021-05-20', diedLatest: '2021-05-20', sentToBankOn: '2021-06-04' },
    });
  });

  it('the whole sum when the only member had died', () => {
    const told = alone.paid('2021-06', 496).told('2021-08-01', deathClaimed('a', '2021-03-31'));
    expect(told.findings(YEAR_END, 'R01')).toMatchObject([{ certainFen: 49600 }]);
  });

  it('a death that made the benefit rise, without money', () => {
    const earner = office()
      .household({ a: { income: 600 }, b: {}, c: {} })
      .paid('2021-10', 945);
    expect(
      earner.told('2021-11-02', deathClaimed('a', '2021-09-02')).findings(YEAR_END, 'R01'),
    ).toMatchObject([{ person: 'a', certainFen: 0 }]);
  });

  it('two dead members, who share one sum of money', () => {
    const both = couple
      .paid('2021-06', 792)
      .told('2021-06-25', deathClaimed('a', '2021-05-01'), deathClaimed('b', '2021-05-02'));
    expect(both.findings(YEAR_END, 'R01')).toMatchObject([
      { person: 'a', certainFen: 79200, sharedBy: ['a', 'b'] },
      { person: 'b', certainFen: 79200, sharedBy: ['a', 'b'] },
    ]);
  });

  it('only a possible overpayment while the date may lie in the month itself', () => {
    const byMonths = couple
      .paid('2021-06', 792)
      .told('2021-07-08', deathClaimed('b', '2021-05'), deathClaimed('b', '2021-06-03', OTHER));
    expect(byMonths.findings(YEAR_END, 'R01')).toMatchObject([
      { person: 'b', certainFen: 0, possibleFen: 49600 },
    ]);
  });

  it('an undated report as possible back to three months before it came', () => {
    const undated = ['2021-03', '2021-04', '2021-05', '2021-06', '2021-07']
      .reduce((so, month) => so.paid(month, 496), alone)
      .told('2021-06-20', deathClaimed('a'));
    expect(
      undated
        .findings(YEAR_END, 'R01')
        .map(({ benefitMonth, certainFen, possibleFen }) => [
          benefitMonth,
          certainFen,
          possibleFen,
        ]),
    ).toEqual([
      ['2021-04', 0, 49600],
      ['2021-05', 0, 49600],
      ['2021-06', 0, 49600],
      ['2021-07', 49600, 0],
    ]);
  });

  it('certain and possible money apart when one is surely and one is possibly dead', () => {
    const mixed = couple
      .paid('2021-06', 792)
      .told('2021-07-08', deathClaimed('a', '2021-05-01'), deathClaimed('b'));
    // Without a: 496 for b alone, so 296 too much for certain, and all of it if b is dead too.
    expect(mixed.findings(YEAR_END, 'R01')).toMatchObject([
      { person: 'a', certainFen: 29600, possibleFen: 0, sharedBy: ['a'] },
      { person: 'b', certainFen: 0, possibleFen: 49600, sharedBy: ['b'] },
    ]);
  });

  it('a payment frozen before the office decided to reduce it', () => {
    const decided = couple
      .paid('2021-06', 792)
      .told('2021-06-02', reduceB('2021-06-02', '2021-06'));
    expect(decided.findings(YEAR_END, 'R01')).toMatchObject([{ person: 'b', certainFen: 49600 }]);
  });

  it('nothing on the day before the death list came', () => {
    const told = alone.paid('2021-06', 496).told('2021-08-01', deathClaimed('a', '2021-03-31'));
    expect(told.rules('2021-07-31')).toEqual([]);
    expect(told.rules('2021-08-01')).toEqual(['R01']);
  });
});

const OTHER = { source: 'VILLAGE' } as const;

const reduceB = (decided: string, effective: string) =>
  decisionStated('REDUCE', 'b', { decided, effective, fact: '2021-05-20', learned: decided });

describe('when the money left, the death could be', () => {
  const knownWhen = (received: string, more = {}, event = deathClaimed('a', '2021-05-20', more)) =>
    alone.paid('2021-06', 496).told(received, event).findings(YEAR_END, 'R01')[0]?.knownAtPayment;

  it('known here, when a report had come by the day of sending', () => {
    expect(knownWhen('2021-06-04')).toBe('known-here');
  });

  it('known here, when the deciding office says it had learned of it', () => {
    const learned = decisionStated('STOP', 'a', {
      fact: '2021-05-20',
      learned: '2021-06-04',
      decided: '2021-07-01',
      effective: '2021-07',
    });
    expect(knownWhen('2021-07-05', {}, learned)).toBe('known-here');
  });

  it('known elsewhere, when another body had recorded it and its list had not come', () => {
    expect(knownWhen('2021-06-05', { cremated: '2021-05-22' })).toBe('known-elsewhere');
    expect(knownWhen('2021-06-05', { deregistered: '2021-06-04' })).toBe('known-elsewhere');
  });

  it('unknown, when nobody had recorded it', () => {
    expect(knownWhen('2021-06-05')).toBe('unknown');
    expect(knownWhen('2021-06-05', { cremated: '2021-06-05' })).toBe('unknown');
  });

  it('known on the ground of a day that was declared and not proved, and says so', () => {
    const declared = { on: '2021-06-01', declared: true };
    expect(
      alone
        .paid('2021-06', 496)
        .told(declared, deathClaimed('a', '2021-05-20'))
        .findings(YEAR_END, 'R01'),
    ).toMatchObject([{ knownAtPayment: 'known-here', restsOnDeclaredDay: true }]);
  });
});

describe('R01 is silent about', () => {
  it('a payment in the month of death', () => {
    const told = alone.paid('2021-06', 496).told('2021-07-08', deathClaimed('a', '2021-06-01'));
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('back pay to the heirs for a month before death', () => {
    const told = alone
      .paid('2021-05', 496, { kind: 'BACKPAY', batchMonth: '2021-07' })
      .told('2021-06-20', deathClaimed('a', '2021-06-01'));
    expect(told.findings(YEAR_END, 'R01')).toEqual([]);
  });

  it('survivors who are paid a reduced amount', () => {
    const told = couple
      .told('2021-05-18', deathClaimed('b', '2021-05-10'), reduceB('2021-05-18', '2021-06'))
      .paid('2021-06', 296);
    expect(told.rules(YEAR_END)).toEqual([]);
  });

  it('survivors who are paid more since the only earner died', () => {
    const increase = decisionStated('INCREASE', 'a', {
      fact: '2021-09-02',
      decided: '2021-09-15',
      effective: '2021-10',
    });
    const told = office()
      .household({ a: { income: 600 }, b: {}, c: {} })
      .told('2021-09-16', deathClaimed('a', '2021-09-02'), increase)
      .paid('2021-10', 1030);
    expect(told.findings(YEAR_END, 'R01')).toEqual([]);
    expect(told.findings(YEAR_END, 'R06')).toEqual([]);
  });

  it('the death of somebody who is no member', () => {
    expect(
      alone
        .paid('2021-06', 496)
        .told('2021-06-08', deathClaimed('z', '2021-01-01'))
        .rules(YEAR_END),
    ).toEqual([]);
  });

  it('a returned payment', () => {
    const told = alone
      .paid('2021-06', 496, { status: 'FAILED' })
      .told('2021-06-20', deathClaimed('a', '2021-03-31'));
    expect(told.findings(YEAR_END, 'R01')).toEqual([]);
  });

  it('a report that was withdrawn, from that day on', () => {
    const told = alone
      .paid('2021-06', 496)
      .told('2021-06-20', deathClaimed('a', '2021-03-31'))
      .told('2021-07-09', deathTakenBack('a', '2021-07-09'));
    expect(told.rules('2021-07-08')).toEqual(['R01']);
    expect(told.rules('2021-07-09')).toEqual([]);
  });

  it('a report whose file was taken back, from that day on', () => {
    const wrong = { on: '2021-06-20', file: 'list', withdrawnOn: '2021-07-09' };
    const told = alone.paid('2021-06', 496).told(wrong, deathClaimed('a', '2021-03-31'));
    expect(told.rules('2021-07-08')).toEqual(['R01']);
    expect(told.rules('2021-07-09')).toEqual([]);
  });

  it('a report whose date was corrected into the month paid', () => {
    const told = alone
      .paid('2021-06', 496)
      .told('2021-06-20', deathClaimed('a', '2021-05-30'))
      .told('2021-07-09', deathMoved('a', '2021-06-30', '2021-07-09'));
    expect(told.rules('2021-07-08')).toEqual(['R01']);
    expect(told.rules('2021-07-09')).toEqual([]);
  });

  it('an undated report once it is dated in the month paid', () => {
    const told = alone
      .paid('2021-06', 496)
      .told('2021-06-20', deathClaimed('a'))
      .told('2021-07-09', deathClaimed('a', '2021-06-18', OTHER));
    expect(told.findings('2021-07-08', 'R01')).toMatchObject([{ possibleFen: 49600 }]);
    expect(told.rules('2021-07-09')).toEqual([]);
  });

  it('a death on which a stop was decided by mistake, once the person is resumed', () => {
    const [stop, resume] = (['STOP', 'RESUME'] as const).map((change, n) =>
      decisionStated(change, 'a', {
        fact: '2021-05-02',
        decided: `2021-0${6 + n}-10`,
        effective: `2021-0${6 + n}`,
      }),
    );
    const told = alone.paid('2021-06', 496).told('2021-06-10', stop!).told('2021-07-10', resume!);
    expect(told.rules('2021-07-09')).toEqual(['R01']);
    expect(told.rules('2021-07-10')).toEqual([]);
  });
});
