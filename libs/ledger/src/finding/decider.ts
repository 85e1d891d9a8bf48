import { type Decider, type LocalDate, type Refusal, refuse } from '@ledger/kernel';
import type {
  FindingAssigned,
  FindingClosed,
  FindingEvent,
  FindingPassedOn,
  FindingReopened,
  FindingSuppressed,
  FindingVerified,
} from './events';
import { type FindingNow, type FindingState, type FindingStatus, standingOf } from './standing';

/** What was on the screen of whoever judges, by its digest. */
interface Shown {
  readonly seen: string;
}

/** Acts, all of them checked, on a match as it is `now`. */
export type FindingCommand =
  | { readonly type: 'AssignFinding'; readonly data: Asked<FindingAssigned['data']> }
  | { readonly type: 'VerifyFinding'; readonly data: Judging<FindingVerified['data']> }
  | { readonly type: 'PassFindingOn'; readonly data: Judging<FindingPassedOn['data']> }
  | { readonly type: 'CloseFinding'; readonly data: Judging<FindingClosed['data']> }
  | { readonly type: 'ReopenFinding'; readonly data: Asked<FindingReopened['data']> }
  | {
      readonly type: 'SuppressFinding';
      readonly data: Judging<FindingSuppressed['data']> & { readonly latest: LocalDate };
    };

type Asked<Data> = Data & { readonly now: FindingNow };
type Judging<Data> = Asked<Omit<Data, 'judged'>> & Shown;

export type FindingRefusal =
  /** It is not what it was when it was shown. */
  | 'finding-changed'
  /** What was decided of it stands; `status` says what. */
  | 'finding-decided'
  | 'finding-still-open'
  | 'assigned-already'
  | 'assigned-to-another'
  | 'not-verified'
  | 'verified-false'
  | 'second-person-missing'
  | 'suppression-ends-too-soon'
  | 'suppression-too-long';

type Refused = Refusal<FindingRefusal> | undefined;

/** Where somebody still has something to do. */
const TO_DO: readonly FindingStatus[] = ['open', 'assigned', 'reopened', 'verified'];

export const isToDo = (status: FindingStatus): boolean => TO_DO.includes(status);

const mayWork = (state: FindingState, now: FindingNow): Refused => {
  const { status } = standingOf(state, now);
  return isToDo(status) ? undefined : refuse('finding-decided', { status });
};

/** Whoever has it judges it, and by what they were shown. */
const mayJudge = (state: FindingState, { now, seen }: Asked<Shown>, actor: string): Refused => {
  const refused = mayWork(state, now);
  if (refused) return refused;
  if (state.assignedTo !== undefined && state.assignedTo !== actor) {
    return refuse('assigned-to-another', { assignedTo: state.assignedTo });
  }
  return seen === now.judged.digest ? undefined : refuse('finding-changed');
};

const mayClose = (state: FindingState, now: FindingNow): Refused =>
  standingOf(state, now).status === 'verified' ? undefined : refuse('not-verified');

/** It stands only as long as what it rested on. */
const verifiedFalse = (state: FindingState, now: FindingNow): boolean =>
  standingOf(state, now).status === 'verified' && state.verdict === 'FALSE';

const mayLast = (until: LocalDate, latest: LocalDate, { today }: FindingNow): Refused => {
  if (until <= today) return refuse('suppression-ends-too-soon', { until, today });
  return until > latest ? refuse('suppression-too-long', { until, latest }) : undefined;
};

const held = ({ assignedTo, verdict }: FindingState) => ({
  ...(assignedTo !== undefined && { assignedTo }),
  ...(verdict !== undefined && { verdict }),
});

export const finding: Decider<FindingState, FindingCommand, FindingEvent, FindingRefusal> = {
  initialState: { status: 'open' },
  decide: {
    AssignFinding: ({ now, ...data }, state) => {
      const refused = mayWork(state, now);
      if (refused) return refused;
      return state.assignedTo === data.assignedTo
        ? refuse('assigned-already', { assignedTo: data.assignedTo })
        : [{ type: 'FindingAssigned', data }];
    },
    VerifyFinding: ({ now, seen, ...data }, state) =>
      mayJudge(state, { now, seen }, data.verifiedBy) ?? [
        { type: 'FindingVerified', data: { ...data, judged: now.judged } },
      ],
    PassFindingOn: ({ now, seen, ...data }, state) => {
      const refused = mayJudge(state, { now, seen }, data.passedOnBy);
      if (refused) return refused;
      return verifiedFalse(state, now)
        ? refuse('verified-false')
        : [{ type: 'FindingPassedOn', data: { ...data, judged: now.judged } }];
    },
    CloseFinding: ({ now, seen, ...data }, state) =>
      mayJudge(state, { now, seen }, data.closedBy) ??
      mayClose(state, now) ?? [{ type: 'FindingClosed', data: { ...data, judged: now.judged } }],
    ReopenFinding: ({ now, ...data }, state) => {
      const { status } = standingOf(state, now);
      return status === 'verified' || !isToDo(status)
        ? [{ type: 'FindingReopened', data }]
        : refuse('finding-still-open', { status });
    },
    SuppressFinding: ({ now, seen, latest, ...data }, state) => {
      if (data.askedBy === data.approvedBy) return refuse('second-person-missing');
      return (
        mayJudge(state, { now, seen }, data.askedBy) ??
        mayLast(data.suppressedUntil, latest, now) ?? [
          { type: 'FindingSuppressed', data: { ...data, judged: now.judged } },
        ]
      );
    },
  },
  evolve: {
    FindingAssigned: (state, { assignedTo }) => ({
      ...held(state),
      status: 'assigned',
      assignedTo,
    }),
    FindingVerified: (state, { judged, verifiedOn, verdict }) => ({
      ...held(state),
      status: 'verified',
      verdict,
      judged,
      decidedOn: verifiedOn,
    }),
    FindingPassedOn: (state, { judged, passedOnOn }) => ({
      ...held(state),
      status: 'passed-on',
      judged,
      decidedOn: passedOnOn,
    }),
    FindingClosed: (state, { judged, closedOn }) => ({
      ...held(state),
      status: 'closed',
      judged,
      decidedOn: closedOn,
    }),
    FindingReopened: (state) => ({ ...held(state), status: 'reopened' }),
    FindingSuppressed: (state, { judged, suppressedOn, suppressedUntil }) => ({
      ...held(state),
      status: 'suppressed',
      judged,
      decidedOn: suppressedOn,
      suppressedUntil,
    }),
  },
};
