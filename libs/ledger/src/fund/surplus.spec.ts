import * as fc from 'fast-check';
import { type BatchNo, decideWith, fen, fold, isRefusal } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { batchNo, day, division, document, month, yuan } from '../testing/words';
import type { BatchDraw } from './available';
import { fund, type FundCommand } from './decider';
import type { FundEvent, FundMovement, LeftStage, SurplusMovement } from './events';
import { drawnFen, entryOf } from './state';

const given = spec(fund);
const june = month('2021-06');
const ofFund = { division, programme: 'RURAL_DIBAO', fiscalYear: '2021' };

const movement = (no: string, amount: number, more: Partial<FundMovement> = {}): FundMovement => ({
  ...ofFund,
  document: document(no),
  amountFen: yuan(amount),
  businessOn: day('2021-01-08'),
  source: 'DISTRICT',
  fromUnit: '区财政局',
  toUnit: '街道办事处',
  ...more,
});
const from = (no: string) => ({ relatedDocument: document(no) });
const raised: FundEvent = { type: 'FundsRaised', data: movement('C', 900) };
const allocated: FundEvent = {
  type: 'FundsAllocated',
  data: movement('F', 600, { ...from('C'), benefitMonth: june }),
};
const appropriated: FundEvent = {
  type: 'FundsAppropriated',
  data: movement('B', 500, { ...from('F'), benefitMonth: june }),
};
const arrived: FundEvent = {
  type: 'FundsArrived',
  data: { ...ofFund, document: document('B'), stage: 'APPROPRIATED', arrivedOn: day('2021-01-12') },
};
const chain = [raised, allocated, appropriated, arrived];

const left = (
  relatedStage: LeftStage,
  related: string,
  amount: number,
  no = 'J1',
): SurplusMovement => ({
  ...movement(no, amount, { businessOn: day('2021-12-28') }),
  relatedStage,
  relatedDocument: document(related),
});
const giveBack = (data: SurplusMovement, draws: readonly BatchDraw[] = []): FundCommand => ({
  type: 'ReturnFunds',
  data: { movement: data, draws },
});
const carry = (data: SurplusMovement): FundCommand => ({
  type: 'CarryOverFunds',
  data: { movement: data, draws: [] },
});
const returned = (data: SurplusMovement): FundEvent => ({ type: 'FundsReturnedToTreasury', data });
const carriedOver = (data: SurplusMovement): FundEvent => ({ type: 'FundsCarriedOver', data });
const commit = (amount: number, batch: BatchNo = batchNo): FundCommand => ({
  type: 'CommitFunds',
  data: {
    ...ofFund,
    batch,
    benefitMonth: june,
    amountFen: yuan(amount),
    committedOn: day('2021-06-03'),
    draws: [],
  },
});
const committed = (amount: number): FundEvent => ({
  type: 'FundsCommitted',
  data: {
    ...ofFund,
    batch: batchNo,
    benefitMonth: june,
    amountFen: yuan(amount),
    committedOn: day('2021-06-03'),
    outOf: [{ document: document('B'), amountFen: yuan(amount) }],
    drawnOtherwiseFen: 0,
  },
});

describe('what is left of a document goes back to the treasury or on to the next year', () => {
  it.each([
    ['RAISED', 'C', 300],
    ['ALLOCATED', 'F', 100],
    ['APPROPRIATED', 'B', 500],
  ] as const)('of what was %s, to the last fen and not one more', (stage, no, amount) => {
    const whole = left(stage, no, amount);
    given(...chain)
      .when(giveBack(whole))
      .then(returned(whole));
    given(...chain)
      .when(carry(whole))
      .then(carriedOver(whole));
    given(...chain, carriedOver(whole))
      .when(giveBack(left(stage, no, 0.01, 'J2')))
      .thenRefused('not-enough-funds', { relatedDocument: no, availableFen: 0, askedFen: 1 });
  });

  it('never what is set aside for a batch', () => {
    given(...chain, committed(400))
      .when(carry(left('APPROPRIATED', 'B', 101)))
      .thenRefused('not-enough-funds', {
        relatedDocument: 'B',
        availableFen: 10_000,
        askedFen: 10_100,
      });
  });

  it('never what a roster drew; what came back from the bank is there again', () => {
    const draw = { batch: batchNo, benefitMonth: june, drawnFen: 450_00, backFen: 20_00 };
    given(...chain)
      .when(giveBack(left('APPROPRIATED', 'B', 71), [draw]))
      .thenRefused('not-enough-funds', {
        relatedDocument: 'B',
        availableFen: 7_000,
        askedFen: 7_100,
      });
  });

  it('only once it has come: a payment under way cannot be paid back', () => {
    given(raised, allocated, appropriated)
      .when(giveBack(left('APPROPRIATED', 'B', 1)))
      .thenRefused('money-not-there-yet', { relatedDocument: 'B' });
    const early = { ...left('APPROPRIATED', 'B', 1), businessOn: day('2021-01-11') };
    given(...chain)
      .when(giveBack(early))
      .thenRefused('money-not-there-yet', { relatedDocument: 'B', arrivedOn: '2021-01-12' });
  });

  it('under a number that is booked once, out of a document that stands', () => {
    const once = left('RAISED', 'C', 1);
    given(...chain, returned(once))
      .when(giveBack(left('RAISED', 'C', 2)))
      .thenRefused('document-already-booked', {
        stage: 'RETURNED',
        document: 'J1',
        amountFen: 100,
        businessOn: '2021-12-28',
      });
    given(...chain)
      .when(carry(left('RAISED', 'F', 1)))
      .thenRefused('related-document-not-booked', { stage: 'RAISED', relatedDocument: 'F' });
  });
});

