import type { LocalDate } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { day, division, evidence, household as no, month, person, yuan } from '../testing/words';
import { household } from './decider';
import type { HouseholdAct } from './commands';
import type { HouseholdEvent } from './events';
import { meansIn, type MeansSaid } from './means';

const given = spec(household);
const [wang, li] = [person('wang'), person('li')];
const LIST = day('2021-01-05');

const archive: HouseholdEvent = {
  type: 'HouseholdStated',
  data: {
    household: no,
    division,
    village: '青冈村',
    head: wang,
    householdSize: 2,
    coveredCount: 2,
    monthlyIncomeFen: yuan(300),
    monthlyAmountFen: yuan(692),
    startMonth: month('2021-01'),
    statedOn: LIST,
    evidence,
  },
};
const member = (who: typeof wang, income: number, statedOn: LocalDate = LIST): HouseholdEvent => ({
  type: 'MemberStated',
  data: {
    household: no,
    person: who,
    head: who === wang,
    covered: true,
    monthlyIncomeFen: yuan(income),
    statedOn,
    evidence,
  },
});
/** Two members with 150 yuan each: 2 × (496 − 150) = 692. */
const couple = [archive, member(wang, 150), member(li, 150)];

const words = {
  household: no,
  fromMonth: month('2021-06'),
  members: [{ person: li, covered: true, monthlyIncomeFen: yuan(250) }],
  learnedOn: day('2021-05-10'),
  decidedOn: day('2021-05-12'),
  evidence,
};
const policy = { standardFen: yuan(496), roundingUnitFen: yuan(1) };
type Asked = Extract<HouseholdAct, { type: 'SetEntitlement' }>['data'];
const set = (more: Partial<Asked> = {}): HouseholdAct => ({
  type: 'SetEntitlement',
  data: { ...words, policy, askedBy: 'qian', confirmedBy: 'qian', ...more },
});
const arithmetic = (income: number) => ({
  standardFen: yuan(496),
  roundingUnitFen: yuan(1),
  householdSize: 2,
  coveredCount: 2,
  incomeFen: yuan(income),
});
/** 2 × (496 − 400 ÷ 2) = 592. */
const less: HouseholdEvent = {
  type: 'EntitlementSet',
  data: {
    ...words,
    previousAmountFen: yuan(692),
    newAmountFen: yuan(592),
    arithmetic: arithmetic(400),
  },
};

describe('an entitlement is set (待遇核定)', () => {
  it('from a month on, with the amount by arithmetic', () => {
    given(...couple).when(set()).then(less);
    given(...couple)
      .when(set({ newAmountFen: yuan(600) }))
      .thenRefused('amount-differs', { statedFen: 60_000, newAmountFen: 59_200 });
  });

  it('by two people where money grows', () => {
    const poorer = { members: [{ person: li, covered: true, monthlyIncomeFen: yuan(0) }] };
    given(...couple).when(set(poorer)).thenRefused('second-person-missing');
    given(...couple)
      .when(set({ ...poorer, confirmedBy: 'zhao' }))
      .then({
        type: 'EntitlementSet',
        data: {
          ...words,
          ...poorer,
          previousAmountFen: yuan(692),
          newAmountFen: yuan(842),
          arithmetic: arithmetic(150),
          confirmedBy: 'zhao',
        },
      });
  });

  it('of members the archive names, in the order of the days, and only if it says something', () => {
    given().when(set()).thenRefused('household-not-stated');
    const stranger = { person: person('zhou'), covered: true, monthlyIncomeFen: yuan(1) };
    given(...couple)
      .when(set({ members: [stranger] }))
      .thenRefused('not-a-member');
    given(...couple, member(li, 150, day('2021-05-13')))
      .when(set())
      .thenRefused('decided-before-last', {
        lastDecidedOn: '2021-05-13',
        decidedOn: '2021-05-12',
      });
    given(...couple, less)
      .when(set())
      .thenRefused('entitlement-unchanged', { fromMonth: '2021-06' });
    given(...couple)
      .when(set({ fromMonth: month('2020-12') }))
      .thenRefused('effective-before-grant', {
        startMonth: '2021-01',
        effectiveMonth: '2020-12',
      });
  });
});

describe('what counts of a member in a month', () => {
  const list = (on: string, income: number): MeansSaid => ({
    covered: true,
    monthlyIncomeFen: income,
    day: day(on),
  });
  const act = (on: string, from: string, income: number): MeansSaid => ({
    ...list(on, income),
    from: month(from),
  });
  const incomes = (...said: readonly MeansSaid[]) =>
    ['2021-05', '2021-06', '2021-08'].map((one) => meansIn(said, month(one))?.monthlyIncomeFen);

  it('is what lists say of every month, and acts from theirs on', () => {
    expect(incomes(list('2021-01-05', 1))).toEqual([1, 1, 1]);
    expect(incomes(list('2021-01-05', 1), act('2021-05-12', '2021-06', 2))).toEqual([1, 2, 2]);
    const twice = [act('2021-05-12', '2021-06', 2), act('2021-07-12', '2021-08', 3)];
    expect(incomes(list('2021-01-05', 1), ...twice)).toEqual([1, 2, 3]);
  });

  it('hangs on their days and not on their order of arrival', () => {
    const said = [list('2021-01-05', 1), act('2021-05-12', '2021-06', 2), list('2021-07-01', 3)];
    expect(incomes(...said)).toEqual([3, 3, 3]);
    expect(incomes(...said.toReversed())).toEqual([3, 3, 3]);
  });

  it('a later list that repeats an act says it of the same months', () => {
    const said = [list('2021-01-05', 1), act('2021-05-12', '2021-06', 2), list('2021-07-01', 2)];
    expect(incomes(...said)).toEqual([1, 2, 2]);
  });
});
