import { type Decider, type Fen, refuse } from '@ledger/kernel';
import type { OffsetCommitmentReleased, OffsetCommitted, OffsetEvent, OffsetShare } from './events';

/** What stands spoken for of a household's month, whichever overpaid months it is for. */
export interface OffsetState {
  readonly commitments: readonly OffsetCommitted['data'][];
}

/** An offset as the views count it. */
export type CountedOffset = Pick<OffsetShare, 'benefitMonth' | 'voucher' | 'amountFen'>;

export type OffsetCommand =
  | {
      readonly type: 'CommitOffset';
      /** `leftFen`: what the views leave of the month, less the offsets they count. */
      readonly data: OffsetCommitted['data'] & {
        readonly leftFen: Fen;
        readonly counted: readonly CountedOffset[];
      };
    }
  | {
      readonly type: 'ReleaseOffset';
      readonly data: Omit<OffsetCommitmentReleased['data'], 'amountFen'>;
    };

export type OffsetRefusal = 'voucher-booked' | 'nothing-due-to-offset' | 'more-than-due';

type Named = Pick<OffsetShare, 'benefitMonth' | 'voucher'>;

const isOf =
  ({ benefitMonth, voucher }: Named) =>
  (other: Named): boolean =>
    other.benefitMonth === benefitMonth && other.voucher === voucher;

export const commitmentFor = (
  { commitments }: OffsetState,
  named: Named,
): OffsetCommitted['data'] | undefined => commitments.find(isOf(named));

/** What the views do not know of yet is taken off what they leave. */
const uncountedFen = ({ commitments }: OffsetState, counted: readonly CountedOffset[]): number =>
  commitments
    .filter((one) => !counted.some((c) => isOf(one)(c) && c.amountFen === one.amountFen))
    .reduce((sum, { amountFen }) => sum + amountFen, 0);

/**
 * The one place where all offsets against a month meet, so that two made at the same time cannot
 * take the same money: each overpayment's own stream sees only its own.
 */
export const offset: Decider<OffsetState, OffsetCommand, OffsetEvent, OffsetRefusal> = {
  initialState: { commitments: [] },
  decide: {
    CommitOffset: ({ leftFen, counted, ...data }, state) => {
      const { voucher, amountFen, againstMonth } = data;
      const standing = commitmentFor(state, data);
      if (standing) {
        return refuse('voucher-booked', { voucher, kind: 'OFFSET', amountFen: standing.amountFen });
      }
      const left = leftFen - uncountedFen(state, counted);
      if (left <= 0) return refuse('nothing-due-to-offset', { againstMonth });
      if (amountFen > left) {
        return refuse('more-than-due', { againstMonth, leftFen: left, askedFen: amountFen });
      }
      return [{ type: 'OffsetCommitted', data }];
    },
    ReleaseOffset: (data, state) => {
      const standing = commitmentFor(state, data);
      if (!standing) return [];
      const { amountFen } = standing;
      return [{ type: 'OffsetCommitmentReleased', data: { ...data, amountFen } }];
    },
  },
  evolve: {
    OffsetCommitted: ({ commitments }, data) => ({ commitments: [...commitments, data] }),
    OffsetCommitmentReleased: ({ commitments }, data) => ({
      commitments: commitments.filter((one) => !isOf(data)(one)),
    }),
  },
};
