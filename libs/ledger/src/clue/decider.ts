import { type Decider, type Refusal, refuse } from '@ledger/kernel';
import type {
  ClueAssigned,
  ClueDisposed,
  ClueEvent,
  ClueHandlingStarted,
  ClueNo,
  ClueOpinion,
  ClueOpinionApproved,
  ClueOpinionProposed,
  ClueOutcome,
  ClueReceived,
  ClueReopened,
  ClueReported,
  EvidenceExported,
} from './events';

interface Opened {
  readonly clue: ClueNo;
}
interface Approved extends Opened {
  readonly opinion: ClueOpinion;
  readonly proposedBy: string;
}

/** Where a clue stands. A disposed one is over, unless it was put on hold. */
export type ClueState =
  | { readonly status: 'none' }
  | (Opened & { readonly status: 'received' | 'reopened' })
  | (Opened & { readonly status: 'assigned'; readonly assignedTo: string })
  | (Approved & { readonly status: 'opinion-proposed' })
  | (Approved & { readonly status: 'approved' | 'in-progress' })
  | (Opened & { readonly status: 'reported'; readonly reportedBy: string })
  | (Opened & { readonly status: 'disposed'; readonly outcome: ClueOutcome });

export type ClueStatus = ClueState['status'];

/** Every one of them is an act: checked. */
export type ClueCommand =
  | { readonly type: 'ReceiveClue'; readonly data: ClueReceived['data'] }
  | { readonly type: 'AssignClue'; readonly data: ClueAssigned['data'] }
  | { readonly type: 'ProposeOpinion'; readonly data: ClueOpinionProposed['data'] }
  | {
      readonly type: 'ApproveOpinion';
      readonly data: Omit<ClueOpinionApproved['data'], 'opinion'>;
    }
  | { readonly type: 'StartHandling'; readonly data: ClueHandlingStarted['data'] }
  | { readonly type: 'ReportClue'; readonly data: ClueReported['data'] }
  | { readonly type: 'DisposeClue'; readonly data: ClueDisposed['data'] }
  | { readonly type: 'ReopenClue'; readonly data: ClueReopened['data'] }
  | { readonly type: 'ExportEvidence'; readonly data: EvidenceExported['data'] };

export type ClueRefusal =
  | 'clue-not-received'
  | 'clue-already-received'
  /** The clue is not where this step begins; `status` says where it is. */
  | 'clue-at-other-step'
  /** An approved opinion to hold or to close allows no other outcome. */
  | 'outcome-not-approved'
  /** Four eyes: nobody approves or disposes of what rests on their own word. */
  | 'clue-needs-another-person';

/** The outcome that an opinion approved without any handling leads to. */
const outcomeOf: Readonly<Partial<Record<ClueOpinion, ClueOutcome>>> = {
  HOLD: 'HELD',
  CLOSE: 'CLOSED',
};

const wrongStep = ({ status }: ClueState): Refusal<ClueRefusal> =>
  status === 'none' ? refuse('clue-not-received') : refuse('clue-at-other-step', { status });

const needsHandling = (opinion: ClueOpinion): boolean => outcomeOf[opinion] === undefined;

const dispose = (data: ClueDisposed['data'], state: ClueState) => {
  const isDecided = state.status === 'approved' && !needsHandling(state.opinion);
  if (state.status !== 'reported' && !isDecided) return wrongStep(state);
  if (isDecided && data.outcome !== outcomeOf[state.opinion]) {
    return refuse<ClueRefusal>('outcome-not-approved', { opinion: state.opinion });
  }
  const restsOn = state.status === 'reported' ? state.reportedBy : state.proposedBy;
  if (restsOn === data.disposedBy) return refuse<ClueRefusal>('clue-needs-another-person');
  return [{ type: 'ClueDisposed', data } as const];
};

/** A step that holds in some of the situations; a new one starts with a situation that exists. */
const known = <S extends ClueState>(
  state: S,
  next: (opened: S & Opened) => ClueState,
): ClueState => ('clue' in state ? next(state as S & Opened) : state);

export const clue: Decider<ClueState, ClueCommand, ClueEvent, ClueRefusal> = {
  initialState: { status: 'none' },
  decide: {
    ReceiveClue: (data, { status }) =>
      status === 'none'
        ? [{ type: 'ClueReceived', data }]
        : refuse('clue-already-received', { status }),
    AssignClue: (data, state) =>
      ['received', 'assigned', 'reopened'].includes(state.status)
        ? [{ type: 'ClueAssigned', data }]
        : wrongStep(state),
    ProposeOpinion: (data, state) =>
      state.status === 'assigned' || state.status === 'opinion-proposed'
        ? [{ type: 'ClueOpinionProposed', data }]
        : wrongStep(state),
    ApproveOpinion: (data, state) => {
      if (state.status !== 'opinion-proposed') return wrongStep(state);
      if (state.proposedBy === data.approvedBy) return refuse('clue-needs-another-person');
      return [{ type: 'ClueOpinionApproved', data: { ...data, opinion: state.opinion } }];
    },
    StartHandling: (data, state) =>
      state.status === 'approved' && needsHandling(state.opinion)
        ? [{ type: 'ClueHandlingStarted', data }]
        : wrongStep(state),
    ReportClue: (data, state) =>
      state.status === 'in-progress' ? [{ type: 'ClueReported', data }] : wrongStep(state),
    DisposeClue: dispose,
    ReopenClue: (data, state) =>
      state.status === 'disposed' && state.outcome === 'HELD'
        ? [{ type: 'ClueReopened', data }]
        : wrongStep(state),
    // At any step, also after the end: a case that was filed asks for its evidence again.
    ExportEvidence: (data, state) =>
      state.status === 'none' ? refuse('clue-not-received') : [{ type: 'EvidenceExported', data }],
  },
  evolve: {
    ClueReceived: (_, { clue }) => ({ status: 'received', clue }),
    ClueAssigned: (state, { assignedTo }) =>
      known(state, ({ clue }) => ({ status: 'assigned', clue, assignedTo })),
    ClueOpinionProposed: (state, { opinion, proposedBy }) =>
      known(state, ({ clue }) => ({ status: 'opinion-proposed', clue, opinion, proposedBy })),
    ClueOpinionApproved: (state) =>
      state.status === 'opinion-proposed' ? { ...state, status: 'approved' } : state,
    ClueHandlingStarted: (state) =>
      state.status === 'approved' ? { ...state, status: 'in-progress' } : state,
    ClueReported: (state, { reportedBy }) =>
      known(state, ({ clue }) => ({ status: 'reported', clue, reportedBy })),
    ClueDisposed: (state, { outcome }) =>
      known(state, ({ clue }) => ({ status: 'disposed', clue, outcome })),
    ClueReopened: (state) => known(state, ({ clue }) => ({ status: 'reopened', clue })),
    EvidenceExported: (state) => state,
  },
};
