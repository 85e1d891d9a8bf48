import { spec } from '../testing/spec';
import { day } from '../testing/words';
import { clue, type ClueCommand, type ClueStatus } from './decider';
import { type ClueEvent, type ClueNo, type ClueOpinion, parseClueNo } from './events';

const given = spec(clue);
const no = '2021-007' as ClueNo;

const received: ClueEvent = {
  type: 'ClueReceived',
  data: {
    clue: no,
    source: 'PETITION',
    receivedOn: day('2021-06-01'),
    openedBy: 'first',
    purpose: '核实死亡后领取',
  },
};
const assigned: ClueEvent = {
  type: 'ClueAssigned',
  data: { assignedTo: 'second', assignedOn: day('2021-06-02'), assignedBy: 'first' },
};
const proposed = (opinion: ClueOpinion, by = 'second'): ClueEvent => ({
  type: 'ClueOpinionProposed',
  data: { opinion, proposedOn: day('2021-06-03'), proposedBy: by },
});
const approved = (opinion: ClueOpinion): ClueEvent => ({
  type: 'ClueOpinionApproved',
  data: { opinion, approvedOn: day('2021-06-04'), approvedBy: 'first' },
});
const started: ClueEvent = {
  type: 'ClueHandlingStarted',
  data: { startedOn: day('2021-06-05'), startedBy: 'second' },
};
const reported: ClueEvent = {
  type: 'ClueReported',
  data: { reportedOn: day('2021-06-20'), reportedBy: 'second' },
};
const disposed = (outcome: 'HELD' | 'CLOSED' | 'CASE_FILED'): ClueEvent => ({
  type: 'ClueDisposed',
  data: { outcome, disposedOn: day('2021-06-21'), disposedBy: 'first' },
});
const reopened: ClueEvent = {
  type: 'ClueReopened',
  data: { reopenedOn: day('2021-09-01'), reopenedBy: 'first', purpose: '出现新证据' },
};
const exported: ClueEvent = {
  type: 'EvidenceExported',
  data: {
    household: 'JT001',
    knownOn: day('2021-06-30'),
    sha256: 'aa',
    sm3: 'bb',
    bytes: 10,
    exportedOn: day('2021-06-22'),
    exportedBy: 'first',
  },
};

const order = (type: ClueCommand['type'], { data }: ClueEvent): ClueCommand =>
  ({ type, data }) as ClueCommand;
const approve = (by: string): ClueCommand => ({
  type: 'ApproveOpinion',
  data: { approvedOn: day('2021-06-04'), approvedBy: by },
});

/** A history that ends at each step, by the name of the step. */
const histories: Readonly<Record<ClueStatus, readonly ClueEvent[]>> = {
  none: [],
  received: [received],
  assigned: [received, assigned],
  'opinion-proposed': [received, assigned, proposed('PRELIM_VERIFY')],
  approved: [received, assigned, proposed('PRELIM_VERIFY'), approved('PRELIM_VERIFY')],
  'in-progress': [
    received,
    assigned,
    proposed('PRELIM_VERIFY'),
    approved('PRELIM_VERIFY'),
    started,
  ],
  reported: [
    received,
    assigned,
    proposed('PRELIM_VERIFY'),
    approved('PRELIM_VERIFY'),
    started,
    reported,
  ],
  disposed: [received, assigned, proposed('CLOSE'), approved('CLOSE'), disposed('CLOSED')],
  reopened: [received, assigned, proposed('HOLD'), approved('HOLD'), disposed('HELD'), reopened],
};

const steps: readonly {
  readonly act: ClueCommand;
  readonly event: ClueEvent;
  readonly from: readonly ClueStatus[];
}[] = [
  { act: order('ReceiveClue', received), event: received, from: ['none'] },
  {
    act: order('AssignClue', assigned),
    event: assigned,
    from: ['received', 'assigned', 'reopened'],
  },
  {
    act: order('ProposeOpinion', proposed('HOLD')),
    event: proposed('HOLD'),
    from: ['assigned', 'opinion-proposed'],
  },
  { act: approve('first'), event: approved('PRELIM_VERIFY'), from: ['opinion-proposed'] },
  { act: order('StartHandling', started), event: started, from: ['approved'] },
  { act: order('ReportClue', reported), event: reported, from: ['in-progress'] },
  {
    act: order('DisposeClue', disposed('CASE_FILED')),
    event: disposed('CASE_FILED'),
    from: ['reported'],
  },
];

