import { spec } from '../testing/spec';
import { day, division, evidence, household, month, person, yuan } from '../testing/words';
import { household as decider, type HouseholdCommand } from './decider';
import type {
  HouseholdEvent,
  NearRelativeFilingStated,
  PayoutAccountChangeStated,
  StopDecisionStated,
} from './events';

const given = spec(decider);
const [wang, li] = [person('wang'), person('li')];

const stated = (startMonth = '2021-01'): HouseholdEvent => ({
  type: 'HouseholdStated',
  data: {
    household,
    division,
    village: '500118001201',
    head: wang,
    householdSize: 2,
    coveredCount: 2,
    monthlyIncomeFen: yuan(300),
    monthlyAmountFen: yuan(692),
    startMonth: month(startMonth),
    statedOn: day('2021-01-05'),
    evidence,
  },
});
const member = (who: typeof wang): HouseholdEvent => ({
  type: 'MemberStated',
  data: {
    household,
    person: who,
    head: who === wang,
    covered: true,
    monthlyIncomeFen: yuan(150),
    statedOn: day('2021-01-05'),
    evidence,
  },
});
const decided = (
  change: StopDecisionStated['data']['change'],
  who = li,
  effective = '2021-07',
): StopDecisionStated => ({
  type: 'StopDecisionStated',
  data: {
    household,
    person: who,
    change,
    ground: 'DEATH',
    decidedOn: day('2021-06-18'),
    effectiveMonth: month(effective),
    previousAmountFen: yuan(692),
    newAmountFen: yuan(346),
    evidence,
  },
});
const archive = [stated(), member(wang), member(li)];
const accountChange: PayoutAccountChangeStated = {
  type: 'PayoutAccountChangeStated',
  data: { household, division, changedOn: day('2021-06-18'), reviewed: false, evidence },
};
const filing: NearRelativeFilingStated = {
  type: 'NearRelativeFilingStated',
  data: {
    household,
    official: person('zhang'),
    person: li,
    relation: 'PARENT',
    standing: 'ACTIVE',
    filedOn: day('2021-06-18'),
    statedOn: day('2021-06-20'),
    evidence,
  },
};

describe('what is stated of a household is recorded', () => {
  it.each([
    ['StateHousehold', stated()],
    ['StateMember', member(wang)],
    ['StateStopDecision', decided('STOP')],
    ['StatePayoutAccountChange', accountChange],
    ['StateNearRelativeFiling', filing],
  ] as const)('%s, whatever stood before', (type, event) => {
    const command = { type, data: event.data } as HouseholdCommand;
    for (const history of [[], archive, [...archive, decided('STOP')]]) {
      given(...history)
        .when(command)
        .then(event);
    }
  });

  it('a second time as well: the log is what was said, not what is true', () => {
    given(...archive, decided('STOP'))
      .when({ type: 'StateStopDecision', data: decided('STOP').data })
      .then(decided('STOP'));
  });
});

describe('a household', () => {
  const paying = (more: object) => ({
    status: 'paying' as const,
    startMonth: month('2021-01'),
    members: [wang, li],
    decisions: 0,
    ...more,
  });

  it('is not stated until the archive names it', () => {
    given().thenState({ status: 'not-stated', decisions: 0 });
  });

  it('is paid from its first month on, with each member once', () => {
    given(...archive, member(li)).thenState(paying({}));
  });

  it('keeps its members when the archive states it again', () => {
    given(...archive, stated('2021-02')).thenState(paying({ startMonth: month('2021-02') }));
  });

  it('is paid as before when its account changes or a relative files', () => {
    given(...archive, accountChange, filing).thenState(paying({}));
  });

  it('does not know a member who is stated before the household', () => {
    given(member(wang), stated()).thenState(paying({ members: [] }));
  });

  it('stops as a whole and loses nobody by that', () => {
    given(...archive, decided('STOP')).thenState({
      status: 'stopped',
      fromMonth: month('2021-07'),
      startMonth: month('2021-01'),
      members: [wang, li],
      decisions: 1,
    });
  });

  it('stopped and then resumed is paid again, its first month unchanged', () => {
    given(...archive, decided('STOP'), decided('RESUME', li, '2021-09')).thenState(
      paying({ decisions: 2 }),
    );
  });

  it('is smaller after a reduction, and after an increase that follows a death', () => {
    given(...archive, decided('REDUCE')).thenState(paying({ members: [wang], decisions: 1 }));
    given(...archive, decided('INCREASE')).thenState(paying({ members: [wang], decisions: 1 }));
  });

  it('has the member back whom a wrong reduction had taken', () => {
    given(...archive, decided('REDUCE', wang), decided('RESUME', wang)).thenState(
      paying({ members: [li, wang], decisions: 2 }),
    );
  });

  it('stopped before the archive named it takes its first month when it is named', () => {
    const stopped = { status: 'stopped' as const, fromMonth: month('2021-07'), decisions: 1 };
    given(decided('STOP')).thenState({ ...stopped, members: [] });
    given(decided('STOP'), ...archive).thenState({
      ...stopped,
      startMonth: month('2021-01'),
      members: [wang, li],
    });
  });

  it('reduced before the archive named it stays not stated, and the decision is counted', () => {
    given(decided('REDUCE')).thenState({ status: 'not-stated', decisions: 1 });
    given(decided('REDUCE'), ...archive).thenState(paying({ decisions: 1 }));
  });

  it('resumed before the archive named it is paid from the month of the decision', () => {
    given(decided('RESUME')).thenState(
      paying({ startMonth: month('2021-07'), members: [li], decisions: 1 }),
    );
  });
});