describe('what has left the fund', () => {
  it('is there for no batch and for no document any more', () => {
    given(...chain, carriedOver(left('APPROPRIATED', 'B', 200)))
      .when(commit(301))
      .thenRefused('appropriations-used-up', {
        benefitMonth: june,
        availableFen: 30_000,
        askedFen: 30_100,
      });
    given(...chain, returned(left('ALLOCATED', 'F', 100)))
      .when({
        type: 'BookFundEntry',
        data: {
          stage: 'APPROPRIATED',
          movement: movement('B2', 1, { ...from('F'), benefitMonth: june }),
        },
      })
      .thenRefused('not-enough-funds', { relatedDocument: 'F', availableFen: 0, askedFen: 100 });
  });

  it('keeps its document from being reversed, and is itself reversed with a reason', () => {
    const gone = left('ALLOCATED', 'F', 100);
    const reversal = {
      reversedOn: day('2021-12-30'),
      reasonCode: 'WRONG_AMOUNT',
      confirmedBy: 'b',
    } as const;
    const reverse = (stage: 'ALLOCATED' | 'CARRIED_OVER', no: string): FundCommand => ({
      type: 'ReverseFundEntry',
      data: { ...reversal, stage, document: document(no), askedBy: 'a' },
    });
    given(raised, allocated, carriedOver(gone))
      .when(reverse('ALLOCATED', 'F'))
      .thenRefused('drawn-on', { document: 'F', drawnFen: 10_000 });
    const reversed: FundEvent = {
      type: 'FundEntryReversed',
      data: {
        ...ofFund,
        ...reversal,
        stage: 'CARRIED_OVER',
        document: document('J1'),
        amountFen: yuan(100),
        relatedDocument: document('F'),
        relatedStage: 'ALLOCATED',
      },
    };
    given(raised, allocated, carriedOver(gone)).when(reverse('CARRIED_OVER', 'J1')).then(reversed);
    given(raised, allocated, carriedOver(gone), reversed)
      .when(giveBack(left('ALLOCATED', 'F', 600)))
      .then(returned(left('ALLOCATED', 'F', 600)));
  });
});

it('whatever is asked in whatever order, no document gives more than it has', () => {
  const stages = ['RAISED', 'ALLOCATED', 'APPROPRIATED'] as const;
  const documents = { RAISED: 'C', ALLOCATED: 'F', APPROPRIATED: 'B' } as const;
  const step = fc.record({
    what: fc.constantFrom('return' as const, 'carry' as const, 'commit' as const),
    stage: fc.constantFrom(...stages),
    amount: fc.integer({ min: 1, max: 400 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const events: FundEvent[] = [...chain];
      steps.forEach(({ what, stage, amount }, n) => {
        const surplus = left(stage, documents[stage], amount, `J${n}`);
        const asked = { return: giveBack(surplus), carry: carry(surplus) };
        const command = what === 'commit' ? commit(amount, `P${n}` as BatchNo) : asked[what];
        const state = fold(fund.evolve, fund.initialState, events);
        const outcome = decideWith(fund, command, state);
        if (!isRefusal(outcome)) events.push(...outcome);
      });
      const state = fold(fund.evolve, fund.initialState, events);
      for (const stage of stages) {
        const entry = entryOf(state, stage, document(documents[stage]))!;
        const asideFen =
          stage === 'APPROPRIATED'
            ? [...state.commitments.values()].reduce((sum, one) => sum + one.amountFen, 0)
            : 0;
        const taken = fen(drawnFen(state, entry) + asideFen);
        expect(taken).toBeLessThanOrEqual(entry.movement.amountFen);
      }
    }),
  );
});
