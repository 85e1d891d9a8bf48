import * as fc from 'fast-check';
import { decideWith, fen, fold, isRefusal, localDate, type PersonId } from '@ledger/kernel';
import { finding, type FindingCommand, isToDo } from './decider';
import type { FindingEvent, Judged } from './events';
import { type FindingNow, type FindingState, standingOf } from './standing';
import { about, judged, now } from '../testing/findings';

const closed = (what: Judged = judged()): FindingState => ({
  status: 'closed',
  judged: what,
  decidedOn: localDate('2021-07-01'),
});
const suppressed: FindingState = {
  status: 'suppressed',
  judged: judged(),
  decidedOn: localDate('2021-07-01'),
  suppressedUntil: localDate('2021-08-01'),
};

describe('a decision', () => {
  it('holds as long as the match is what it was', () => {
    expect(standingOf(closed(), now('2022-01-01'))).toEqual({ status: 'closed', because: [] });
    expect(standingOf(closed(), now('2022-01-01', { digest: 'other days, other words' }))).toEqual({
      status: 'closed',
      because: [],
    });
  });

  it.each<[string, Partial<Judged>]>([
    ['money-changed', { certainFen: fen(100_01) }],
    ['money-changed', { possibleFen: fen(1) }],
    ['money-changed', { exposureFen: fen(-1) }],
    ['severity-changed', { severity: 'LOW' }],
    ['persons-changed', { persons: ['p' as PersonId, 'q' as PersonId] }],
    ['knowledge-changed', { knownAtPayment: 'known-here' }],
  ])('is open again once its ground is another: %s', (because, more) => {
    expect(standingOf(closed(), now('2022-01-01', more))).toEqual({
      status: 'reopened',
      because: [because],
    });
  });

  it('is open again when the match had gone and came back on a later day', () => {
    const back = now('2022-01-01', {}, '2021-07-02');
    expect(standingOf(closed(), back)).toEqual({ status: 'reopened', because: ['came-back'] });
    expect(standingOf(closed(), now('2022-01-01', {}, '2021-07-01')).status).toBe('closed');
  });

  it('to leave it alone ends by itself', () => {
    expect(standingOf(suppressed, now('2021-07-31')).status).toBe('suppressed');
    expect(standingOf(suppressed, now('2021-08-01'))).toEqual({
      status: 'reopened',
      because: ['suppression-over'],
    });
  });
});

const USERS = ['li', 'wang', 'zhao'] as const;
const day = fc
  .integer({ min: 1, max: 28 })
  .map((n) => localDate(`2021-07-${`${n}`.padStart(2, '0')}`));
const user = fc.constantFrom(...USERS);
const moment: fc.Arbitrary<FindingNow> = fc
  .record({
    today: day,
    heldSince: day,
    fen: fc.constantFrom(100_00, 200_00),
  })
  .map(({ today, heldSince, fen: amount }) => ({
    today,
    heldSince: heldSince < today ? heldSince : today,
    judged: judged({ certainFen: fen(amount) }),
  }));

const words = fc.record({
  user,
  other: user,
  until: day,
  verdict: fc.constantFrom('TRUE', 'FALSE'),
});
const acts = [
  'AssignFinding',
  'VerifyFinding',
  'PassFindingOn',
  'CloseFinding',
  'ReopenFinding',
  'SuppressFinding',
] as const;

/** Any act by anybody at any moment, in any order. */
const command = fc
  .tuple(fc.constantFrom(...acts), moment, words)
  .map(([type, at, { user: by, other, until, verdict }]): FindingCommand => {
    const { today } = at;
    const data = {
      ...about,
      now: at,
      seen: at.judged.digest,
      reasonCode: 'OTHER',
      verdict,
      assignedTo: other,
      assignedBy: by,
      assignedOn: today,
      verifiedBy: by,
      verifiedOn: today,
      passedOnBy: by,
      passedOnOn: today,
      closedBy: by,
      closedOn: today,
      reopenedBy: by,
      reopenedOn: today,
      askedBy: by,
      approvedBy: other,
      suppressedOn: today,
      suppressedUntil: until,
      latest: localDate('2021-07-20'),
    };
    return { type, data } as unknown as FindingCommand;
  });

interface Step {
  readonly at: FindingNow;
  readonly before: FindingState;
  readonly event: FindingEvent;
  readonly after: FindingState;
}

/** What was accepted of a list of acts, one after the other. */
const played = (commands: readonly FindingCommand[]): readonly Step[] => {
  const steps: Step[] = [];
  let before: FindingState = finding.initialState;
  for (const one of commands) {
    const outcome = decideWith(finding, one, before);
    if (isRefusal(outcome)) continue;
    const event = (outcome as readonly FindingEvent[])[0]!;
    const after = fold(finding.evolve, before, [event]);
    steps.push({ at: one.data.now, before, event, after });
    before = after;
  }
  return steps;
};

it('no order of acts leaves an impossible state', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      for (const { at, before, event, after } of played(commands)) {
        seen.add(event.type);
        const stood = standingOf(before, at).status;
        // What was decided a moment ago stands, or it was opened on purpose.
        if ('judged' in after && at.heldSince <= at.today) {
          expect(standingOf(after, at)).toEqual({ status: after.status, because: [] });
        }
        expect(after.status === 'assigned' ? after.assignedTo : 'whoever').toBeDefined();
        if (event.type === 'FindingClosed') expect(stood).toBe('verified');
        if (event.type === 'FindingReopened')
          expect(isToDo(stood) && stood !== 'verified').toBe(false);
        if (event.type !== 'FindingReopened') expect(isToDo(stood)).toBe(true);
        if (event.type === 'FindingPassedOn' && stood === 'verified') {
          expect(before.verdict).toBe('TRUE');
        }
        if (event.type === 'FindingSuppressed') {
          const { askedBy, approvedBy, suppressedUntil } = event.data;
          expect(askedBy).not.toBe(approvedBy);
          expect(suppressedUntil > at.today).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
  // The walk has been everywhere, or it would prove nothing.
  expect(seen.size).toBe(acts.length);
});

it('somebody can always do something', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), moment, (commands, at) => {
      const state = played(commands).at(-1)?.after ?? finding.initialState;
      const { status } = standingOf(state, at);
      const next = isToDo(status) && status !== 'verified' ? 'AssignFinding' : 'ReopenFinding';
      const data = {
        ...about,
        now: at,
        reasonCode: 'OTHER' as const,
        assignedTo: 'somebody new',
        assignedBy: 'li',
        assignedOn: at.today,
        reopenedBy: 'li',
        reopenedOn: at.today,
      };
      const outcome = decideWith(finding, { type: next, data } as FindingCommand, state);
      expect(isRefusal(outcome)).toBe(false);
    }),
  );
});
