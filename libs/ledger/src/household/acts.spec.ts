import * as fc from 'fast-check';
import { decideWith, fold, isRefusal, type LocalDate, type PersonId } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { day, division, evidence, household, month, person, token, yuan } from '../testing/words';
import type { DecisionAsked, HouseholdAct, HouseholdRefusal } from './commands';
import { household as decider } from './decider';
import type { HouseholdEvent } from './events';
import { appliedTo, remainingIn } from './state';

const given = spec(decider);
const [wang, li, zhang] = [person('wang'), person('li'), person('zhang')];
const policy = { standardFen: yuan(496), roundingUnitFen: yuan(1), offsetMonths: 1 };

const stated: HouseholdEvent = {
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
    startMonth: month('2021-01'),
    accountToken: token('old'),
    statedOn: day('2021-01-05'),
    evidence,
  },
};
const member = (who: PersonId, income = 150, covered = true): HouseholdEvent => ({
  type: 'MemberStated',
  data: {
    household,
    person: who,
    head: who === wang,
    covered,
    monthlyIncomeFen: yuan(income),
    statedOn: day('2021-01-05'),
    evidence,
  },
});
/** Two members with 150 yuan each: 2 × (496 − 150) = 692; one alone: 346. */
const couple = [stated, member(wang), member(li)];

const words = {
  household,
  person: li,
  ground: 'DEATH',
  factOn: day('2021-05-10'),
  learnedOn: day('2021-05-12'),
  decidedOn: day('2021-05-20'),
  effectiveMonth: month('2021-06'),
  evidence,
} as const;
const two = { askedBy: 'a', confirmedBy: 'b' };
const asked = (more: Partial<DecisionAsked> = {}) => ({ ...words, policy, ...more });
const stop = (more: Partial<DecisionAsked> = {}): HouseholdAct => ({
  type: 'StopPayment',
  data: asked(more),
});
const reduce = (more: Partial<DecisionAsked> = {}): HouseholdAct => ({
  type: 'ReducePayment',
  data: asked(more),
});
const increase = (more: Partial<DecisionAsked & typeof two> = {}): HouseholdAct => ({
  type: 'IncreasePayment',
  data: { ...asked(), ...two, ...more },
});
const resume = (more: Partial<DecisionAsked & typeof two> = {}): HouseholdAct => ({
  type: 'ResumePayment',
  data: { ...asked({ decidedOn: day('2021-07-05') }), ...two, ...more },
});
const alone = {
  standardFen: yuan(496),
  roundingUnitFen: yuan(1),
  householdSize: 1,
  coveredCount: 1,
};
const reduced: HouseholdEvent = {
  type: 'PaymentReduced',
  data: {
    ...words,
    previousAmountFen: yuan(692),
    newAmountFen: yuan(346),
    arithmetic: { ...alone, incomeFen: yuan(150) },
  },
};
const stopped: HouseholdEvent = {
  type: 'PaymentStopped',
  data: {
    ...words,
    ground: 'OTHER',
    previousAmountFen: yuan(692),
    newAmountFen: yuan(0),
  },
};

describe('a household is paid less', () => {
  it('when one of two has died: what is left is reckoned anew, by the policy of its month', () => {
    given(...couple)
      .when(reduce())
      .then(reduced);
    given(...couple)
      .when(reduce({ newAmountFen: yuan(346) }))
      .then(reduced);
  });

  it('by no other amount than the arithmetic gives', () => {
    given(...couple)
      .when(reduce({ newAmountFen: yuan(347) }))
      .thenRefused('amount-differs', { statedFen: 34_700, newAmountFen: 34_600 });
  });

  it('not where it would be due more: who went had earned', () => {
    given(stated, member(wang), member(li, 800))
      .when(reduce())
      .thenRefused('amount-does-not-fall', { previousAmountFen: 4_200, newAmountFen: 34_600 });
  });

  it('not to nothing: nobody left is a stop', () => {
    given(stated, member(li))
      .when(reduce())
      .thenRefused('nobody-is-left', { previousAmountFen: 34_600, newAmountFen: 0 });
  });

  it('nor more, where it stays as it is: who goes was not covered and earned nothing', () => {
    const same = { previousAmountFen: 49_600, newAmountFen: 49_600 };
    const one = [stated, member(wang, 0), member(li, 0, false)];
    given(...one)
      .when(reduce())
      .thenRefused('amount-does-not-fall', same);
    given(...one)
      .when(increase())
      .thenRefused('amount-does-not-grow', same);
  });

  it('once', () => {
    given(...couple, reduced)
      .when(reduce({ decidedOn: day('2021-05-21') }))
      .thenRefused('already-removed', { since: '2021-06' });
  });

  it('not without a standard for the month', () => {
    const { standardFen: _, ...without } = policy;
    given(...couple)
      .when(reduce({ policy: without }))
      .thenRefused('no-standard', { effectiveMonth: '2021-06' });
  });
});

