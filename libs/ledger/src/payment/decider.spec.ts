import { spec } from '../testing/spec';
import {
  batchNo,
  day,
  division,
  evidence,
  household,
  month,
  person,
  ref,
  yuan,
} from '../testing/words';
import { payment, type PaymentCommand } from './decider';
import type { PaymentEvent, RefundRecorded } from './events';

const given = spec(payment);

const instructed: PaymentEvent = {
  type: 'PaymentInstructed',
  data: {
    ref,
    batch: batchNo,
    household,
    division,
    village: '500118001201',
    head: person('wang'),
    beneficiary: person('wang'),
    kind: 'REGULAR',
    benefitMonth: month('2021-06'),
    householdSize: 1,
    coveredCount: 1,
    baseAmountFen: yuan(496),
    supplementFen: yuan(0),
    otherFen: yuan(0),
    totalFen: yuan(496),
    evidence,
  },
};
const credited: PaymentEvent = {
  type: 'BankLineReported',
  data: { ref, status: 'CREDITED', amountFen: yuan(496), creditedOn: day('2021-06-06'), evidence },
};
const failed: PaymentEvent = {
  type: 'BankLineReported',
  data: { ref, status: 'FAILED', amountFen: yuan(496), failureCode: 'NAME_MISMATCH', evidence },
};
const bounced: PaymentEvent = {
  type: 'BankLineReported',
  data: { ref, status: 'RETURNED', amountFen: yuan(496), evidence },
};
const refund = (amount: number): PaymentEvent => ({
  type: 'RefundRecorded',
  data: {
    ref,
    household,
    amountFen: yuan(amount),
    registeredOn: day('2021-07-20'),
    voucher: `v${amount}`,
    evidence,
  },
});
const item = { household, division, benefitMonth: month('2021-06'), totalFen: yuan(496) };

describe('what is reported of a payment is recorded', () => {
  it.each([
    ['InstructPayment', instructed],
    ['ReportBankLine', credited],
    ['ReportBankLine', bounced],
    ['RecordRefund', refund(496)],
  ] as const)('%s, whatever stood before', (type, event) => {
    const command = { type, data: event.data } as PaymentCommand;
    for (const history of [[], [instructed], [instructed, credited, bounced, refund(496)]]) {
      given(...history)
        .when(command)
        .then(event);
    }
  });

  it('a bank line of an item nobody has heard of', () => {
    given()
      .when({ type: 'ReportBankLine', data: credited.data } as PaymentCommand)
      .then(credited);
  });
});

describe('a payment', () => {
  it('waits until the bank has spoken', () => {
    given(instructed).thenState({ instructed: item, outcome: 'pending', refunds: new Map() });
  });

  it('is credited on the day the bank says', () => {
    given(instructed, credited).thenState({
      instructed: item,
      outcome: 'credited',
      creditedOn: day('2021-06-06'),
      refunds: new Map(),
    });
  });

  it('is the same whether the bank line or the roster line came first', () => {
    given(credited, instructed).thenState({
      instructed: item,
      outcome: 'credited',
      creditedOn: day('2021-06-06'),
      refunds: new Map(),
    });
  });

  it('credited without a day has no day', () => {
    given({
      ...credited,
      data: { ref, status: 'CREDITED', amountFen: yuan(1), evidence },
    }).thenState({ outcome: 'credited', refunds: new Map() });
  });

  it('that failed is returned', () => {
    given(instructed, failed).thenState({
      instructed: item,
      outcome: 'returned',
      refunds: new Map(),
    });
  });

  it('that bounced is returned and remembers the day it was credited', () => {
    given(instructed, credited, bounced).thenState({
      instructed: item,
      outcome: 'returned',
      creditedOn: day('2021-06-06'),
      refunds: new Map(),
    });
  });

  it('gathers what was paid back to the treasury', () => {
    given(instructed, failed, refund(400), refund(96)).thenState({
      instructed: item,
      outcome: 'returned',
      refunds: new Map([
        ['v400', yuan(400)],
        ['v96', yuan(96)],
      ]),
    });
  });
});

