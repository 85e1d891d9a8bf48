import * as fc from 'fast-check';
import { decideWith, fen, fold, isRefusal } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { day, division, evidence, household, month, yuan } from '../testing/words';
import type { OverpaymentCommand } from './commands';
import { overpayment } from './decider';
import type { Instalment, OverpaymentEvent, RecoveryStated } from './events';
import { outstandingFen, settledFen } from './state';

const given = spec(overpayment);
const of = { household, benefitMonth: month('2021-06') };
const today = day('2021-09-03');

const stated = (
  kind: RecoveryStated['data']['kind'],
  amount: number,
  voucher = 'v',
): RecoveryStated => ({
  type: 'RecoveryStated',
  data: { ...of, kind, amountFen: yuan(amount), registeredOn: today, voucher, evidence },
});

const establish = (amount: number): OverpaymentEvent => ({
  type: 'OverpaymentEstablished',
  data: {
    ...of,
    division,
    amountFen: yuan(amount),
    establishedOn: today,
    establishedBy: 'finance',
    rules: ['R01'],
  },
});
const asked = (event: OverpaymentEvent): OverpaymentCommand =>
  ({ type: 'EstablishOverpayment', data: event.data }) as OverpaymentCommand;
const established = establish(496);

const received = (voucher: string, amount: number): OverpaymentEvent => ({
  type: 'RecoveryReceived',
  data: {
    ...of,
    voucher,
    amountFen: yuan(amount),
    receivedOn: today,
    way: 'CASH',
    receivedBy: 'finance',
  },
});
const receive = (voucher: string, amount: number): OverpaymentCommand =>
  ({ type: 'BookRecovery', data: received(voucher, amount).data }) as OverpaymentCommand;

const offset = {
  ...of,
  voucher: 'o1',
  amountFen: yuan(100),
  againstMonth: month('2021-10'),
  decidedOn: today,
  decidedBy: 'finance',
};
const offsetOf = (more: object = {}): OverpaymentCommand => ({
  type: 'OffsetRecovery',
  data: { ...offset, ...more },
});

const writtenOff = {
  ...of,
  voucher: 'w1',
  amountFen: yuan(496),
  writtenOffOn: today,
  reasonCode: 'DIED_WITHOUT_ESTATE',
  askedBy: 'finance',
  approvedBy: 'approver',
} as const;
const writeOff = (more: object = {}): OverpaymentCommand => ({
  type: 'WriteOffOverpayment',
  data: { ...writtenOff, ...more },
});

const reversal = {
  ...of,
  voucher: 'r1',
  reversedOn: today,
  reasonCode: 'WRONG_AMOUNT',
  askedBy: 'finance',
  confirmedBy: 'approver',
} as const;
const reversed: OverpaymentEvent = {
  type: 'RecoveryEntryReversed',
  data: { ...reversal, kind: 'RECEIVED', amountFen: yuan(496) },
};

const closed: OverpaymentEvent = {
  type: 'OverpaymentClosed',
  data: { ...of, closedOn: today, closedBy: 'finance' },
};
const close = (overpaid: number): OverpaymentCommand => ({
  type: 'CloseOverpayment',
  data: { ...closed.data, overpaidFen: yuan(overpaid) } as never,
});

describe('what a register says of an overpaid month', () => {
  it('is recorded also when more comes back than was overpaid', () => {
    const again = stated('RECOVERED', 496);
    given(again).when({ type: 'StateRecovery', data: again.data }).then(again);
  });

  it('counts beside what is booked here, but not again on the same voucher', () => {
    given(established, stated('RECOVERED', 400, 'v'), stated('WRITTEN_OFF', 50, 'w'))
      .when(receive('r1', 47))
      .thenRefused('more-than-outstanding', { outstandingFen: 46_00, askedFen: 47_00 });
    given(established, received('r1', 400), stated('RECOVERED', 400, 'r1'))
      .when(receive('r2', 96))
      .then(received('r2', 96));
    given(established, stated('RECOVERED', 400, 'r1'))
      .when(receive('r1', 96))
      .thenRefused('voucher-booked', { voucher: 'r1', kind: 'RECEIVED', amountFen: 400_00 });
  });
});

