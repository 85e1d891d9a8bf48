import type { Evolve } from '@ledger/kernel';
import type { BatchEvent } from './events';
import type { BatchState, BatchStatus, Made } from './state';

type StateAt<Status extends BatchStatus> = Extract<BatchState, { readonly status: Status }>;

/** A step that leads on from one situation; in any other what is recorded changes nothing more. */
const from = <Status extends BatchStatus>(
  state: BatchState,
  status: Status,
  next: (here: StateAt<Status>) => BatchState,
): BatchState => (state.status === status ? next(state as StateAt<Status>) : state);

const isMade = (state: BatchState): state is BatchState & Made => 'makers' in state;

const and = (makers: readonly string[], one: string): readonly string[] => [
  ...new Set([...makers, one]),
];

const madeOf = ({ batch, division, benefitMonth, makers }: Made): Made => ({
  batch,
  division,
  benefitMonth,
  makers,
});

/** What stays to be read of a batch that goes no further. */
const soFarOf = (state: BatchState & Made) => ({
  ...('list' in state && { list: state.list }),
  ...('frozenOn' in state && { frozenOn: state.frozenOn }),
  ...('screening' in state && { screening: state.screening }),
  ...('override' in state && { override: state.override }),
  ...('approvedOn' in state && { approvedOn: state.approvedOn }),
});

export const evolveBatch: Evolve<BatchState, BatchEvent> = {
  // A roster that repeats a batch made here changes nothing of where it stands.
  BatchStated: (state, { benefitMonth, frozenOn, sentToBankOn }) =>
    isMade(state) ? state : { status: 'stated', benefitMonth, frozenOn, sentToBankOn },
  BatchOpened: (_, { batch, division, benefitMonth, openedBy }) => ({
    status: 'open',
    batch,
    division,
    benefitMonth,
    makers: [openedBy],
    edits: [],
  }),
  BatchRosterTaken: (state, { roster, takenBy }) =>
    from(state, 'open', (open) => ({
      ...open,
      makers: and(open.makers, takenBy),
      roster,
      edits: [],
    })),
  BatchLineEdited: (state, edit) =>
    from(state, 'open', (open) => ({
      ...open,
      makers: and(open.makers, edit.editedBy),
      edits: [...open.edits, edit],
    })),
  BatchListFixed: (state, { count, sumFen, digest, list, fixedBy }) =>
    from(state, 'open', (open) => ({
      ...madeOf(open),
      status: 'list-fixed',
      makers: and(open.makers, fixedBy),
      list: { count, sumFen, digest, list },
    })),
  BatchFrozen: (state, { frozenOn, frozenBy }) =>
    from(state, 'list-fixed', (fixed) => ({
      ...fixed,
      status: 'frozen',
      makers: and(fixed.makers, frozenBy),
      frozenOn,
    })),
  BatchScreened: (state, { screenedOn, blocking, warning }) =>
    from(state, 'frozen', (frozen) => ({
      ...frozen,
      screening: { screenedOn, blocking, warning },
    })),
  BatchSubmitted: (state, { submittedBy, approversNeeded, override }) =>
    from(state, 'frozen', (frozen) => ({
      ...frozen,
      status: 'submitted',
      makers: and(frozen.makers, submittedBy),
      approversNeeded,
      approvedBy: [],
      ...(override && { override }),
    })),
  BatchApproved: (state, { approvedBy, approvedOn }) =>
    from(state, 'submitted', (submitted) => {
      const all = [...submitted.approvedBy, approvedBy];
      return all.length < submitted.approversNeeded
        ? { ...submitted, approvedBy: all }
        : { ...submitted, status: 'approved', approvedBy: all, approvedOn };
    }),
  BatchRejected: (state, { rejectedBy, reasonCode, reason }) =>
    isMade(state)
      ? {
          ...madeOf(state),
          ...soFarOf(state),
          status: 'rejected',
          rejection: { rejectedBy, reasonCode, ...(reason && { reason }) },
        }
      : state,
  BatchSentToBank: (state, { sentToBankOn }) =>
    from(state, 'approved', (approved) => ({ ...approved, status: 'sent', sentToBankOn })),
  BatchReconciled: (state) => from(state, 'sent', (sent) => ({ ...sent, status: 'reconciled' })),
  BatchClosed: (state) => from(state, 'reconciled', (sent) => ({ ...sent, status: 'closed' })),
};
