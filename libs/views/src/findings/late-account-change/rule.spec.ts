import { office } from '../../testing/case-builder';
import { accountChanged } from '../../testing/custody-statements';
import { batchStated } from '../../testing/money-statements';

/** The batch of May is frozen on 20 April. */
const changed = (on: string | undefined, words = {}) =>
  office()
    .household({ a: {} })
    .told('2021-04-20', accountChanged(on, words))
    .told('2021-05-04', batchStated('2021-05'));
const found = (told: ReturnType<typeof changed>, day = '2021-12-31') => told.findings(day, 'R15');

describe('R15 finds', () => {
  it.each(['2021-04-20', '2021-04-17', '2021-04-13'])(
    'a change of %s, seven days at most',
    (on) => {
      const told = changed(on);
      expect(found(told, '2021-05-03')).toEqual([]);
      expect(found(told)).toMatchObject([
        {
          household: 'H1',
          person: null,
          benefitMonth: '2021-05',
          batch: 'B2021-05',
          ref: on,
          knownAtPayment: 'known-here',
          days: { changedOn: on, frozenOn: '2021-04-20' },
        },
      ]);
    },
  );

  it('it also when the register comes after the batch', () => {
    const told = office()
      .household({ a: {} })
      .told('2021-05-04', batchStated('2021-05'))
      .told('2021-06-20', accountChanged('2021-04-17'));
    expect(found(told, '2021-06-19')).toEqual([]);
    expect(found(told, '2021-06-20')).toHaveLength(1);
  });

  it('one change once, however often it is stated', () => {
    expect(
      found(changed('2021-04-17').told('2021-05-20', accountChanged('2021-04-17', { to: 'x' }))),
    ).toHaveLength(1);
  });
});

describe('R15 is silent about', () => {
  it('a change that a second person checked', () => {
    expect(found(changed('2021-04-17', { reviewed: true }))).toEqual([]);
  });

  it('a change eight days before the freeze, the day after it, or of no day', () => {
    for (const on of ['2021-04-12', '2021-04-21', undefined])
      expect(found(changed(on))).toEqual([]);
  });
});
