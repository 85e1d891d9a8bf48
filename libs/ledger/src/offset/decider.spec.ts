import * as fc from 'fast-check';
import { decideWith, fen, fold, isRefusal } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { day, household, month, yuan } from '../testing/words';
import { type CountedOffset, offset, type OffsetCommand } from './decider';
import type { OffsetCommitted, OffsetEvent } from './events';

const given = spec(offset);
const october = { household, againstMonth: month('2021-10') };
const today = day('2021-09-03');

const committed = (overpaid: string, voucher: string, amount: number): OffsetCommitted => ({
  type: 'OffsetCommitted',
  data: {
    ...october,
    benefitMonth: month(overpaid),
    voucher,
    amountFen: yuan(amount),
    committedOn: today,
    committedBy: 'finance',
  },
});

const commit = (
  { data }: OffsetCommitted,
  left: number,
  counted: readonly CountedOffset[] = [],
): OffsetCommand => ({ type: 'CommitOffset', data: { ...data, leftFen: yuan(left), counted } });

const releasedOf = ({ data }: OffsetCommitted) => {
  const { committedOn: _, committedBy: __, ...share } = data;
  return { type: 'OffsetCommitmentReleased', data: { ...share, releasedOn: today } } as const;
};

const release = (of: OffsetCommitted): OffsetCommand => {
  const { amountFen: _, ...data } = releasedOf(of).data;
  return { type: 'ReleaseOffset', data };
};

const june = committed('2021-06', 'o1', 300);
const july = committed('2021-07', 'o1', 197);

describe('a month is offset', () => {
  it('as long as it has so much to be paid', () => {
    given().when(commit(june, 300)).then(june);
    given().when(commit(june, 299)).thenRefused('more-than-due', {
      againstMonth: '2021-10',
      leftFen: 299_00,
      askedFen: 300_00,
    });
    given().when(commit(june, 0)).thenRefused('nothing-due-to-offset', { againstMonth: '2021-10' });
  });

  it('for two overpaid months no further than for one, also before the views know of the first', () => {
    given(june).when(commit(july, 496)).thenRefused('more-than-due', {
      againstMonth: '2021-10',
      leftFen: 196_00,
      askedFen: 197_00,
    });
    given(june).when(commit(july, 497)).then(july);
    given(june)
      .when(commit(july, 300))
      .thenRefused('nothing-due-to-offset', { againstMonth: '2021-10' });
  });

  it('and what the views count already is not taken off twice', () => {
    given(june)
      .when(commit(july, 197, [june.data]))
      .then(july);
    // Of another amount it is another offset: the one on this voucher is not counted yet.
    given(june)
      .when(commit(july, 197, [{ ...june.data, amountFen: fen(1) }]))
      .thenRefused('nothing-due-to-offset', { againstMonth: '2021-10' });
    given(june)
      .when(commit(july, 197, [{ ...june.data, benefitMonth: month('2021-05') }]))
      .thenRefused('nothing-due-to-offset', { againstMonth: '2021-10' });
  });

  it('on one voucher of an overpaid month once, until it is released', () => {
    given(june).when(commit(june, 900)).thenRefused('voucher-booked', {
      voucher: 'o1',
      kind: 'OFFSET',
      amountFen: 300_00,
    });
    given(june, releasedOf(june)).when(commit(june, 300)).then(june);
  });
});

describe('what is spoken for is released', () => {
  it('of its own voucher and month only, and once', () => {
    given(june, july).when(release(june)).then(releasedOf(june));
    given(june, july, releasedOf(june)).thenState({ commitments: [july.data] });
    const nothing: readonly OffsetEvent[] = [];
    given(july)
      .when(release(june))
      .then(...nothing);
  });
});

it('never speaks for more than there is, whatever the views have seen of it', () => {
  const total = 1_000;
  const one = fc.record({
    overpaid: fc.constantFrom('2021-05', '2021-06', '2021-07'),
    voucher: fc.constantFrom('a', 'b', 'c'),
    amount: fc.integer({ min: 1, max: 600 }),
    isRelease: fc.boolean(),
    /** How much of what stands the views have shown so far. */
    seen: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 40 }), (orders) => {
      const events: OffsetEvent[] = [];
      for (const { overpaid, voucher, amount, isRelease, seen } of orders) {
        const state = fold(offset.evolve, offset.initialState, events);
        const counted = state.commitments.slice(0, seen * state.commitments.length);
        const countedYuan = counted.reduce((sum, { amountFen }) => sum + amountFen, 0) / 100;
        const wanted = committed(overpaid, voucher, amount);
        const command = isRelease ? release(wanted) : commit(wanted, total - countedYuan, counted);
        const outcome = decideWith(offset, command, state);
        if (!isRefusal(outcome)) events.push(...outcome);
        const { commitments } = fold(offset.evolve, offset.initialState, events);
        const spoken = commitments.reduce((sum, { amountFen }) => sum + amountFen, 0);
        expect(spoken).toBeLessThanOrEqual(yuan(total));
      }
    }),
  );
});
