import { fold } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { day, division, evidence, household, month, person, token, yuan } from '../testing/words';
import type { HouseholdCommand } from './commands';
import { household as decider } from './decider';
import type {
  HouseholdEvent,
  NearRelativeFilingStated,
  PayoutAccountChangeStated,
  StopDecisionStated,
} from './events';
import { appliedTo, filingKey, nothingStated, remainingIn } from './state';

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
const member = (
  who: typeof wang,
  { income = 150, statedOn = '2021-01-05' } = {},
): HouseholdEvent => ({
  type: 'MemberStated',
  data: {
    household,
    person: who,
    head: who === wang,
    covered: true,
    monthlyIncomeFen: yuan(income),
    statedOn: day(statedOn),
    evidence,
  },
});
const decided = (
  change: StopDecisionStated['data']['change'],
  who = li,
  effective = '2021-07',
  decidedOn = '2021-06-18',
): StopDecisionStated => ({
  type: 'StopDecisionStated',
  data: {
    household,
    person: who,
    change,
    ground: 'DEATH',
    decidedOn: day(decidedOn),
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
  const stateOf = (...events: readonly HouseholdEvent[]) =>
    fold(decider.evolve, decider.initialState, events);
  const archived = stateOf(...archive);

  it('is not stated until the archive names it', () => {
    given().thenState(nothingStated);
    expect(archived.archive).toMatchObject({ status: 'stated', startMonth: '2021-01', head: wang });
  });

  it('has each member once, as the newest archive says', () => {
    const richer = member(li, { income: 400, statedOn: '2021-03-01' });
    expect(stateOf(...archive, richer).members.get(li)).toMatchObject({ monthlyIncomeFen: 40_000 });
    // An older list that comes late takes nothing back.
    expect(stateOf(stated(), richer, member(li)).members.get(li)).toEqual(
      stateOf(richer).members.get(li),
    );
  });

  it('keeps members and decisions that come before the archive', () => {
    const early = stateOf(member(wang), decided('STOP'), stated());
    expect([...early.members.keys()]).toEqual([wang]);
    expect(appliedTo(early, month('2021-07')).stopped).toBe(true);
  });

  it('is stopped as a whole from the effective month on, and loses nobody by that', () => {
    const stopped = stateOf(...archive, decided('STOP'));
    expect(appliedTo(stopped, month('2021-06')).stopped).toBe(false);
    expect(appliedTo(stopped, month('2021-07'))).toEqual({ stopped: true, removed: new Set() });
    expect(remainingIn(stopped, month('2021-07')).size).toBe(2);
  });

  it('is smaller after a reduction or an increase, and has back whom a resumption restores', () => {
    for (const change of ['REDUCE', 'INCREASE'] as const) {
      const smaller = stateOf(...archive, decided(change));
      expect([...remainingIn(smaller, month('2021-07')).keys()]).toEqual([wang]);
      const back = stateOf(...archive, decided(change), decided('RESUME'));
      expect(remainingIn(back, month('2021-07')).size).toBe(2);
    }
  });

  it('applies decisions in the order of their days, in whatever order they are told', () => {
    const later = decided('RESUME', li, '2021-09', '2021-08-20');
    const told = [decided('STOP'), later];
    for (const events of [told, [...told].reverse()]) {
      const state = stateOf(...archive, ...events);
      expect(appliedTo(state, month('2021-08')).stopped).toBe(true);
      expect(appliedTo(state, month('2021-09')).stopped).toBe(false);
    }
  });

  it('is paid where the last word says, and keeps the account a blank row does not name', () => {
    const to = (account: string): PayoutAccountChangeStated => ({
      ...accountChange,
      data: { ...accountChange.data, newAccountToken: token(account) },
    });
    expect(stateOf(...archive, to('a'), accountChange).account).toBe(token('a'));
    expect(stateOf(...archive, to('a'), to('b')).account).toBe(token('b'));
  });

  it('knows how a filing stands by the two it is about', () => {
    const held = stateOf(...archive, filing).filings.get(filingKey(person('zhang'), li));
    expect(held).toMatchObject({ standing: 'ACTIVE', filedOn: '2021-06-18' });
  });
});
