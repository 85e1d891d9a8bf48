import * as fc from 'fast-check';
import { type BatchNo, decideWith, fen, fold, isRefusal, type YearMonth } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { batchNo, day, division, document, month, yuan } from '../testing/words';
import type { BatchDraw } from './available';
import { fund, type FundCommand } from './decider';
import type { FundEvent, FundMovement, TakenOut } from './events';

const given = spec(fund);
const may = month('2021-05');
const june = month('2021-06');
const today = day('2021-06-03');
const ofFund = { division, programme: 'RURAL_DIBAO', fiscalYear: '2021' };

const appropriated = (no: string, amount: number, more: Partial<FundMovement> = {}): FundEvent => ({
  type: 'FundsAppropriated',
  data: {
    ...ofFund,
    document: document(no),
    amountFen: yuan(amount),
    businessOn: day('2021-06-01'),
    source: 'DISTRICT',
    fromUnit: '区财政局',
    toUnit: '街道办事处',
    ...more,
  },
});

const commit = (amount: number, more: Partial<Commit> = {}): FundCommand => ({
  type: 'CommitFunds',
  data: {
    ...ofFund,
    batch: batchNo,
    benefitMonth: june,
    amountFen: yuan(amount),
    committedOn: today,
    draws: [],
    ...more,
  },
});
type Commit = Extract<FundCommand, { type: 'CommitFunds' }>['data'];

const committed = (
  amount: number,
  outOf: readonly TakenOut[],
  { batch = batchNo, drawnOtherwiseFen = 0 } = {},
): FundEvent => ({
  type: 'FundsCommitted',
  data: {
    ...ofFund,
    batch,
    benefitMonth: june,
    amountFen: yuan(amount),
    committedOn: today,
    outOf,
    drawnOtherwiseFen,
  },
});

const from = (no: string, amount: number): TakenOut => ({
  document: document(no),
  amountFen: yuan(amount),
});

const draw = (no: string, benefitMonth: YearMonth, drawn: number, back = 0): BatchDraw => ({
  batch: no as BatchNo,
  benefitMonth,
  drawnFen: yuan(drawn),
  backFen: yuan(back),
});

describe('money is set aside for a batch (占用)', () => {
  it('to the last fen, and not one more', () => {
    given(appropriated('A', 600))
      .when(commit(600))
      .then(committed(600, [from('A', 600)]));
    given(appropriated('A', 600), committed(400, [from('A', 400)], { batch: other }))
      .when(commit(201))
      .thenRefused('appropriations-used-up', {
        benefitMonth: june,
        availableFen: 20_000,
        askedFen: 20_100,
      });
  });

  it('out of what is earmarked for its month first, then the oldest document first', () => {
    given(
      appropriated('B', 100, { businessOn: day('2021-06-02') }),
      appropriated('A', 100),
      appropriated('M', 50, { benefitMonth: june, businessOn: day('2021-06-03') }),
      appropriated('N', 500, { benefitMonth: may }),
    )
      .when(commit(200))
      .then(committed(200, [from('M', 50), from('A', 100), from('B', 50)]));
  });

  it('not where nothing was appropriated, and once', () => {
    given().when(commit(1)).thenRefused('no-appropriation');
    given(appropriated('A', 600), committed(100, [from('A', 100)]))
      .when(commit(100))
      .thenRefused('committed-before', { batch: batchNo });
  });

  it('less what rosters drew without it, and with what came back', () => {
    const draws = [draw('R1', may, 500, 100), draw(other, june, 50, 50)];
    given(appropriated('A', 600), committed(50, [from('A', 50)], { batch: other }))
      .when(commit(200, { draws }))
      .then(committed(200, [from('A', 200)], { drawnOtherwiseFen: 35_000 }));
    given(appropriated('A', 600), committed(50, [from('A', 50)], { batch: other }))
      .when(commit(201, { draws }))
      .thenRefused('appropriations-used-up', {
        benefitMonth: june,
        availableFen: 20_000,
        askedFen: 20_100,
      });
  });

  it('less what rosters drew beyond what there was: the next money has to cover that first', () => {
    given(appropriated('A', 100), appropriated('B', 100, { businessOn: day('2021-06-02') }))
      .when(commit(51, { draws: [draw('R1', may, 150)] }))
      .thenRefused('appropriations-used-up', {
        benefitMonth: june,
        availableFen: 5_000,
        askedFen: 5_100,
      });
  });

  it('keeps its document from being reversed', () => {
    given(appropriated('A', 600), committed(100, [from('A', 100)]))
      .when({
        type: 'ReverseFundEntry',
        data: {
          stage: 'APPROPRIATED',
          document: document('A'),
          reversedOn: today,
          reasonCode: 'OTHER',
          confirmedBy: 'b',
          askedBy: 'a',
        },
      })
      .thenRefused('drawn-on', { document: 'A', drawnFen: 10_000 });
  });
});

