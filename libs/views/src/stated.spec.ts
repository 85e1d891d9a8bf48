import * as fc from 'fast-check';
import { localDate } from '@ledger/kernel';
import type { AnyLedgerEvent, ChangeGround, ChangeKind, PaymentDecided } from '@ledger/ledger';
import { whatFollows } from './household/what-follows';
import { shippedPolicy, office } from './testing/case-builder';
import { accountChanged, officeHolding, relativeFiled } from './testing/custody-statements';
import { deathClaimed, decisionStated, type DecisionWords } from './testing/people-statements';
import { storyOf } from './testing/story';
import { accountToken, evidence, nameToken, personId, STREET } from './testing/words';

const types = {
  STOP: 'PaymentStopped',
  REDUCE: 'PaymentReduced',
  INCREASE: 'PaymentIncreased',
  RESUME: 'PaymentResumed',
} as const satisfies Record<ChangeKind, PaymentDecided['type']>;

/** The same decision, made here. */
const decidedHere = (change: ChangeKind, who: string, words: DecisionWords): AnyLedgerEvent => {
  const { change: _, ...said } = (
    decisionStated(change, who, words) as Extract<AnyLedgerEvent, { type: 'StopDecisionStated' }>
  ).data;
  const arithmetic = {
    standardFen: 49_600,
    householdSize: 1,
    coveredCount: 1,
    incomeFen: 0,
    roundingUnitFen: 100,
  };
  return {
    type: types[change],
    // Other papers: what is said beside the decision itself tells nothing apart.
    data: {
      ...said,
      evidence: { document: 'here', commitment: '01' },
      arithmetic,
      confirmedBy: 'b',
    },
  } as AnyLedgerEvent;
};

const couple = office().household({ a: {}, b: { income: 200 } });
const paidFor = (months: readonly string[]) =>
  months.reduce((told, month) => told.paid(month, 792), couple);
const HALF_A_YEAR = ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06'];

const factsIn = (told: typeof couple) =>
  (told as unknown as { facts: Parameters<typeof storyOf>[0] }).facts;

