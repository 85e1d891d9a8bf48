import * as fc from 'fast-check';
import { addDays, type LocalDate, monthOf, type YearMonth } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { day, division, evidence, household as no, month, person, yuan } from '../testing/words';
import { household } from './decider';
import type { HouseholdAct } from './commands';
import type { EntitlementSet } from './act-events';
import type { HouseholdEvent } from './events';
import { isSameMeans, meansIn, type MeansSaid } from './means';

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
const less: EntitlementSet = {
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
    given(...couple)
      .when(set())
      .then(less);
    given(...couple)
      .when(set({ newAmountFen: yuan(600) }))
      .thenRefused('amount-differs', { statedFen: 60_000, newAmountFen: 59_200 });
  });

  it('by two people where money grows', () => {
    const poorer = { members: [{ person: li, covered: true, monthlyIncomeFen: yuan(0) }] };
    given(...couple)
      .when(set(poorer))
      .thenRefused('second-person-missing');
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
    given(...couple)
      .when(set({ members: [...words.members, ...words.members] }))
      .thenRefused('member-named-twice');
    given(...couple)
      .when(set({ learnedOn: day('2021-05-13') }))
      .thenRefused('decided-before-learned', { learnedOn: '2021-05-13', decidedOn: '2021-05-12' });
    given(...couple)
      .when(set({ policy: { roundingUnitFen: yuan(1) } }))
      .thenRefused('no-standard', { effectiveMonth: '2021-06' });
  });

  it('says something also where only a later month would stand otherwise', () => {
    const later: HouseholdEvent = {
      type: 'EntitlementSet',
      data: { ...less.data, fromMonth: month('2021-08') },
    };
    const asBefore = [{ person: li, covered: true, monthlyIncomeFen: yuan(150) }];
    const order = { members: asBefore, decidedOn: day('2021-05-13'), confirmedBy: 'zhao' };
    given(...couple, later)
      .when(set(order))
      .then({
        type: 'EntitlementSet',
        data: {
          ...words,
          members: asBefore,
          decidedOn: day('2021-05-13'),
          previousAmountFen: yuan(692),
          newAmountFen: yuan(692),
          arithmetic: arithmetic(300),
          confirmedBy: 'zhao',
        },
      });
    // In August the household would get more, though in June it would not.
    given(...couple, later)
      .when(set({ ...order, confirmedBy: 'qian' }))
      .thenRefused('second-person-missing');
  });

  it('gives a stopped household nothing, and a second person has looked before it is resumed', () => {
    const stopped: HouseholdEvent = {
      type: 'PaymentStopped',
      data: {
        household: no,
        person: wang,
        ground: 'OTHER',
        learnedOn: day('2021-05-01'),
        decidedOn: day('2021-05-02'),
        effectiveMonth: month('2021-06'),
        previousAmountFen: yuan(692),
        newAmountFen: yuan(0),
        evidence,
      },
    };
    const nothing = { previousAmountFen: yuan(0), newAmountFen: yuan(0) };
    given(...couple, stopped)
      .when(set())
      .then({
        type: 'EntitlementSet',
        data: { ...words, ...nothing, arithmetic: arithmetic(400) },
      });
    const poorer = { members: [{ person: li, covered: true, monthlyIncomeFen: yuan(0) }] };
    given(...couple, stopped)
      .when(set(poorer))
      .thenRefused('second-person-missing');
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

  it('a list leaves alone what was decided for months to come', () => {
    const ahead = [list('2021-01-05', 1), act('2021-05-12', '2021-08', 2)];
    expect(incomes(...ahead, list('2021-06-20', 1))).toEqual([1, 1, 2]);
    expect(incomes(...ahead, list('2021-06-20', 3))).toEqual([3, 3, 2]);
    expect(incomes(...ahead, list('2021-06-20', 2))).toEqual([1, 1, 2]);
  });

  it('before an act was decided it is unheard of, and so is a list that repeats it', () => {
    const said = [list('2021-01-05', 1), act('2021-05-12', '2021-05', 2), list('2021-07-01', 2)];
    const income = (decidedBy: string) =>
      meansIn(said, month('2021-06'), day(decidedBy))?.monthlyIncomeFen;
    expect([income('2021-05-11'), income('2021-05-12')]).toEqual([1, 2]);
  });

  const MONTHS = ['2021-04', '2021-05', '2021-06', '2021-07', '2021-08'].map(month);
  /** Each on a day of its own, so that the days tell all there is of their order. */
  const words = fc
    .array(
      fc.record({
        income: fc.nat({ max: 2 }),
        covered: fc.boolean(),
        from: fc.option(fc.constantFrom(...MONTHS), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((all) =>
      all.map(({ income, covered, from }, n): MeansSaid => {
        const on = addDays(day('2021-03-20'), n * 20);
        const means = { covered, monthlyIncomeFen: income };
        return { ...means, day: on, ...(from && n > 0 && { from }) };
      }),
    );
  const story = (said: readonly MeansSaid[]) =>
    MONTHS.flatMap((one) =>
      [undefined, day('2021-04-15'), day('2021-06-15')].map((by) => meansIn(said, one, by)),
    );

  it('is the same in whatever order it is read, and when a list repeats the last act', () => {
    const shuffled = words.chain((said) =>
      fc.tuple(
        fc.constant(said),
        fc.shuffledSubarray([...said], { minLength: said.length, maxLength: said.length }),
        fc.nat({ max: 19 }),
      ),
    );
    let repeated = 0;
    fc.assert(
      fc.property(shuffled, ([said, again, later]) => {
        expect(story(again)).toEqual(story(said));
        const { day: on, from, ...last } = said.at(-1)!;
        if (!from) return;
        repeated += 1;
        const listed = { ...last, day: addDays(on, later) };
        expect(story([...said, listed])).toEqual(story(said));
      }),
    );
    expect(repeated).toBeGreaterThan(10);
  });

  it('counts from its month on exactly like a list of its day', () => {
    let compared = 0;
    fc.assert(
      fc.property(words, (said) => {
        const { from, ...last } = said.at(-1)!;
        const earlier = said.slice(0, -1);
        const isPast = (one: YearMonth) => !from || one >= from;
        // Of months that were decided ahead a list says nothing; the act is the newer word on them.
        const ahead = earlier.some((one) => one.from && one.from > last.day.slice(0, 7));
        // And one that repeats what counts on its day says it of no other month.
        const current = meansIn(earlier, monthOf(last.day));
        if (ahead || (current && isSameMeans(current, last))) return;
        compared += 1;
        const means = (of: readonly MeansSaid[]) =>
          MONTHS.filter(isPast).map((one) => meansIn(of, one));
        expect(means(said)).toEqual(means([...earlier, last]));
      }),
    );
    expect(compared).toBeGreaterThan(10);
  });
});
