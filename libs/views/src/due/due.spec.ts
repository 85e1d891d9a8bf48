import { localDate, yearMonth } from '@ledger/kernel';
import { type CaseBuilder, office, shippedPolicy } from '../testing/case-builder';
import { accountChanged } from '../testing/custody-statements';
import { paymentReversed, refundRecorded } from '../testing/money-statements';
import { deathClaimed, decisionStated, hardshipStated } from '../testing/people-statements';
import { accountToken } from '../testing/words';
import { type DueAsked, dueOf } from './due';

const couple = office().household({ a: { income: 200 }, b: {} });

const dueIn = (told: CaseBuilder, day: string, asked: Partial<DueAsked> = {}) =>
  dueOf('household/H1', told.case(), shippedPolicy.on(localDate(day)), {
    month: yearMonth('2021-06'),
    owedMonths: [],
    returnedMonths: [],
    day: localDate(day),
    policiesOn: shippedPolicy.on,
    ...asked,
  });

describe('a household is due', () => {
  it('what its living members lack, with the arithmetic of it', () => {
    expect(dueIn(couple, '2021-05-20')).toMatchObject([
      {
        household: 'H1',
        kind: 'REGULAR',
        benefitMonth: '2021-06',
        dueFen: 79200,
        arithmetic: {
          standardFen: 49600,
          householdSize: 2,
          coveredCount: 2,
          incomeFen: 20000,
          roundingUnitFen: 100,
          notCounted: [],
        },
      },
    ]);
  });

  it('nothing before its first month, and nothing where a stop was decided', () => {
    expect(dueIn(couple, '2021-05-20', { month: yearMonth('2020-12') })).toEqual([]);
    const stop = decisionStated('STOP', 'a', { decided: '2021-05-10', effective: '2021-06' });
    expect(dueIn(couple.told('2021-05-12', stop), '2021-05-20')).toEqual([]);
  });

  it('nothing for who died, lives on special hardship or was taken off, and it says so', () => {
    const died = couple.told('2021-05-12', deathClaimed('a', '2021-05-02'));
    expect(dueIn(died, '2021-05-20')).toMatchObject([
      {
        dueFen: 49600,
        arithmetic: { householdSize: 1, notCounted: [{ person: 'a', because: 'death' }] },
      },
    ]);
    const supported = couple.told('2021-05-12', hardshipStated('a', { start: '2021-06' }));
    expect(dueIn(supported, '2021-05-20')).toMatchObject([
      { arithmetic: { notCounted: [{ person: 'a', because: 'special-hardship' }] } },
    ]);
    const reduce = decisionStated('REDUCE', 'a', { decided: '2021-05-10', effective: '2021-06' });
    expect(dueIn(couple.told('2021-05-12', reduce), '2021-05-20')).toMatchObject([
      { arithmetic: { notCounted: [{ person: 'a', because: 'decision' }] } },
    ]);
  });

  it('the whole of it while somebody may be dead, and it says what it would be then', () => {
    const perhaps = couple.told('2021-06-02', deathClaimed('a', undefined));
    expect(dueIn(perhaps, '2021-06-03')).toMatchObject([
      { dueFen: 79200, arithmetic: { ifDeadFen: 49600 } },
    ]);
  });

  it('a month once: not while another batch has it, and again when that one was rejected', () => {
    const instructed = couple.instructed('2021-06', 792, {
      ref: 'B2021-06-0001',
      sent: '2021-05-18',
    });
    expect(dueIn(instructed, '2021-05-20')).toEqual([]);
    const reversed = instructed.told('2021-05-19', paymentReversed('B2021-06-0001'));
    expect(dueIn(reversed, '2021-05-20')).toMatchObject([{ kind: 'REGULAR', dueFen: 79200 }]);
    expect(dueIn(reversed, '2021-05-18')).toEqual([]);
  });

  it('to the account it has on the day, changed after the archive', () => {
    const changed = couple.told('2021-05-10', accountChanged('2021-05-09', { to: 'card' }));
    expect(dueIn(changed, '2021-05-20')).toMatchObject([
      { payee: { accountToken: accountToken('card'), archive: 'd', change: 'd' } },
    ]);
    expect(dueIn(changed, '2021-05-08')).toMatchObject([{ payee: { archive: 'd' } }]);
    expect(dueIn(changed, '2021-05-08')[0]!.payee.change).toBeUndefined();
  });
});

describe('of past months a household is due', () => {
  const owed = { owedMonths: [yearMonth('2021-05')], month: yearMonth('2021-07') };
  const missed = couple.paid('2021-05', 792, { household: 'H2', ref: 'another' });

  it('what was missed, less what is on its way', () => {
    expect(dueIn(missed, '2021-06-20', owed)).toMatchObject([
      { kind: 'REGULAR', benefitMonth: '2021-07' },
      { kind: 'BACKPAY', benefitMonth: '2021-05', dueFen: 79200, owed: { cause: 'not-paid' } },
    ]);
    const half = { kind: 'BACKPAY' as const, batchMonth: '2021-06' };
    const underWay = missed.instructed('2021-05', 300, half);
    expect(dueIn(underWay, '2021-06-20', owed)[1]).toMatchObject({ dueFen: 49200 });
  });

  it('what came back, until it is sent again or paid back', () => {
    const back = { returnedMonths: [yearMonth('2021-05')], month: yearMonth('2021-07') };
    const returned = couple.paid('2021-05', 792, {
      ref: 'R1',
      status: 'FAILED',
      failureCode: 'ACCOUNT_CLOSED',
    });
    expect(dueIn(returned, '2021-06-20', back)).toMatchObject([
      { kind: 'REGULAR' },
      {
        kind: 'REISSUE',
        reissueOf: 'R1',
        dueFen: 79200,
        returned: { on: '2021-05-12', failureCode: 'ACCOUNT_CLOSED' },
      },
    ]);
    const part = returned.told('2021-06-01', refundRecorded('R1', 92, '2021-06-01'));
    expect(dueIn(part, '2021-06-20', back)[1]).toMatchObject({ dueFen: 70000 });
    const again = { ref: 'R2', kind: 'REISSUE' as const, reissueOf: 'R1', batchMonth: '2021-06' };
    expect(dueIn(returned.instructed('2021-05', 792, again), '2021-06-20', back)).toHaveLength(1);
    const rejected = returned
      .instructed('2021-05', 792, again)
      .told('2021-06-10', paymentReversed('R2'));
    expect(dueIn(rejected, '2021-06-20', back)).toHaveLength(2);
  });
});
