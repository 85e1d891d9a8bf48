import { office, poorOffice } from '../../testing/case-builder';
import {
  bankLine,
  batchStated,
  fundsArrived,
  fundsMoved,
  refundRecorded,
} from '../../testing/money-statements';
import {
  deathClaimed,
  deathTakenBack,
  decisionStated,
  hardshipStated,
} from '../../testing/people-statements';
import { VILLAGE } from '../../testing/words';

const YEAR_END = '2021-12-31';

describe('the money of a document waits', () => {
  const allotted = poorOffice().told(
    '2021-05-24',
    fundsMoved('FundsAllocated', 'A', 1000, '2021-05-24', { month: '2021-06' }),
  );
  const appropriation = (no: string, yuan: number, on: string) =>
    fundsMoved('FundsAppropriated', no, yuan, on, { related: 'A', month: '2021-06' });
  const hop = 'allocation-to-appropriation';

  it('from its allocation to its appropriation, and is open until then', () => {
    expect(allotted.waits('2021-06-01', hop)).toEqual([
      {
        hop,
        from: '2021-05-24',
        dueOn: '2021-06-23',
        limit: 30,
        count: 1,
        source: 'DISTRICT',
        month: '2021-06',
        refs: ['A'],
        why: ['not-appropriated'],
      },
    ]);
    const done = allotted.told('2021-06-02', appropriation('P', 1000, '2021-06-02'));
    expect(done.waits(YEAR_END, hop)).toMatchObject([{ until: '2021-06-02', why: [] }]);
  });

  it('in part, when only a part was appropriated', () => {
    const part = allotted.told('2021-06-02', appropriation('P', 400, '2021-06-02'));
    expect(part.waits(YEAR_END, hop)).toMatchObject([
      { until: '2021-06-02' },
      { why: ['partly-appropriated'] },
    ]);
    const whole = part.told('2021-06-20', appropriation('Q', 600, '2021-06-20'));
    const ends = whole.waits(YEAR_END, hop).map(({ until }) => until);
    expect(ends).toEqual(['2021-06-02', '2021-06-20']);
  });

  it('from its appropriation to its arrival', () => {
    const sent = poorOffice().told('2021-06-02', appropriation('P', 1000, '2021-06-02'));
    const arrival = 'appropriation-to-arrival';
    expect(sent.waits('2021-06-03', arrival)).toMatchObject([{ why: ['not-arrived'] }]);
    const there = sent.told('2021-06-05', fundsArrived('P', '2021-06-05'));
    expect(there.waits('2021-06-04', arrival)[0]?.until).toBeUndefined();
    expect(there.waits(YEAR_END, arrival)).toMatchObject([
      { from: '2021-06-02', until: '2021-06-05', why: [] },
    ]);
  });

  it('and supplementary money says that it names no month', () => {
    const more = fundsMoved('FundsAllocated', 'S', 10, '2021-05-24');
    expect(poorOffice().told('2021-05-24', more).waits(YEAR_END, hop)).toMatchObject([
      { why: ['not-appropriated', 'no-benefit-month'] },
    ]);
  });

  it('for no receipt where the ledger writes none', () => {
    expect(allotted.waits(YEAR_END, 'allocation-to-receipt')).toEqual([]);
  });
});

describe('a batch waits', () => {
  const stated = office().told(
    '2021-06-04',
    batchStated('2021-06', { approved: '2021-05-25', sent: '2021-06-04' }),
  );

  it('from freeze to approval and from approval to the bank', () => {
    const header = stated.waits(YEAR_END).filter(({ batch }) => batch === 'B2021-06');
    expect(header).toMatchObject([
      { hop: 'freeze-to-approval', from: '2021-05-20', until: '2021-05-25', why: [] },
      { hop: 'approval-to-bank', from: '2021-05-25', until: '2021-06-04', why: [] },
    ]);
  });

  it('for nothing that can be measured, when no day of approval is written', () => {
    const bare = office().told('2021-06-04', batchStated('2021-06'));
    expect(bare.waits(YEAR_END).filter(({ batch }) => batch === 'B2021-06')).toEqual([]);
  });

  it('and says that it was advanced before a festival', () => {
    const early = { approved: '2021-01-25', sent: '2021-01-28' };
    const advanced = office().told('2021-01-28', batchStated('2021-02', early));
    expect(advanced.waits(YEAR_END, 'approval-to-bank')).toMatchObject([
      { why: ['advanced-batch'] },
    ]);
  });

  it('for the money of its month, one wait a document', () => {
    const month = { month: '2021-06' };
    const paid = stated.told(
      '2021-06-02',
      fundsMoved('FundsAppropriated', 'P2', 1, '2021-06-05', month),
      fundsMoved('FundsAppropriated', 'P1', 1, '2021-06-02', month),
      fundsMoved('FundsAppropriated', 'P3', 1, '2021-06-02', { month: '2021-07' }),
    );
    expect(paid.waits(YEAR_END, 'appropriation-to-bank')).toMatchObject([
      { refs: ['P1'], from: '2021-06-02', until: '2021-06-04', source: 'DISTRICT' },
      { refs: ['P2'], from: '2021-06-05', until: '2021-06-04' },
    ]);
  });
});

