import { fen, localDate } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { day } from '../testing/words';
import { finding, type FindingCommand } from './decider';
import type { FindingEvent, Judged, Verdict } from './events';
import type { FindingNow } from './standing';
import { about, judged, now } from '../testing/findings';

const given = spec(finding);
const TODAY = '2021-07-01';
const today = day(TODAY);

const assigned = (to = 'li'): FindingEvent => ({
  type: 'FindingAssigned',
  data: { ...about, assignedTo: to, assignedBy: 'zhao', assignedOn: today },
});
const verified = (verdict: Verdict = 'TRUE', what: Judged = judged()): FindingEvent => ({
  type: 'FindingVerified',
  data: {
    ...about,
    verdict,
    reasonCode: 'OTHER',
    judged: what,
    verifiedBy: 'li',
    verifiedOn: today,
  },
});
const closed: FindingEvent = {
  type: 'FindingClosed',
  data: { ...about, reasonCode: 'RECOVERED', judged: judged(), closedBy: 'li', closedOn: today },
};
const passedOn: FindingEvent = {
  type: 'FindingPassedOn',
  data: {
    ...about,
    reasonCode: 'INVOLVES_OFFICIALS',
    judged: judged(),
    passedOnBy: 'li',
    passedOnOn: today,
  },
};
const reopened: FindingEvent = {
  type: 'FindingReopened',
  data: { ...about, reasonCode: 'NEW_EVIDENCE', reopenedBy: 'wang', reopenedOn: today },
};
const suppressed: FindingEvent = {
  type: 'FindingSuppressed',
  data: {
    ...about,
    reasonCode: 'AWAITING_REPLY',
    judged: judged(),
    askedBy: 'li',
    approvedBy: 'wang',
    suppressedOn: today,
    suppressedUntil: day('2021-08-01'),
  },
};

/** The act that leads to an event, on the match as it is. */
const act = (
  event: FindingEvent,
  at: FindingNow = now(TODAY),
  more: object = {},
): FindingCommand => {
  const { judged: _, ...data } = event.data as { judged?: Judged };
  const orders = {
    FindingAssigned: 'AssignFinding',
    FindingVerified: 'VerifyFinding',
    FindingPassedOn: 'PassFindingOn',
    FindingClosed: 'CloseFinding',
    FindingReopened: 'ReopenFinding',
    FindingSuppressed: 'SuppressFinding',
  } as const;
  const [seen, latest] = [at.judged.digest, day('2022-07-01')];
  const needs = {
    FindingAssigned: {},
    FindingVerified: { seen },
    FindingPassedOn: { seen },
    FindingClosed: { seen },
    FindingReopened: {},
    FindingSuppressed: { seen, latest },
  } as const;
  const command = { ...data, ...needs[event.type], now: at, ...more };
  return { type: orders[event.type], data: command } as unknown as FindingCommand;
};

describe('a match is worked on', () => {
  it('is assigned, verified and closed', () => {
    given().when(act(assigned())).then(assigned());
    given(assigned()).when(act(verified())).then(verified());
    given(assigned(), verified()).when(act(closed)).then(closed);
  });

  it('may be verified by whoever comes first while nobody has it', () => {
    given().when(act(verified())).then(verified());
  });

  it('is judged by the one who has it', () => {
    given(assigned('wang'))
      .when(act(verified()))
      .thenRefused('assigned-to-another', { assignedTo: 'wang' });
    given(assigned('wang'), assigned('li')).when(act(verified())).then(verified());
  });

  it('is assigned to somebody once', () => {
    given(assigned()).when(act(assigned())).thenRefused('assigned-already', { assignedTo: 'li' });
  });

  it('is not closed before somebody has looked', () => {
    given(assigned()).when(act(closed)).thenRefused('not-verified');
    given(verified(), assigned()).when(act(closed)).thenRefused('not-verified');
  });

  it('is verified anew: the later word takes the place of the earlier', () => {
    given(verified('TRUE'))
      .when(act(verified('FALSE')))
      .then(verified('FALSE'));
  });

  it('is judged by what was on the screen, and by nothing that came since', () => {
    const seen = 'what was shown before';
    for (const event of [verified(), passedOn, suppressed]) {
      given()
        .when(act(event, now(TODAY), { seen }))
        .thenRefused('finding-changed');
    }
    given(verified())
      .when(act(closed, now(TODAY), { seen }))
      .thenRefused('finding-changed');
  });
});

describe('a match is passed on to the committee', () => {
  it('also when nobody could verify it', () => {
    given().when(act(passedOn)).then(passedOn);
    given(verified('UNDETERMINED')).when(act(passedOn)).then(passedOn);
  });

  it('but not when it was found to be untrue', () => {
    given(verified('FALSE')).when(act(passedOn)).thenRefused('verified-false');
  });

  it('unless what was found untrue is another thing now', () => {
    const more = now(TODAY, { certainFen: fen(200_00) });
    given(verified('FALSE'))
      .when(act(passedOn, more))
      .then({ ...passedOn, data: { ...passedOn.data, judged: more.judged } } as FindingEvent);
  });
});

describe('what is decided', () => {
  it.each([
    ['closed', closed],
    ['passed-on', passedOn],
    ['suppressed', suppressed],
  ])('stands while nothing changes: %s', (status, decision) => {
    const past = given(verified(), decision);
    for (const next of [assigned('wang'), verified(), closed, passedOn, suppressed]) {
      past.when(act(next)).thenRefused('finding-decided', { status });
    }
    past.when(act(reopened)).then(reopened);
  });

  it('is open again for whoever has a reason', () => {
    given(verified(), closed, reopened)
      .when(act(verified('FALSE')))
      .then(verified('FALSE'));
  });

  it('cannot be reopened while it is open', () => {
    given().when(act(reopened)).thenRefused('finding-still-open', { status: 'open' });
    given(assigned()).when(act(reopened)).thenRefused('finding-still-open', { status: 'assigned' });
    const more = now(TODAY, { severity: 'LOW' });
    given(verified(), closed)
      .when(act(reopened, more))
      .thenRefused('finding-still-open', { status: 'reopened' });
  });
});

describe('a match is left alone', () => {
  it('by two people, until a day', () => {
    given().when(act(suppressed)).then(suppressed);
  });

  it('never by one person', () => {
    given()
      .when(act(suppressed, now(TODAY), { approvedBy: 'li' }))
      .thenRefused('second-person-missing');
  });

  it('until a day to come, and no longer than policy allows', () => {
    given()
      .when(act(suppressed, now(TODAY), { suppressedUntil: today }))
      .thenRefused('suppression-ends-too-soon', { until: TODAY, today: TODAY });
    given()
      .when(act(suppressed, now(TODAY), { latest: localDate('2021-07-31') }))
      .thenRefused('suppression-too-long', { until: '2021-08-01', latest: '2021-07-31' });
  });

  it('is back by itself on that day', () => {
    const past = given(suppressed);
    past
      .when(act(verified(), now('2021-07-31')))
      .thenRefused('finding-decided', { status: 'suppressed' });
    past.when(act(verified(), now('2021-08-01'))).then(verified());
  });
});

it('keeps who has it and what was found, whatever is decided after', () => {
  given(assigned(), verified('UNDETERMINED'), closed, reopened).thenState({
    status: 'reopened',
    assignedTo: 'li',
    verdict: 'UNDETERMINED',
  });
});
