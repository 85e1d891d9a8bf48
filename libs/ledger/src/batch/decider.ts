import { type Decider, type Refusal, refuse } from '@ledger/kernel';
import type { BatchAct, BatchCommand, BatchRefusal, StillOpen } from './commands';
import type {
  BankAnswer,
  BatchEvent,
  BatchFrozen,
  BatchLineEdited,
  BatchListFixed,
  BatchRejected,
  BatchRosterTaken,
  BatchScreened,
  LineKey,
} from './events';
import { evolveBatch } from './evolve';
import { type BatchState, type BatchStatus, nextStep } from './state';

type StateAt<Status extends BatchStatus> = Extract<BatchState, { readonly status: Status }>;

type NotThere = 'batch-not-opened' | 'batch-at-other-step';

/** The state, where it is at one of these steps; else why nothing can be done, and the way on. */
export const batchAt = <Status extends BatchStatus>(
  state: BatchState,
  ...steps: readonly Status[]
): StateAt<Status> | Refusal<NotThere> => {
  if ((steps as readonly string[]).includes(state.status)) return state as StateAt<Status>;
  if (state.status === 'not-stated' || state.status === 'stated') return refuse('batch-not-opened');
  return refuse('batch-at-other-step', { status: state.status, next: nextStep[state.status] });
};

/** One row of the table: the step it needs, then what it asks there. */
const step =
  <Status extends BatchStatus, Data>(
    steps: readonly Status[],
    decide: (data: Data, state: StateAt<Status>) => readonly BatchEvent[] | Refusal<BatchRefusal>,
  ) =>
  (data: Data, state: BatchState): readonly BatchEvent[] | Refusal<BatchRefusal> => {
    const here = batchAt(state, ...steps);
    return 'refused' in here ? here : decide(data, here);
  };

const lineOf = ({ household, benefitMonth, kind, reissueOf }: LineKey): string =>
  [household, benefitMonth, kind, reissueOf].join(' ');

/** A line that was edited may be set back to what is due; one that never was is that already. */
const edit = (data: BatchLineEdited['data'], { edits }: StateAt<'open'>) => {
  const { baseAmountFen, supplementFen, otherFen, dueFen } = data;
  const isAsDue = baseAmountFen === dueFen && supplementFen === 0 && otherFen === 0;
  const wasEdited = edits.some((one) => lineOf(one) === lineOf(data));
  if (isAsDue && !wasEdited) return refuse<BatchRefusal>('edit-says-nothing', { dueFen });
  return [{ type: 'BatchLineEdited', data } as const];
};

const freeze = (data: BatchFrozen['data'], { list }: StateAt<'list-fixed'>) => {
  const whole =
    data.count === list.count && data.sumFen === list.sumFen && data.digest === list.digest;
  if (whole) return [{ type: 'BatchFrozen', data } as const];
  return refuse<BatchRefusal>('items-not-whole', {
    items: data.count,
    listed: list.count,
    itemsFen: data.sumFen,
    listedFen: list.sumFen,
  });
};

type Submission = Extract<BatchAct, { type: 'SubmitBatch' }>['data'];

const submit = ({ submittedOn, ...data }: Submission, state: StateAt<'frozen'>) => {
  const { screening, makers } = state;
  if (!screening) return refuse<BatchRefusal>('batch-not-screened');
  const { screenedOn, blocking } = screening;
  if (screenedOn !== submittedOn) return refuse<BatchRefusal>('screening-too-old', { screenedOn });
  if (blocking > 0 && !data.override)
    return refuse<BatchRefusal>('blocking-findings', { blocking });
  if (data.override && [...makers, data.submittedBy].includes(data.override.by)) {
    return refuse<BatchRefusal>('override-needs-another-person', { by: data.override.by });
  }
  return [{ type: 'BatchSubmitted', data } as const];
};

type Approval = Extract<BatchAct, { type: 'ApproveBatch' }>['data'];