describe('a returned item is sent again', () => {
  const again = (as: string, insteadOf?: string): PaymentEvent => ({
    type: 'PaymentReissued',
    data: {
      ref,
      household,
      reissuedAs: as as typeof ref,
      batch: batchNo,
      ...(insteadOf && { insteadOf: insteadOf as typeof ref }),
    },
  });
  const reissue = (as: string, insteadOf?: string) =>
    ({ type: 'ReissuePayment', data: again(as, insteadOf).data }) as PaymentCommand;

  it('once it came back', () => {
    given(instructed, failed).when(reissue('P2-0001')).then(again('P2-0001'));
    given(instructed).when(reissue('P2-0001')).thenRefused('payment-not-returned', { ref });
    given(instructed, credited)
      .when(reissue('P2-0001'))
      .thenRefused('payment-not-returned', { ref });
  });

  it('by one item only, unless that one was reversed before it went out', () => {
    const before = [instructed, failed, again('P2-0001')];
    given(...before)
      .when(reissue('P3-0001'))
      .thenRefused('already-reissued', { ref, as: 'P2-0001' });
    given(...before)
      .when(reissue('P3-0001', 'P2-0001'))
      .then(again('P3-0001', 'P2-0001'));
  });

  it('and not when it was paid back whole', () => {
    given(instructed, failed, refund(496))
      .when(reissue('P2-0001'))
      .thenRefused('already-refunded', { ref });
    given(instructed, failed, refund(400)).when(reissue('P2-0001')).then(again('P2-0001'));
  });
});

describe('a returned item is paid back to the treasury (缴回)', () => {
  const giveBack = (amount: number, insteadOf?: string): PaymentCommand => ({
    type: 'RefundPayment',
    data: {
      ...(refund(amount).data as RefundRecorded['data']),
      ...(insteadOf && { insteadOf: insteadOf as typeof ref }),
    },
  });
  const reissued: PaymentEvent = {
    type: 'PaymentReissued',
    data: { ref, household, reissuedAs: 'P2-0001' as typeof ref, batch: batchNo },
  };

  it('once it came back, whole or in parts, and no fen more', () => {
    given(instructed, failed).when(giveBack(496)).then(refund(496));
    given(instructed, failed, refund(400)).when(giveBack(96)).then(refund(96));
    given(instructed, failed, refund(400))
      .when(giveBack(97))
      .thenRefused('refund-exceeds-return', { ref, leftFen: 9_600, askedFen: 9_700 });
    given(instructed, failed, refund(496))
      .when(giveBack(1))
      .thenRefused('already-refunded', { ref });
    given(instructed, failed, refund(40))
      .when(giveBack(40))
      .thenRefused('already-refunded', { ref });
  });

  it('not what never came back, nor what nobody knows', () => {
    given().when(giveBack(1)).thenRefused('payment-not-known', { ref });
    given(instructed, credited).when(giveBack(1)).thenRefused('payment-not-returned', { ref });
  });

  it('not what another item sends again, unless that one never went out', () => {
    given(instructed, failed, reissued)
      .when(giveBack(496))
      .thenRefused('already-reissued', { ref, as: 'P2-0001' });
    given(instructed, failed, reissued).when(giveBack(496, 'P2-0001')).then(refund(496));
  });

  it('and is reversed by two people, with a reason', () => {
    const data = {
      ref,
      household,
      voucher: 'v496',
      reversedOn: day('2021-07-22'),
      reasonCode: 'WRONG_DOCUMENT',
      confirmedBy: 'zhao',
      evidence,
    } as const;
    const reversed: PaymentEvent = { type: 'RefundReversed', data };
    const reverse = (askedBy: string, voucher = 'v496'): PaymentCommand => ({
      type: 'ReverseRefund',
      data: { ...data, voucher, askedBy },
    });
    const before = [instructed, failed, refund(496)];
    given(...before)
      .when(reverse('qian'))
      .then(reversed);
    given(...before)
      .when(reverse('zhao'))
      .thenRefused('second-person-missing');
    given(...before)
      .when(reverse('qian', 'v1'))
      .thenRefused('refund-not-booked', { ref, voucher: 'v1' });
    given(...before, reversed)
      .when(giveBack(496))
      .then(refund(496));
    given(...before, reversed)
      .when({ type: 'ReissuePayment', data: reissued.data })
      .then(reissued);
  });
});

describe('an item whose batch goes no further is reversed', () => {
  const reversed: PaymentEvent = {
    type: 'PaymentReversed',
    data: { ref, household, division, batch: batchNo, reversedOn: day('2021-05-26') },
  };
  const reverse = { type: 'ReversePayment', data: reversed.data } as PaymentCommand;

  it('also before it was written', () => {
    given(instructed).when(reverse).then(reversed);
    given().when(reverse).then(reversed);
  });

  it('but not when its money went out', () => {
    given(instructed, credited).when(reverse).thenRefused('payment-went-out', { ref });
  });
});