describe.each(steps)('$act.type', ({ act, event, from }) => {
  it.each(Object.entries(histories))('when the clue is %s', (status, history) => {
    const asked = given(...history).when(act);
    if (from.includes(status as ClueStatus)) asked.then(event);
    else if (act.type === 'ReceiveClue') asked.thenRefused('clue-already-received', { status });
    else if (status === 'none') asked.thenRefused('clue-not-received');
    else asked.thenRefused('clue-at-other-step', { status });
  });
});

describe('four eyes', () => {
  it('do not let anybody approve what they proposed', () => {
    given(...histories['opinion-proposed'])
      .when(approve('second'))
      .thenRefused('clue-needs-another-person');
  });

  it('look at who proposed last', () => {
    given(...histories['opinion-proposed'], proposed('HOLD', 'first'))
      .when(approve('first'))
      .thenRefused('clue-needs-another-person');
    given(...histories['opinion-proposed'], proposed('HOLD', 'first'))
      .when(approve('second'))
      .then({
        type: 'ClueOpinionApproved',
        data: { opinion: 'HOLD', approvedOn: day('2021-06-04'), approvedBy: 'second' },
      });
  });

  it('do not let anybody dispose of what they reported or proposed', () => {
    const act = (outcome: 'CASE_FILED' | 'HELD'): ClueCommand => ({
      type: 'DisposeClue',
      data: { outcome, disposedOn: day('2021-06-21'), disposedBy: 'second' },
    });
    given(...histories.reported)
      .when(act('CASE_FILED'))
      .thenRefused('clue-needs-another-person');
    given(received, assigned, proposed('HOLD'), approved('HOLD'))
      .when(act('HELD'))
      .thenRefused('clue-needs-another-person');
  });
});

describe('an opinion that needs no handling', () => {
  const held = [received, assigned, proposed('HOLD'), approved('HOLD')];

  it('is followed by what was approved', () => {
    given(...held)
      .when(order('DisposeClue', disposed('HELD')))
      .then(disposed('HELD'));
    given(received, assigned, proposed('CLOSE'), approved('CLOSE'))
      .when(order('DisposeClue', disposed('CLOSED')))
      .then(disposed('CLOSED'));
  });

  it('and by nothing else', () => {
    given(...held)
      .when(order('DisposeClue', disposed('CLOSED')))
      .thenRefused('outcome-not-approved', { opinion: 'HOLD' });
    given(...held)
      .when(order('StartHandling', started))
      .thenRefused('clue-at-other-step', { status: 'approved' });
  });
});

describe('a clue on hold', () => {
  const onHold = [received, assigned, proposed('HOLD'), approved('HOLD'), disposed('HELD')];

  it('is taken up again, and only such a one', () => {
    given(...onHold)
      .when(order('ReopenClue', reopened))
      .then(reopened);
    given(...histories.disposed)
      .when(order('ReopenClue', reopened))
      .thenRefused('clue-at-other-step', { status: 'disposed' });
    given().when(order('ReopenClue', reopened)).thenRefused('clue-not-received');
  });

  it('stands as reopened and goes through every step anew', () => {
    given(...onHold, reopened).thenState({ status: 'reopened', clue: no });
    given(...onHold, reopened, assigned).thenState({
      status: 'assigned',
      clue: no,
      assignedTo: 'second',
    });
  });
});

it('evidence is exported at any step once there is a clue, and changes none', () => {
  for (const [status, history] of Object.entries(histories)) {
    const asked = given(...history).when(order('ExportEvidence', exported));
    if (status === 'none') asked.thenRefused('clue-not-received');
    else asked.then(exported);
  }
  given(...histories.assigned, exported)
    .when(order('ProposeOpinion', proposed('CLOSE')))
    .then(proposed('CLOSE'));
});

it('a number of a clue is one visible word', () => {
  expect(parseClueNo(' 永纪２０２１－007 ')).toBe('永纪2021-007');
  expect(['', ' ', 'a b', 'a\nb', 'a\u0000', 'x'.repeat(65)].map(parseClueNo)).toEqual(
    Array(6).fill(undefined),
  );
});
