import {
  type MonthKnown,
  monthBeside,
  nextOf,
  type StepName,
  stepsOf,
} from '../../apps/web/src/month/steps';

const known = (more: Partial<MonthKnown> = {}): MonthKnown => ({
  month: '2026-12',
  today: '2026-12-03',
  deadlineDay: 10,
  rosterDay: 10,
  appropriatedFen: 0,
  arrivedFen: 0,
  batches: [],
  sent: [],
  isClosed: false,
  ...more,
});

const stateOf = (name: StepName, more: Partial<MonthKnown>) =>
  stepsOf(known(more)).find((step) => step.name === name)?.state;

const batch = (status: string) => ({
  batch: 'PC-1',
  status,
  frozenOn: status === 'open' ? null : '2026-12-01',
  approvedOn: null,
  sentToBankOn: null,
});

const credited = { batchNo: 'PC-1', creditedCount: 3, lateCount: 0, neverCount: 0 };

describe('the steps of a month', () => {
  it('begin with the money, due by the deadline of the policy', () => {
    expect(nextOf(stepsOf(known()))).toMatchObject({
      name: 'funds',
      state: 'due',
      dueOn: '2026-12-10',
    });
  });

  it('are late the day after their deadline, and not on it', () => {
    expect(stateOf('list', { today: '2026-12-10' })).toBe('due');
    expect(stateOf('list', { today: '2026-12-11' })).toBe('late');
  });

  it('have no day where no policy names one', () => {
    const [funds] = stepsOf(known({ deadlineDay: undefined, today: '2027-02-01' }));
    expect(funds).toMatchObject({ state: 'due', dueOn: undefined });
  });

  it('lie ahead in a month that has not come', () => {
    expect(stateOf('sending', { today: '2026-11-29' })).toBe('ahead');
  });

  it('wait for money that was appropriated and has not arrived', () => {
    expect(stateOf('funds', { appropriatedFen: 500, arrivedFen: 400 })).toBe('due');
    expect(stateOf('funds', { appropriatedFen: 500, arrivedFen: 500 })).toBe('done');
  });

  it('are done once every batch of the month is', () => {
    expect(stateOf('list', { batches: [batch('frozen')] })).toBe('done');
    expect(stateOf('list', { batches: [batch('frozen'), batch('open')] })).toBe('due');
    expect(stateOf('sending', { batches: [batch('closed')] })).toBe('done');
  });

  it('were done elsewhere where the list came as a roster', () => {
    expect(stateOf('approval', { sent: [credited] })).toBe('elsewhere');
    expect(stateOf('credit', { sent: [credited] })).toBe('done');
  });

  it('tell late credits from credits that never came', () => {
    expect(stateOf('credit', { sent: [{ ...credited, lateCount: 1 }] })).toBe('done-late');
    const sent = [{ ...credited, neverCount: 1 }];
    expect(stateOf('credit', { sent, today: '2026-12-31' })).toBe('late');
  });

  it('close the month once it is over', () => {
    expect(stateOf('close', { today: '2026-12-31' })).toBe('ahead');
    expect(stateOf('close', { today: '2027-01-01' })).toBe('due');
    expect(stateOf('close', { today: '2027-01-01', isClosed: true })).toBe('done');
  });
});

it('turns from month to month over the end of a year', () => {
  expect(monthBeside('2026-12', 1)).toBe('2027-01');
  expect(monthBeside('2026-01', -1)).toBe('2025-12');
});
