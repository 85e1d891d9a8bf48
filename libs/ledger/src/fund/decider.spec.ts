import * as fc from 'fast-check';
import { decideWith, fen, fold, isRefusal } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { day, division, document, month, yuan } from '../testing/words';
import { fund, type FundCommand } from './decider';
import type { ChainStage, FundEvent, FundMovement, FundStage } from './events';
import { drawnFen, entryOf } from './state';

const given = spec(fund);
const budget = document('渝财社〔2020〕188号');
const quota = document('渝财社〔2021〕12号');
const voucher = document('ZF2021-0007');

const movement = (more: Partial<FundMovement> = {}): FundMovement => ({
  document: quota,
  amountFen: yuan(900),
  businessOn: day('2021-01-08'),
  division,
  programme: 'RURAL_DIBAO',
  fiscalYear: '2021',
  source: 'CENTRAL',
  fromUnit: '市财政局',
  toUnit: '区财政局',
  ...more,
});
const raised: FundEvent = {
  type: 'FundsRaised',
  data: movement({ document: budget, amountFen: yuan(2000) }),
};
const outOfBudget = movement({ relatedDocument: budget });
const allocated: FundEvent = { type: 'FundsAllocated', data: outOfBudget };
const paidOut = movement({ document: voucher, amountFen: yuan(600), relatedDocument: quota });
const appropriated: FundEvent = { type: 'FundsAppropriated', data: paidOut };
const arrival = {
  document: voucher,
  stage: 'APPROPRIATED',
  arrivedOn: day('2021-01-12'),
  division,
  programme: 'RURAL_DIBAO',
  fiscalYear: '2021',
} as const;
const arrived: FundEvent = { type: 'FundsArrived', data: arrival };
const book = (stage: ChainStage, data: FundMovement): FundCommand => ({
  type: 'BookFundEntry',
  data: { stage, movement: data },
});

describe('what the money ledger states is recorded', () => {
  it.each([
    ['StateFundsRaised', raised],
    ['StateFundsAllocated', allocated],
    ['StateFundsAppropriated', appropriated],
    ['StateFundsUse', { type: 'FundsUseReported', data: paidOut }],
    ['StateFundsArrived', arrived],
  ] as const)('%s, whatever stood before', (type, event) => {
    const command = { type, data: event.data } as FundCommand;
    for (const history of [[], [raised, allocated, appropriated], [appropriated, arrived]]) {
      given(...history)
        .when(command)
        .then(event);
    }
  });
});

describe('an entry is booked', () => {
  it('when its document is not booked in that stage yet', () => {
    given()
      .when(book('RAISED', raised.data as FundMovement))
      .then(raised);
    given(raised).when(book('ALLOCATED', outOfBudget)).then(allocated);
  });

  it('once: the same number is refused with what stands, whoever wrote it', () => {
    given(raised, allocated)
      .when(book('ALLOCATED', movement({ relatedDocument: budget, amountFen: yuan(1) })))
      .thenRefused('document-already-booked', {
        stage: 'ALLOCATED',
        document: quota,
        amountFen: 90_000,
        businessOn: '2021-01-08',
      });
  });

  it('out of a document that stands in the same programme and year (专款专用)', () => {
    given(raised)
      .when(book('ALLOCATED', movement()))
      .thenRefused('related-document-missing', { stage: 'ALLOCATED' });
    given(raised).when(book('APPROPRIATED', paidOut)).thenRefused('related-document-not-booked', {
      stage: 'APPROPRIATED',
      relatedDocument: quota,
    });
  });

  it('for the month its money is earmarked for, and no other', () => {
    const forMay: FundEvent = {
      type: 'FundsAllocated',
      data: { ...outOfBudget, benefitMonth: month('2021-05') },
    };
    given(raised, forMay)
      .when(book('APPROPRIATED', paidOut))
      .thenRefused('earmarked-for-another-month', {
        relatedDocument: quota,
        benefitMonth: '2021-05',
      });
    const inMay = { ...paidOut, benefitMonth: month('2021-05') };
    given(raised, forMay)
      .when(book('APPROPRIATED', inMay))
      .then({ type: 'FundsAppropriated', data: inMay });
  });

  it('up to the last fen of what is left, and not one more', () => {
    const rest = movement({ document: document('ZF8'), relatedDocument: quota });
    given(raised, allocated, appropriated)
      .when(book('APPROPRIATED', { ...rest, amountFen: yuan(300) }))
      .then({ type: 'FundsAppropriated', data: { ...rest, amountFen: yuan(300) } });
    given(raised, allocated, appropriated)
      .when(book('APPROPRIATED', { ...rest, amountFen: fen(30_001) }))
      .thenRefused('not-enough-funds', {
        relatedDocument: quota,
        availableFen: 30_000,
        askedFen: 30_001,
      });
  });

  it('as used out of an appropriation', () => {
    const used = movement({ document: document('JS1'), relatedDocument: voucher });
    given(raised, allocated, appropriated)
      .when(book('USED', { ...used, amountFen: yuan(600) }))
      .then({ type: 'FundsUseReported', data: { ...used, amountFen: yuan(600) } });
    given(raised, allocated, appropriated)
      .when(book('USED', used))
      .thenRefused('not-enough-funds', {
        relatedDocument: voucher,
        availableFen: 60_000,
        askedFen: 90_000,
      });
  });
});