describe('an item waits for its credit', () => {
  const two = office().household({ a: {} }).household({ b: {} }, 'H2');
  const hop = 'bank-to-credit';

  it('and those that wait alike are one wait, due on the deadline day of their month', () => {
    const sent = two
      .instructed('2021-06', 496, { ref: 'r1' })
      .instructed('2021-06', 496, { ref: 'r2', household: 'H2' });
    const alike = {
      hop,
      from: '2021-06-04',
      dueOn: '2021-06-10',
      limit: 10,
      count: 2,
      month: '2021-06',
      village: VILLAGE,
      batch: 'B2021-06',
      refs: ['r1', 'r2'],
      why: ['no-bank-result'],
    };
    expect(sent.waits('2021-06-05', hop)).toEqual([alike]);
  });

  it('until the day of the credit, once the bank has said so, also when it bounces later', () => {
    const paid = two.paid('2021-06', 496, { credited: '2021-06-06' });
    expect(paid.waits('2021-06-11', hop)).toMatchObject([{ why: ['no-bank-result'] }]);
    expect(paid.waits('2021-06-12', hop)).toMatchObject([
      { until: '2021-06-06', count: 1, household: 'H1', why: [] },
    ]);
    const bounced = paid.told('2021-08-12', bankLine('H1-2021-06', 'RETURNED', 496));
    expect(bounced.waits(YEAR_END, hop)).toMatchObject([{ until: '2021-06-06' }]);
  });

  it('and is missing, once the bank has answered for the rest of its batch', () => {
    const one = two
      .instructed('2021-06', 496, { ref: 'r1' })
      .paid('2021-06', 496, { ref: 'r2', household: 'H2' });
    const silent = one.waits(YEAR_END, hop).filter(({ until }) => !until);
    expect(silent).toMatchObject([{ refs: ['r1'], why: ['not-in-bank-result'] }]);
  });

  it('no longer, once the bank has sent it back', () => {
    const failed = two.paid('2021-06', 496, { status: 'FAILED', failureCode: 'CLOSED' });
    const [span] = failed.waits(YEAR_END, hop);
    expect(span).toMatchObject({ leftOn: '2021-06-12', why: ['sent-back'], failureCode: 'CLOSED' });
    expect(span?.until).toBeUndefined();
  });

  it('with no deadline, when it is back pay', () => {
    const back = two.paid('2021-05', 496, { kind: 'BACKPAY', batchMonth: '2021-06' });
    const [span] = back.waits(YEAR_END, hop);
    expect(span).toMatchObject({ month: '2021-06', why: ['back-pay'] });
    expect(span?.dueOn).toBeUndefined();
  });
});

describe('a return waits to be handled', () => {
  const returned = office()
    .household({ a: {} })
    .paid('2021-06', 496, { status: 'FAILED', ref: 'r', failureCode: 'CLOSED' });
  const hop = 'return-to-handled';

  it('and is open from the day the result came, with the bank’s code', () => {
    expect(returned.waits('2021-06-11', hop)).toEqual([]);
    expect(returned.waits(YEAR_END, hop)).toEqual([
      {
        hop,
        from: '2021-06-12',
        dueOn: '2021-07-12',
        limit: 30,
        count: 1,
        month: '2021-06',
        village: VILLAGE,
        batch: 'B2021-06',
        household: 'H1',
        refs: ['r'],
        why: ['nothing-done'],
        failureCode: 'CLOSED',
      },
    ]);
  });

  it('until it is sent again or paid back, whichever came first', () => {
    const again = returned.instructed('2021-06', 496, {
      kind: 'REISSUE',
      ref: 'z',
      reissueOf: 'r',
      batchMonth: '2021-08',
      sent: '2021-08-04',
    });
    expect(again.waits(YEAR_END, hop)).toMatchObject([
      { until: '2021-08-04', why: ['sent-again'] },
    ]);
    const refunded = again.told('2021-09-01', refundRecorded('r', 496, '2021-07-01'));
    expect(refunded.waits('2021-08-31', hop)).toMatchObject([{ until: '2021-08-04' }]);
    expect(refunded.waits(YEAR_END, hop)).toMatchObject([
      { until: '2021-07-01', why: ['paid-back'] },
    ]);
  });

  it('until the bank credited it under its own number after all', () => {
    const later = returned.told('2021-06-22', bankLine('r', 'CREDITED', 496, '2021-06-20'));
    expect(later.waits(YEAR_END, hop)).toMatchObject([
      { from: '2021-06-12', until: '2021-06-20', why: ['credited-again'] },
    ]);
  });
});