const decisions = fc.array(
  fc.record({
    change: fc.constantFrom<ChangeKind>('STOP', 'REDUCE', 'INCREASE', 'RESUME'),
    who: fc.constantFrom('a', 'b'),
    ground: fc.constantFrom<ChangeGround>('DEATH', 'TRANSFER_SH', 'OTHER'),
    effective: fc.constantFrom(...HALF_A_YEAR),
    here: fc.boolean(),
    twice: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5 },
);

it('a decision made here counts like the same one in a list, and both together count once', () => {
  const paid = paidFor(HALF_A_YEAR);
  let told = 0;
  fc.assert(
    fc.property(decisions, (all) => {
      let [listed, mixed] = [paid, paid];
      for (const [n, { change, who, ground, effective, here, twice }] of all.entries()) {
        const decided = `2021-06-${String(10 + n)}`;
        const words = { ground, effective, decided, learned: '2021-05-01', fact: '2021-01-20' };
        const list = decisionStated(change, who, words);
        const act = decidedHere(change, who, words);
        listed = listed.told(decided, list);
        mixed = mixed.told(decided, here ? act : list);
        if (twice) mixed = mixed.told('2021-07-20', here ? list : act);
        told += 1;
      }
      const steps = (of: typeof couple) => JSON.stringify([...storyOf(factsIn(of))].sort());
      expect(steps(mixed)).toBe(steps(listed));
    }),
    { numRuns: 40 },
  );
  expect(told).toBeGreaterThan(40);
}, 60_000);

it('a change of account made here has its reviewer, also when a list leaves the cell blank', () => {
  const paid = couple.paid('2021-06', 792, { frozen: '2021-05-20' });
  const blank = accountChanged('2021-05-18');
  const here: AnyLedgerEvent = {
    type: 'PayoutAccountChanged',
    data: {
      household: 'H1' as never,
      division: STREET,
      changedOn: localDate('2021-05-18'),
      newAccountToken: accountToken('new'),
      newAccountHolderToken: nameToken('a'),
      reviewedBy: 'b',
      evidence,
    },
  };
  expect(paid.told('2021-05-19', blank).rules('2021-07-01')).toContain('R15');
  const told = paid.told('2021-05-18', here).told('2021-07-01', blank);
  expect(told.rules('2021-07-02')).not.toContain('R15');
});

it('a relative filed or visited here is filed, until a newer register says otherwise', () => {
  const official = couple.told('2021-01-10', officeHolding('k', { relatives: { a: 'PARENT' } }));
  expect(official.rules('2021-06-01')).toContain('R31');
  const filing = {
    household: 'H1' as never,
    official: personId('k'),
    person: personId('a'),
    relation: 'PARENT' as const,
    filedOn: localDate('2021-05-20'),
    evidence,
  };
  const filed = official.told('2021-05-20', { type: 'NearRelativeFiled', data: filing });
  expect(filed.rules('2021-06-01')).not.toContain('R31');
  const visited = filed.told('2021-06-10', {
    type: 'NearRelativeVisited',
    data: { ...filing, visitedOn: localDate('2021-06-10') },
  });
  expect(visited.rules('2021-06-15')).not.toContain('R31');
  const gone = relativeFiled('k', 'a', { standing: 'OTHER', stated: '2021-07-01' });
  expect(visited.told('2021-07-01', gone).rules('2021-07-02')).toContain('R31');
});

describe('what would follow of a decision', () => {
  const [june, july] = [localDate('2021-06-20'), localDate('2021-07-20')];
  const inForce = shippedPolicy.on(june);
  const ask = (told: typeof couple, event: AnyLedgerEvent, day = june) =>
    whatFollows('household/H1', told.case(), inForce, event, day);

  it('of a reduction: what was paid too much, month by month', () => {
    const act = decidedHere('REDUCE', 'a', {
      fact: '2021-03-10',
      decided: '2021-06-18',
      effective: '2021-04',
    });
    const paid = paidFor(HALF_A_YEAR);
    expect(ask(paid, act)).toMatchObject(
      ['2021-04', '2021-05', '2021-06'].map((benefitMonth) => ({
        benefitMonth,
        creditedFen: 79_200,
        before: { shouldFen: 79_200, overpaidFen: 0 },
        after: { shouldFen: 29_600, overpaidFen: 49_600 },
      })),
    );
    // And nothing else follows when it is decided.
    const money = paid.told('2021-06-20', act).money('2021-06-20');
    expect(money.overpaid).toBe(3 * 49_600);
  });

  it('of a resumption: what is owed', () => {
    const stop = decisionStated('STOP', 'a', {
      ground: 'OTHER',
      decided: '2021-05-10',
      effective: '2021-06',
    });
    const stoppedInJune = paidFor(HALF_A_YEAR.slice(0, 5))
      .told('2021-05-12', stop)
      .paid('2021-06', 496, { household: 'H2', ref: 'other' });
    const act = decidedHere('RESUME', 'a', {
      ground: 'OTHER',
      decided: '2021-07-18',
      effective: '2021-06',
    });
    expect(ask(stoppedInJune, act, july)).toMatchObject([
      {
        benefitMonth: '2021-06',
        before: { shouldFen: 0, owedFen: 0 },
        after: { shouldFen: 79_200, owedFen: 79_200 },
      },
    ]);
    expect(stoppedInJune.told('2021-07-20', act).arrears('2021-07-20')).toMatchObject([
      { benefitMonth: '2021-06', certainFen: 79_200, cause: 'decision-undone' },
    ]);
  });

  it('nothing where the death was known already: the rules had counted it', () => {
    const act = decidedHere('REDUCE', 'a', {
      fact: '2021-03-10',
      decided: '2021-06-18',
      effective: '2021-04',
    });
    expect(
      ask(paidFor(HALF_A_YEAR).told('2021-06-01', deathClaimed('a', '2021-03-10')), act),
    ).toEqual([]);
  });
});