describe('an arrival is booked', () => {
  const command: FundCommand = { type: 'BookFundsArrival', data: arrival };

  it('once, of a document that stands', () => {
    given(appropriated).when(command).then(arrived);
    given()
      .when(command)
      .thenRefused('document-not-booked', { stage: 'APPROPRIATED', document: voucher });
    given(appropriated, arrived)
      .when(command)
      .thenRefused('already-arrived', { document: voucher, on: '2021-01-12' });
  });

  it('not before its money left', () => {
    given(appropriated)
      .when({ ...command, data: { ...arrival, arrivedOn: day('2021-01-07') } })
      .thenRefused('arrives-before-it-left', {
        document: voucher,
        businessOn: '2021-01-08',
        arrivedOn: '2021-01-07',
      });
  });
});

describe('an entry is reversed (冲正)', () => {
  const said = {
    stage: 'APPROPRIATED',
    document: voucher,
    reversedOn: day('2021-02-01'),
    reasonCode: 'WRONG_AMOUNT',
    confirmedBy: 'b',
  } as const;
  const reverse: FundCommand = { type: 'ReverseFundEntry', data: { ...said, askedBy: 'a' } };
  const reversed: FundEvent = {
    type: 'FundEntryReversed',
    data: {
      ...said,
      amountFen: yuan(600),
      division,
      programme: 'RURAL_DIBAO',
      fiscalYear: '2021',
      relatedDocument: quota,
    },
  };

  it('by two people, and its money can be drawn again', () => {
    given(raised, allocated, appropriated).when(reverse).then(reversed);
    given(raised, allocated, appropriated, arrived, reversed)
      .when(book('APPROPRIATED', paidOut))
      .then(appropriated);
  });

  it('not by one person alone', () => {
    given(appropriated)
      .when({ ...reverse, data: { ...said, askedBy: 'b' } })
      .thenRefused('second-person-missing');
  });

  it('once, and only while it stands', () => {
    given(appropriated, reversed)
      .when(reverse)
      .thenRefused('document-not-booked', { stage: 'APPROPRIATED', document: voucher });
  });

  it('not while something was drawn on it', () => {
    given(raised, allocated, appropriated)
      .when({ ...reverse, data: { ...said, stage: 'ALLOCATED', document: quota, askedBy: 'a' } })
      .thenRefused('drawn-on', { document: quota, drawnFen: 60_000 });
  });
});

const commitments = new Map();

describe('a fund', () => {
  it('holds each document in its stage, as its newest row says', () => {
    given().thenState({ entries: new Map(), commitments });
    given(
      { type: 'FundsAllocated', data: movement({ amountFen: yuan(800) }) },
      allocated,
    ).thenState({
      commitments,
      entries: new Map([[`ALLOCATED/${quota}`, { stage: 'ALLOCATED', movement: outOfBudget }]]),
    });
  });

  it('remembers the arrival of a document through a corrected row', () => {
    const corrected = { ...paidOut, amountFen: yuan(650) };
    given(appropriated, arrived, { type: 'FundsAppropriated', data: corrected }).thenState({
      commitments,
      entries: new Map([
        [
          `APPROPRIATED/${voucher}`,
          { stage: 'APPROPRIATED', movement: corrected, arrivedOn: day('2021-01-12') },
        ],
      ]),
    });
  });

  it('does not know the arrival of a document it does not know', () => {
    given(arrived).thenState({ entries: new Map(), commitments });
  });

  it('never lets more be drawn on a document than it holds, in whatever order it is asked', () => {
    const asked = fc.array(
      fc.tuple(
        fc.constantFrom('A', 'B', 'C', 'D'),
        fc.constantFrom('ALLOCATED', 'APPROPRIATED', 'USED'),
        fc.constantFrom(budget, quota, voucher),
        fc.nat({ max: 120_000 }),
        fc.boolean(),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(asked, (orders) => {
        const events: FundEvent[] = [raised, allocated, appropriated];
        for (const [no, stage, relatedDocument, amount, undo] of orders) {
          const of = document(no);
          const command: FundCommand = undo
            ? {
                type: 'ReverseFundEntry',
                data: { ...reversalWords, stage: stage as FundStage, document: of },
              }
            : book(
                stage as ChainStage,
                movement({ document: of, relatedDocument, amountFen: fen(amount) }),
              );
          const state = fold(fund.evolve, fund.initialState, events);
          const outcome = decideWith(fund, command, state);
          if (!isRefusal(outcome)) events.push(...outcome);
        }
        const state = fold(fund.evolve, fund.initialState, events);
        for (const entry of state.entries.values()) {
          expect(drawnFen(state, entry)).toBeLessThanOrEqual(entry.movement.amountFen);
        }
        expect(entryOf(state, 'RAISED', budget)).toBeDefined();
      }),
    );
  });
});

const reversalWords = {
  reversedOn: day('2021-02-01'),
  reasonCode: 'OTHER',
  confirmedBy: 'b',
  askedBy: 'a',
} as const;