describe('what became known waits for a decision', () => {
  const couple = office().household({ a: {}, b: {} });
  const hop = 'known-to-decided';
  const died = couple.told('2021-04-12', deathClaimed('a', '2021-03-30'));

  it('from the first list that came, and is open while nothing is decided', () => {
    expect(died.waits(YEAR_END, hop)).toEqual([
      {
        hop,
        from: '2021-04-12',
        dueOn: '2021-04-27',
        limit: 15,
        count: 1,
        month: '2021-04',
        village: VILLAGE,
        household: 'H1',
        refs: [],
        why: ['death', 'no-decision'],
      },
    ]);
    expect(couple.told('2021-04-12', deathClaimed('a')).waits(YEAR_END, hop)).toMatchObject([
      { why: ['death-without-date', 'no-decision'] },
    ]);
  });

  it('until the decision, known when that came; from the day it was learned, if earlier', () => {
    const decided = died.told(
      '2021-05-10',
      decisionStated('REDUCE', 'a', {
        learned: '2021-04-05',
        decided: '2021-04-20',
        effective: '2021-05',
      }),
    );
    expect(decided.waits('2021-05-09', hop)).toMatchObject([{ why: ['death', 'no-decision'] }]);
    expect(decided.waits(YEAR_END, hop)).toMatchObject([
      { from: '2021-04-05', until: '2021-04-20', why: ['death'] },
    ]);
  });

  it('no days at all, when the list came after the decision and nothing else was said', () => {
    const before = couple
      .told(
        '2021-04-20',
        decisionStated('REDUCE', 'a', { decided: '2021-04-10', effective: '2021-05' }),
      )
      .told('2021-05-12', deathClaimed('a', '2021-03-30'));
    expect(before.waits(YEAR_END, hop)).toMatchObject([
      { from: '2021-04-10', until: '2021-04-10' },
    ]);
  });

  it('nothing, when the claim was taken back or the member was never covered', () => {
    const taken = died.told('2021-06-12', deathTakenBack('a', '2021-06-10'));
    expect(taken.waits('2021-06-11', hop)).toHaveLength(1);
    expect(taken.waits(YEAR_END, hop)).toEqual([]);
    const guest = office()
      .household({ a: {}, g: { covered: false } })
      .told('2021-04-12', deathClaimed('g', '2021-03-30'));
    expect(guest.waits(YEAR_END, hop)).toEqual([]);
  });

  it('nothing, when the member had left the household before', () => {
    const left = couple
      .told(
        '2021-03-20',
        decisionStated('REDUCE', 'a', {
          ground: 'OTHER',
          decided: '2021-03-10',
          effective: '2021-04',
        }),
      )
      .told('2021-04-12', deathClaimed('a', '2021-03-30'));
    expect(left.waits(YEAR_END, hop)).toEqual([]);
  });

  it('until the whole household was stopped on another ground', () => {
    const stopped = died.told(
      '2021-06-20',
      decisionStated('STOP', 'b', { ground: 'OTHER', decided: '2021-06-10', effective: '2021-07' }),
    );
    expect(stopped.waits(YEAR_END, hop)).toMatchObject([
      { until: '2021-06-10', why: ['death', 'decided-on-other-ground'] },
    ]);
    const resumed = stopped.told(
      '2021-08-20',
      decisionStated('RESUME', 'b', {
        ground: 'OTHER',
        decided: '2021-08-10',
        effective: '2021-09',
      }),
    );
    expect(resumed.waits(YEAR_END, hop)).toMatchObject([{ why: ['death', 'no-decision'] }]);
  });

  it('a transfer from the roster that first named it, unless it ended before the household began', () => {
    const moved = couple.told('2021-04-12', hardshipStated('a', { start: '2021-05' }));
    expect(moved.waits(YEAR_END, hop)).toMatchObject([
      { from: '2021-04-12', why: ['transfer', 'no-decision'] },
    ]);
    const past = { start: '2019-01', ended: '2020-12-31' };
    expect(couple.told('2021-04-12', hardshipStated('a', past)).waits(YEAR_END, hop)).toEqual([]);
  });
});