describe('an overpayment is established', () => {
  it('as the facts have it, and anew when they change', () => {
    given().when(asked(established)).then(established);
    given(established)
      .when(asked(establish(992)))
      .then(establish(992));
    given(established)
      .when(asked(establish(0)))
      .then(establish(0));
  });

  it('not when nothing was overpaid, nor twice with one amount', () => {
    given()
      .when(asked(establish(0)))
      .thenRefused('nothing-overpaid');
    given(established)
      .when(asked(established))
      .thenRefused('established-already', { amountFen: 496_00 });
  });

  it('not with less than was booked here as settled: a voucher is reversed first', () => {
    given(established, received('r1', 496))
      .when(asked(establish(0)))
      .thenRefused('settled-beyond-it', { overpaidFen: 0, settledFen: 496_00 });
    given(established, received('r1', 496), reversed)
      .when(asked(establish(0)))
      .then(establish(0));
  });

  it('also after it was closed, when more turns out to be overpaid', () => {
    given(established, received('r1', 496), closed, establish(992))
      .when(receive('r2', 496))
      .then(received('r2', 496));
  });
});

describe('what is outstanding is demanded', () => {
  const demand = (...instalments: readonly (readonly [string, number])[]): OverpaymentCommand => ({
    type: 'DemandRecovery',
    data: {
      ...of,
      demandedOn: today,
      demandedBy: 'finance',
      instalments: instalments.map(([dueOn, amount]): Instalment => ({
        dueOn: day(dueOn),
        amountFen: yuan(amount),
      })),
    },
  });

  it('in instalments that add up to it', () => {
    const command = demand(['2021-09-30', 100], ['2021-10-31', 296]);
    given(established, received('r1', 100))
      .when(command)
      .then({ type: 'RecoveryDemanded', data: { ...command.data, amountFen: yuan(396) } } as never);
    given(established)
      .when(command)
      .thenRefused('instalments-differ', { outstandingFen: 496_00, sumFen: 396_00 });
  });

  it('on days that run forwards from today', () => {
    for (const wrong of [
      demand(),
      demand(['2021-09-02', 496]),
      demand(['2021-10-31', 100], ['2021-10-31', 396]),
      demand(['2021-10-31', 100], ['2021-09-30', 396]),
    ]) {
      given(established).when(wrong).thenRefused('instalments-out-of-order');
    }
  });

  it('not before it is established, nor after it is closed', () => {
    given().when(demand()).thenRefused('overpayment-not-established');
    given(established, closed).when(demand()).thenRefused('overpayment-closed');
  });
});

describe('money that came back is booked', () => {
  it('up to the last fen of what is out, one voucher once', () => {
    given(established).when(receive('r1', 496)).then(received('r1', 496));
    given(established, received('r1', 400))
      .when(receive('r2', 97))
      .thenRefused('more-than-outstanding', { outstandingFen: 96_00, askedFen: 97_00 });
    given(established, received('r1', 100))
      .when(receive('r1', 100))
      .thenRefused('voucher-booked', { voucher: 'r1', kind: 'RECEIVED', amountFen: 100_00 });
  });

  it('not for what nobody established or what is closed', () => {
    given().when(receive('r1', 1)).thenRefused('overpayment-not-established');
    given(established, received('r1', 496), closed)
      .when(receive('r2', 1))
      .thenRefused('overpayment-closed');
  });
});

describe('an overpaid month is offset', () => {
  it('against another month', () => {
    given(established).when(offsetOf()).then({ type: 'RecoveryOffset', data: offset });
  });

  it('not against itself, nor beyond what is out', () => {
    given(established)
      .when(offsetOf({ againstMonth: of.benefitMonth }))
      .thenRefused('offset-against-itself', { againstMonth: '2021-06' });
    given(established)
      .when(offsetOf({ amountFen: yuan(497) }))
      .thenRefused('more-than-outstanding', { outstandingFen: 496_00, askedFen: 497_00 });
  });
});

describe('a write-off', () => {
  it('is approved by somebody who had no hand in it', () => {
    given(established).when(writeOff()).then({ type: 'OverpaymentWrittenOff', data: writtenOff });
    given(established)
      .when(writeOff({ approvedBy: 'finance' }))
      .thenRefused('second-person-missing');
    given(establish(992), received('r1', 496))
      .when(writeOff({ askedBy: 'another', approvedBy: 'finance' }))
      .thenRefused('approver-had-a-hand', { approver: 'finance' });
  });

  it('lets go no more than what is out', () => {
    given(established, received('r1', 400))
      .when(writeOff())
      .thenRefused('more-than-outstanding', { outstandingFen: 96_00, askedFen: 496_00 });
  });
});