const approve = ({ isLast, ...data }: Approval, state: StateAt<'submitted'>) => {
  const { makers, approvedBy, approversNeeded } = state;
  if (makers.includes(data.approvedBy)) return refuse<BatchRefusal>('approver-made-it');
  if (approvedBy.includes(data.approvedBy)) return refuse<BatchRefusal>('approved-by-you-before');
  const approvals = approvedBy.length + 1;
  if (isLast !== approvals >= approversNeeded) {
    return refuse<BatchRefusal>('approvals-changed', { approvals: approvedBy.length });
  }
  return [{ type: 'BatchApproved', data: { ...data, approvals, approversNeeded } } as const];
};

/** Until it is submitted whoever made it may give it up; afterwards others decide. */
const reject = (
  data: BatchRejected['data'],
  { status, makers }: StateAt<'open' | 'list-fixed' | 'frozen' | 'submitted' | 'approved'>,
) => {
  const isDecided = status === 'submitted' || status === 'approved';
  const isOwn = makers.includes(data.rejectedBy) || data.reasonCode === 'GIVEN_UP';
  if (isDecided && isOwn) {
    return refuse<BatchRefusal>('rejection-needs-another-person');
  }
  return [{ type: 'BatchRejected', data } as const];
};

const unanswered = ({ open }: { readonly open: StillOpen }): Refusal<BatchRefusal> | undefined => {
  const { inFlightCount, inFlightFen, differenceFen } = open;
  if (inFlightCount > 0) {
    return refuse('items-in-flight', { items: inFlightCount, fen: inFlightFen });
  }
  return differenceFen === 0 ? undefined : refuse('bank-amounts-differ', { fen: differenceFen });
};

const answerIn = <Data extends BankAnswer & { readonly open: StillOpen }>(
  said: Data,
): Omit<Data, 'open'> => {
  const { open: _, ...data } = said;
  return data;
};

export const batch: Decider<BatchState, BatchCommand, BatchEvent, BatchRefusal> = {
  initialState: { status: 'not-stated' },
  decide: {
    StateBatch: (data) => [{ type: 'BatchStated', data }],
    OpenBatch: (data, { status }) =>
      status === 'not-stated'
        ? [{ type: 'BatchOpened', data }]
        : refuse('batch-number-taken', { status }),
    TakeRoster: step(['open'], (data: BatchRosterTaken['data']) => [
      { type: 'BatchRosterTaken', data },
    ]),
    EditBatchLine: step(['open'], edit),
    FixBatchList: step(['open'], (data: BatchListFixed['data']) =>
      data.count === 0 ? refuse('batch-empty') : [{ type: 'BatchListFixed', data }],
    ),
    FreezeBatch: step(['list-fixed'], freeze),
    ScreenBatch: step(['frozen'], (data: BatchScreened['data']) => [
      { type: 'BatchScreened', data },
    ]),
    SubmitBatch: step(['frozen'], submit),
    ApproveBatch: step(['submitted'], approve),
    RejectBatch: step(['open', 'list-fixed', 'frozen', 'submitted', 'approved'], reject),
    SendBatch: step(
      ['approved'],
      (data: Extract<BatchAct, { type: 'SendBatch' }>['data'], state) => {
        const { division, benefitMonth, frozenOn, approvedOn } = state;
        const { count, sumFen } = state.list;
        const known = { division, benefitMonth, frozenOn, approvedOn, count, sumFen };
        return [{ type: 'BatchSentToBank', data: { ...known, ...data } }];
      },
    ),
    ReconcileBatch: step(
      ['sent'],
      (data: Extract<BatchAct, { type: 'ReconcileBatch' }>['data']) =>
        unanswered(data) ?? [{ type: 'BatchReconciled', data: answerIn(data) }],
    ),
    CloseBatch: step(['reconciled'], (data: Extract<BatchAct, { type: 'CloseBatch' }>['data']) => {
      const { pendingCount, pendingFen } = data.open;
      const open = unanswered(data);
      if (open) return open;
      if (pendingCount > 0) {
        return refuse('returns-not-handled', { items: pendingCount, fen: pendingFen });
      }
      return [{ type: 'BatchClosed', data: answerIn(data) }];
    }),
  },
  evolve: evolveBatch,
};