describe('a household is stopped', () => {
  it('when nobody is left, and what was reckoned shows it', () => {
    given(stated, member(li))
      .when(stop())
      .then({
        type: 'PaymentStopped',
        data: {
          ...words,
          previousAmountFen: yuan(346),
          newAmountFen: yuan(0),
          arithmetic: { ...alone, householdSize: 0, coveredCount: 0, incomeFen: 0 },
        },
      });
  });

  it('not for one death while others are due something: they are paid less', () => {
    given(...couple)
      .when(stop())
      .thenRefused('others-are-left', { previousAmountFen: 69_200, newAmountFen: 34_600 });
  });

  it('on another ground as a whole, whatever it would be due', () => {
    given(...couple)
      .when(stop({ ground: 'OTHER' }))
      .then(stopped);
  });

  it('once, and is reduced no more meanwhile', () => {
    const later = { ground: 'OTHER', decidedOn: day('2021-06-01') } as const;
    given(...couple, stopped)
      .when(stop(later))
      .thenRefused('already-stopped', { since: '2021-06' });
    given(...couple, stopped)
      .when(reduce())
      .thenRefused('already-stopped', { since: '2021-06' });
  });

  it('also by a list of the district: then the same is not decided again here', () => {
    const { policy: _, ...said } = asked({ ground: 'OTHER' });
    const listed: HouseholdEvent = {
      type: 'StopDecisionStated',
      data: { ...said, change: 'STOP', previousAmountFen: yuan(692), newAmountFen: yuan(0) },
    };
    given(...couple, listed)
      .when(stop({ ground: 'OTHER' }))
      .thenRefused('already-stopped', { since: '2021-06' });
  });
});

describe('a household is paid more', () => {
  const earner = [stated, member(wang), member(li, 800)];

  it('when the one who earned has died, and two people say so', () => {
    given(...earner)
      .when(increase())
      .then({
        type: 'PaymentIncreased',
        data: {
          ...words,
          previousAmountFen: yuan(42),
          newAmountFen: yuan(346),
          arithmetic: { ...alone, incomeFen: yuan(150) },
          confirmedBy: 'b',
        },
      });
  });

  it('not by one person alone', () => {
    given(...earner)
      .when(increase({ confirmedBy: 'a' }))
      .thenRefused('second-person-missing');
    given(...couple, stopped)
      .when(resume({ confirmedBy: 'a' }))
      .thenRefused('second-person-missing');
  });

  it('not where it would be due less', () => {
    given(...couple)
      .when(increase())
      .thenRefused('amount-does-not-grow', { previousAmountFen: 69_200, newAmountFen: 34_600 });
  });
});

describe('a payment is resumed', () => {
  const resumed: HouseholdEvent = {
    type: 'PaymentResumed',
    data: {
      ...words,
      decidedOn: day('2021-07-05'),
      previousAmountFen: yuan(0),
      newAmountFen: yuan(692),
      arithmetic: {
        ...alone,
        householdSize: 2,
        coveredCount: 2,
        incomeFen: yuan(300),
      },
      confirmedBy: 'b',
    },
  };

  it('from the month in which it was stopped, and everybody counts again', () => {
    given(...couple, stopped)
      .when(resume())
      .then(resumed);
  });

  it('for the one whom a reduction had taken', () => {
    given(...couple, reduced)
      .when(resume())
      .then({
        ...resumed,
        data: { ...resumed.data, previousAmountFen: yuan(346) },
      } as typeof resumed);
  });

  it('only where something is stopped in that month', () => {
    given(...couple)
      .when(resume())
      .thenRefused('not-stopped', { effectiveMonth: '2021-06' });
    given(...couple, stopped)
      .when(resume({ effectiveMonth: month('2021-05') }))
      .thenRefused('not-stopped', { effectiveMonth: '2021-05' });
    given(...couple, stopped, resumed)
      .when(resume({ decidedOn: day('2021-07-06') }))
      .thenRefused('not-stopped', { effectiveMonth: '2021-06' });
  });

  it('after the stop it lifts, and a stop that is entered late lifts nothing', () => {
    given(...couple, stopped)
      .when(resume({ decidedOn: day('2021-05-20') }))
      .thenRefused('decided-before-last', { lastDecidedOn: '2021-05-20', decidedOn: '2021-05-20' });
    given(...couple, stopped, resumed)
      .when(stop({ ground: 'OTHER', decidedOn: day('2021-07-05') }))
      .thenRefused('decided-before-last', { lastDecidedOn: '2021-07-05', decidedOn: '2021-07-05' });
  });
});