describe('money is released (释放)', () => {
  const release: FundCommand = {
    type: 'ReleaseFunds',
    data: { ...ofFund, batch: batchNo, releasedOn: today },
  };

  it('when its batch was rejected, and can be set aside again', () => {
    const aside = committed(600, [from('A', 600)]);
    const released: FundEvent = {
      type: 'FundsCommitmentReleased',
      data: {
        ...ofFund,
        batch: batchNo,
        releasedOn: today,
        amountFen: yuan(600),
        outOf: [from('A', 600)],
      },
    };
    given(appropriated('A', 600), aside).when(release).then(released);
    given(appropriated('A', 600), aside, released)
      .when(commit(600, { batch: other }))
      .then(committed(600, [from('A', 600)], { batch: other }));
  });

  it('only while it is set aside', () => {
    given(appropriated('A', 600)).when(release).thenRefused('not-committed', { batch: batchNo });
  });
});

const other = 'PC-OTHER' as BatchNo;

it('never sets aside more than was appropriated, less all that was drawn otherwise', () => {
  const months = [may, june, undefined] as const;
  const anyLot = fc.record({ amount: fc.nat({ max: 900 }), earmark: fc.constantFrom(...months) });
  const anyStep = fc.record({
    no: fc.nat({ max: 5 }),
    inMay: fc.boolean(),
    amount: fc.nat({ max: 600 }),
    isReleased: fc.boolean(),
    isDrawn: fc.boolean(),
    back: fc.nat({ max: 100 }),
  });
  fc.assert(
    fc.property(fc.array(anyLot), fc.array(anyStep, { maxLength: 30 }), (lots, steps) => {
      const events: FundEvent[] = lots.map(({ amount, earmark }, n) =>
        appropriated(`A${n}`, amount, earmark ? { benefitMonth: earmark } : {}),
      );
      const sumFen = lots.reduce((sum, { amount }) => sum + amount * 100, 0);
      const draws = new Map<string, BatchDraw>();
      for (const { no, inMay, amount, isReleased, isDrawn, back } of steps) {
        const batch = `P${no}` as BatchNo;
        const benefitMonth = inMay ? may : june;
        if (isDrawn) {
          draws.set(`R${no}`, draw(`R${no}`, benefitMonth, amount, Math.min(back, amount)));
          continue;
        }
        const state = fold(fund.evolve, fund.initialState, events);
        const command: FundCommand = isReleased
          ? { type: 'ReleaseFunds', data: { ...ofFund, batch, releasedOn: today } }
          : commit(amount, { batch, benefitMonth, draws: [...draws.values()] });
        const outcome = decideWith(fund, command, state);
        if (isRefusal(outcome)) continue;
        events.push(...outcome);
        const { commitments } = fold(fund.evolve, fund.initialState, events);
        const asideFen = [...commitments.values()].reduce((sum, one) => sum + one.amountFen, 0);
        const drawnFen = [...draws.values()].reduce(
          (sum, one) => sum + one.drawnFen - one.backFen,
          0,
        );
        if (!isReleased && amount > 0) expect(asideFen + drawnFen).toBeLessThanOrEqual(sumFen);
        const parts = [...commitments.values()].every(
          ({ amountFen, outOf }) => amountFen === fen(outOf.reduce((s, o) => s + o.amountFen, 0)),
        );
        expect(parts).toBe(true);
      }
    }),
  );
});