describe('an entry is reversed (冲正)', () => {
  const reverse = (more: object = {}): OverpaymentCommand => ({
    type: 'ReverseRecoveryEntry',
    data: { ...reversal, ...more },
  });

  it('by two people; its money is out again and its voucher free', () => {
    given(established, received('r1', 496)).when(reverse()).then(reversed);
    given(established, received('r1', 496), closed, reversed)
      .when(receive('r1', 49))
      .then(received('r1', 49));
    given(established, { type: 'RecoveryOffset', data: offset })
      .when(reverse({ voucher: 'o1' }))
      .then({
        type: 'RecoveryEntryReversed',
        data: {
          ...reversal,
          voucher: 'o1',
          kind: 'OFFSET',
          amountFen: yuan(100),
          againstMonth: offset.againstMonth,
        },
      });
  });

  it('not by one, and not what only a register says', () => {
    given(established, received('r1', 496))
      .when(reverse({ confirmedBy: 'finance' }))
      .thenRefused('second-person-missing');
    given(established, stated('RECOVERED', 496, 'r1'))
      .when(reverse())
      .thenRefused('voucher-not-booked', { voucher: 'r1' });
  });
});

describe('an overpayment is closed', () => {
  it('at 0.00 and not before', () => {
    given(established, received('r1', 496)).when(close(496)).then(closed);
    given(established, received('r1', 495))
      .when(close(496))
      .thenRefused('still-outstanding', { outstandingFen: 1_00 });
    given(established, stated('RECOVERED', 500))
      .when(close(496))
      .thenRefused('still-outstanding', { outstandingFen: -4_00 });
  });

  it('only while the facts say what was established', () => {
    given(established, received('r1', 496))
      .when(close(992))
      .thenRefused('overpaid-otherwise-by-now', { establishedFen: 496_00, overpaidFen: 992_00 });
  });

  it('once', () => {
    given(established, received('r1', 496), closed)
      .when(close(496))
      .thenRefused('overpayment-closed');
  });
});

it('never settles more than was established, in whatever order it is asked', () => {
  const amount = fc.integer({ min: 1, max: 60_000 });
  const voucher = fc.constantFrom('a', 'b', 'c', 'd');
  const order: fc.Arbitrary<OverpaymentCommand> = fc.oneof(
    amount.map((fenOf) =>
      asked({ ...established, data: { ...established.data, amountFen: fen(fenOf) } } as never),
    ),
    fc.tuple(voucher, amount).map(
      ([no, n]) =>
        ({
          type: 'BookRecovery',
          data: { ...received(no, 1).data, amountFen: fen(n) },
        }) as OverpaymentCommand,
    ),
    fc.tuple(voucher, amount).map(([no, n]) => offsetOf({ voucher: no, amountFen: fen(n) })),
    fc.tuple(voucher, amount).map(([no, n]) => writeOff({ voucher: no, amountFen: fen(n) })),
    voucher.map((no): OverpaymentCommand => ({
      type: 'ReverseRecoveryEntry',
      data: { ...reversal, voucher: no },
    })),
    amount.map((n) => close(Math.floor(n / 100))),
  );
  fc.assert(
    fc.property(fc.array(order, { maxLength: 40 }), (orders) => {
      const events: OverpaymentEvent[] = [];
      for (const command of orders) {
        const state = fold(overpayment.evolve, overpayment.initialState, events);
        const outcome = decideWith(overpayment, command, state);
        if (isRefusal(outcome)) continue;
        events.push(...outcome);
        const after = fold(overpayment.evolve, overpayment.initialState, events);
        if (after.status === 'not-established') continue;
        expect(outstandingFen(after)).toBeGreaterThanOrEqual(0);
        expect(settledFen(after) + outstandingFen(after)).toBe(after.establishedFen);
        if (after.status === 'closed') expect(outstandingFen(after)).toBe(0);
      }
    }),
  );
});