describe('the days of a decision', () => {
  const refusals: readonly (readonly [string, HouseholdAct, HouseholdRefusal])[] = [
    ['learned before it was true', reduce({ learnedOn: day('2021-05-09') }), 'learned-before-fact'],
    [
      'decided before it was learned',
      reduce({ decidedOn: day('2021-05-11') }),
      'decided-before-learned',
    ],
    [
      'before the first payable month',
      reduce({ effectiveMonth: month('2020-12') }),
      'effective-before-grant',
    ],
    [
      'for the month of death',
      reduce({ effectiveMonth: month('2021-05') }),
      'effective-before-fact-allows',
    ],
    ['about somebody else', reduce({ person: zhang }), 'not-a-member'],
  ];

  it.each(refusals)('cannot be: %s', (_, act, refusal) => {
    const outcome = decideWith(decider, act, fold(decider.evolve, decider.initialState, couple));
    expect(outcome).toMatchObject({ refused: refusal });
  });

  it('may be one: decided when it was learned, and from the first month of all', () => {
    const sameDay = { learnedOn: day('2021-05-10'), decidedOn: day('2021-05-10') };
    given(...couple)
      .when(reduce(sameDay))
      .then({ ...reduced, data: { ...reduced.data, ...sameDay } } as typeof reduced);
    const fromJune = { ...stated.data, startMonth: month('2021-06') };
    given({ ...stated, data: fromJune } as HouseholdEvent, member(wang), member(li))
      .when(reduce())
      .then(reduced);
  });

  it('of a household that no archive names there is nothing to decide', () => {
    given(member(li)).when(reduce()).thenRefused('household-not-stated');
  });

  it('know a month where no day is known, and nothing where nothing is', () => {
    const { factOn: _, ...undated } = asked();
    given(...couple)
      .when({ type: 'ReducePayment', data: { ...undated, factMonth: month('2021-06') } })
      .thenRefused('learned-before-fact', { fact: '2021-06', learnedOn: '2021-05-12' });
    given(...couple)
      .when({ type: 'ReducePayment', data: { ...undated, effectiveMonth: month('2021-05') } })
      .then({
        ...reduced,
        data: (({ factOn: __, ...rest }) => ({ ...rest, effectiveMonth: month('2021-05') }))(
          reduced.data as typeof words,
        ),
      } as typeof reduced);
  });
});

describe('an account changes', () => {
  const change = { household, changedOn: day('2021-05-20'), newAccountToken: token('new') };
  const rest = { newAccountHolderToken: token('name'), reviewedBy: 'b', evidence };
  const command: HouseholdAct = {
    type: 'ChangePayoutAccount',
    data: { ...change, ...rest, askedBy: 'a' },
  };
  const changed: HouseholdEvent = {
    type: 'PayoutAccountChanged',
    data: { ...change, ...rest, division, previousAccountToken: token('old') },
  };

  it('with whoever looked at it, away from where it was', () => {
    given(...couple)
      .when(command)
      .then(changed);
  });

  it('not by one person alone, not to where it is, not of a household nobody knows', () => {
    given(...couple)
      .when({ ...command, data: { ...change, ...rest, askedBy: 'b' } })
      .thenRefused('second-person-missing');
    given(...couple, changed)
      .when(command)
      .thenRefused('same-account');
    given().when(command).thenRefused('household-not-stated');
  });
});

describe('a near relative of an official', () => {
  const about = { household, official: zhang, person: li, evidence };
  const filing = { ...about, relation: 'PARENT' as const, filedOn: day('2021-05-20') };
  const filed: HouseholdEvent = { type: 'NearRelativeFiled', data: filing };
  const file: HouseholdAct = { type: 'FileNearRelative', data: filing };
  const visit = (visitedOn: LocalDate): HouseholdAct => ({
    type: 'VisitNearRelative',
    data: { ...about, visitedOn },
  });
  const visited: HouseholdEvent = {
    type: 'NearRelativeVisited',
    data: { ...filing, visitedOn: day('2021-06-01') },
  };

  it('is filed once, and then visited once', () => {
    given(...couple)
      .when(file)
      .then(filed);
    given(...couple, filed)
      .when(file)
      .thenRefused('relative-already-filed', { filedOn: '2021-05-20' });
    given(...couple, filed)
      .when(visit(day('2021-06-01')))
      .then(visited);
    given(...couple, filed, visited)
      .when(visit(day('2021-06-02')))
      .thenRefused('visit-already-told', { visitedOn: '2021-06-01' });
  });

  it('is filed anew when they had left, and may be visited on that very day', () => {
    const left: HouseholdEvent = {
      type: 'NearRelativeFilingStated',
      data: {
        ...about,
        relation: 'PARENT',
        standing: 'RELATIVE_LEFT',
        filedOn: day('2021-03-01'),
        statedOn: day('2021-04-05'),
      },
    };
    given(...couple, left)
      .when(file)
      .then(filed);
    given(...couple, left)
      .when(visit(day('2021-04-06')))
      .thenRefused('relative-not-filed');
    const onTheDay = { ...filing, visitedOn: filing.filedOn };
    given(...couple, left, filed)
      .when(visit(filing.filedOn))
      .then({ type: 'NearRelativeVisited', data: onTheDay });
  });

  it('is a member, is visited after the filing and not without one', () => {
    given(...couple)
      .when({ ...file, data: { ...filing, person: zhang } } as HouseholdAct)
      .thenRefused('not-a-member');
    given(...couple)
      .when(visit(day('2021-06-01')))
      .thenRefused('relative-not-filed');
    given(...couple, filed)
      .when(visit(day('2021-05-19')))
      .thenRefused('visited-before-filed', { filedOn: '2021-05-20', visitedOn: '2021-05-19' });
  });
});

const orders = fc.array(
  fc.record({
    type: fc.constantFrom('StopPayment', 'ReducePayment', 'IncreasePayment', 'ResumePayment'),
    person: fc.constantFrom(wang, li, zhang),
    ground: fc.constantFrom('DEATH', 'TRANSFER_SH', 'OTHER'),
    month: fc.integer({ min: 1, max: 12 }),
    decided: fc.integer({ min: 1, max: 28 }),
  }),
  { maxLength: 25 },
);
const household3 = [stated, member(wang), member(li, 700), member(zhang, 0)];

it('whatever is ordered, each decision that is made changes what its month is paid as it says', () => {
  const two2 = (n: number) => String(n).padStart(2, '0');
  let made = 0;
  fc.assert(
    fc.property(orders, (all) => {
      const events: HouseholdEvent[] = [...household3];
      for (const [n, order] of all.entries()) {
        const { factOn: _, ...undated } = asked({ ground: order.ground as 'DEATH' });
        const data = {
          ...undated,
          ...two,
          person: order.person,
          effectiveMonth: month(`2021-${two2(order.month)}`),
          learnedOn: day('2021-01-01'),
          decidedOn: day(`2021-${two2(1 + Math.floor(n / 3))}-${two2(order.decided)}`),
        };
        const state = fold(decider.evolve, decider.initialState, events);
        const outcome = decideWith(decider, { type: order.type, data } as HouseholdAct, state);
        if (isRefusal(outcome)) continue;
        made += 1;
        events.push(...outcome);
        const after = fold(decider.evolve, decider.initialState, events);
        const { stopped: isStopped } = appliedTo(after, data.effectiveMonth);
        const left = remainingIn(after, data.effectiveMonth);
        const income = [...left.values()].reduce((fen, one) => fen + one.monthlyIncomeFen, 0);
        const due = isStopped ? 0 : Math.round((49_600 * left.size - income) / 100) * 100;
        const said = outcome[0]!.data as { readonly newAmountFen: number };
        expect(said.newAmountFen).toBe(Math.max(0, due));
      }
    }),
  );
  expect(made).toBeGreaterThan(100);
});
