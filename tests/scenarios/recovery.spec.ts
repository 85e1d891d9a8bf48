import {
  AskBatchDraft,
  AskJournal,
  AskOverpayment,
  AskOverpayments,
  AskTotals,
  AskTrialBalance,
  OpenBatch,
  type OverpaymentStep,
  StepOverpayment,
} from '@ledger/application';
import {
  type BatchNo,
  type Fen,
  fen,
  type HouseholdNo,
  localDate,
  yearMonth,
} from '@ledger/kernel';
import {
  archive,
  bankResult,
  type Batch,
  deathCorrections,
  deaths,
  householdNo,
  roster,
} from './office-files';
import {
  newPlace,
  openLedger,
  type OpenLedger,
  type Place,
  standingClock,
  STREET,
} from './open-ledger';
import { scanned } from './personal-words';

jest.setTimeout(120_000);

const JUNE: Batch = {
  no: 'PC-2021-06',
  month: '2021-06',
  frozenOn: '2021-05-20',
  sentOn: '2021-06-04',
};
const [FIRST, SECOND, THIRD] = [1, 2, 3];
const time = standingClock('2021-06-20');
const june = (n: number) => ({
  household: householdNo(n) as HouseholdNo,
  benefitMonth: yearMonth('2021-06'),
});

let place: Place;
let ledger: OpenLedger;

const files = async () => [
  await archive('01.xlsx', [1, 2, 3]),
  await roster('03.xlsx', JUNE, [1, 2, 3]),
  bankResult('04.csv', JUNE, [1, 2, 3], '2021-06-06'),
  await deaths('05.xlsx', [
    { household: 1, diedOn: '2021-05-02' },
    { household: 2, diedOn: '2021-05-03' },
  ]),
];

beforeAll(async () => {
  place = await newPlace();
  ledger = await openLedger(place, time.clock);
  await ledger.take(await files());
  await ledger.app.caughtUp();
});

afterAll(async () => {
  await ledger.close();
  await place.remove();
});

type Named = OverpaymentStep extends infer One
  ? One extends { readonly step: infer Step; readonly order: infer Order }
    ? readonly [step: Step, more: Omit<Order, 'actor' | 'scope' | 'of'>]
    : never
  : never;

const orderOf = (n: number) => ({ actor: 'finance', scope: STREET, of: june(n) });
const step = (n: number, ...[name, more]: Named) =>
  ledger.order(
    new StepOverpayment({ step: name, order: { ...orderOf(n), ...more } } as OverpaymentStep),
  );
const register = (knownOn: string) =>
  ledger.ask(new AskOverpayments({ scope: STREET, knownOn: localDate(knownOn) }));

it('shows what was found before anybody takes it up, by village and by rule', async () => {
  const { overpayments, total, byVillage, byRule } = await register('2021-06-20');
  expect(overpayments).toMatchObject([
    { householdNo: householdNo(1), status: 'found', overpaidFen: 496_00, rule: 'R01', plan: null },
    { householdNo: householdNo(2), status: 'found', outstandingFen: 496_00 },
  ]);
  expect(overpayments[0]?.headName).toContain('*');
  expect(total).toMatchObject({ count: 2, overpaidFen: 992_00, outstandingFen: 992_00 });
  expect(byVillage).toMatchObject([{ village: '试验村', overpaidFen: 992_00 }]);
  expect(byRule).toMatchObject([{ rule: 'R01', count: 2, overpaidFen: 992_00 }]);
});

it('refuses what is not overpaid, not established, or lies elsewhere', async () => {
  expect(await step(THIRD, 'establish', {})).toMatchObject({ refused: 'overpayment-not-known' });
  const receipt = {
    voucher: 'ZH-1',
    amountFen: fen(1),
    receivedOn: localDate('2021-06-20'),
    way: 'CASH',
  } as const;
  expect(await step(FIRST, 'receive', receipt)).toMatchObject({
    refused: 'overpayment-not-established',
  });
  const elsewhere = { ...orderOf(FIRST), scope: '500118002' as typeof STREET };
  expect(
    await ledger.order(new StepOverpayment({ step: 'establish', order: elsewhere })),
  ).toMatchObject({ refused: 'overpayment-not-known' });
});

it('goes from a demand in instalments to 0.00, and says what is late on the way', async () => {
  expect(await step(FIRST, 'establish', {})).toMatchObject({
    status: 'established',
    establishedFen: 496_00,
    differenceFen: 0,
  });
  const instalments = [
    { dueOn: localDate('2021-07-31'), amountFen: fen(200_00) },
    { dueOn: localDate('2021-08-31'), amountFen: fen(296_00) },
  ];
  await step(FIRST, 'demand', { instalments });
  // Sent again after a lost answer, it has been done.
  expect(await step(FIRST, 'demand', { instalments })).toMatchObject({
    status: 'demanded',
    plan: { amountFen: 496_00, dueFen: 0, nextDueOn: '2021-07-31' },
    steps: [{ event: 'OverpaymentEstablished' }, { event: 'RecoveryDemanded' }],
  });
  time.moveTo('2021-08-02');
  const receipt = {
    voucher: 'ZH-2021-001',
    amountFen: fen(150_00),
    receivedOn: localDate('2021-08-01'),
    way: 'CASH',
  } as const;
  await step(FIRST, 'receive', receipt);
  expect(await step(FIRST, 'receive', receipt)).toMatchObject({
    recoveredFen: 150_00,
    outstandingFen: 346_00,
    plan: { dueFen: 50_00, lateFen: 50_00, nextDueOn: '2021-08-31' },
    vouchers: [{ voucher: 'ZH-2021-001', amountFen: 150_00, stated: false }],
  });
  expect(await step(FIRST, 'receive', { ...receipt, amountFen: fen(151_00) })).toMatchObject({
    refused: 'voucher-booked',
  });
  expect((await register('2021-08-02')).total).toMatchObject({ lateFen: 50_00, dueFen: 50_00 });
  expect(await step(FIRST, 'close', {})).toMatchObject({
    refused: 'still-outstanding',
    details: { outstandingFen: 346_00 },
  });
});

it('writes the rest off for an approver who had no hand in it, and closes', async () => {
  const writeOff = {
    voucher: 'HX-1',
    amountFen: fen(346_00),
    reasonCode: 'DIED_WITHOUT_ESTATE',
    note: '户主已故，无遗产',
  } as const;
  expect(await step(FIRST, 'write-off', { ...writeOff, approvedBy: 'finance' })).toMatchObject({
    refused: 'second-person-missing',
  });
  await step(FIRST, 'write-off', { ...writeOff, approvedBy: 'approver' });
  expect(await step(FIRST, 'close', {})).toMatchObject({
    status: 'closed',
    writtenOffFen: 346_00,
    outstandingFen: 0,
    plan: { dueFen: 0, lateFen: 0 },
  });
});

it('sums to the totals and books them, offset too, and keeps no personal word', async () => {
  // The head of the second household did not die after all, and of the third nothing is known.
  const asked = { scope: STREET, knownOn: localDate('2021-08-02') };
  const totals = await ledger.ask(new AskTotals(asked));
  const { total } = await register('2021-08-02');
  expect(total).toMatchObject({
    overpaidFen: totals.overpaid,
    recoveredFen: totals.recovered,
    offsetFen: totals.recoveredByOffset,
    writtenOffFen: totals.writtenOff,
    outstandingFen: totals.outstanding,
  });
  const month = yearMonth('2021-08');
  const { lines } = await ledger.ask(new AskJournal({ scope: STREET, month }));
  expect(lines.map(({ what, amountFen }) => [what, amountFen])).toEqual([
    ['recovered', 150_00],
    ['writtenOff', 346_00],
  ]);
  const balance = await ledger.ask(new AskTrialBalance({ scope: STREET, month }));
  expect(balance.differenceFen).toBe(0);
  const { leaks } = await scanned(await files(), ledger);
  expect(leaks).toEqual([]);
});

it('shows the difference when facts change after it was established, and is established anew', async () => {
  await step(SECOND, 'establish', {});
  await step(SECOND, 'receive', {
    voucher: 'ZH-2',
    amountFen: fen(96_00),
    receivedOn: localDate('2021-08-02'),
    way: 'TRANSFER',
  });
  time.moveTo('2021-08-09');
  await ledger.take([await deathCorrections('05-更正.xlsx', [2], '2021-08-09')]);
  await ledger.app.caughtUp();
  expect((await register('2021-08-09')).overpayments[1]).toMatchObject({
    establishedFen: 496_00,
    overpaidFen: 0,
    differenceFen: -496_00,
    outstandingFen: -96_00,
    rule: null,
  });
  expect((await register('2021-08-08')).overpayments[1]).toMatchObject({ differenceFen: 0 });
  expect(await step(SECOND, 'establish', {})).toMatchObject({ refused: 'settled-beyond-it' });
  await step(SECOND, 'reverse', {
    voucher: 'ZH-2',
    reasonCode: 'RETURNED_TO_PAYER',
    confirmedBy: 'approver',
  });
  await step(SECOND, 'establish', {});
  expect(await step(SECOND, 'close', {})).toMatchObject({
    status: 'closed',
    establishedFen: 0,
    outstandingFen: 0,
    vouchers: [],
  });
});

it('keeps an offset back from the month that is drafted next', async () => {
  // Paid twice in June: the second roster is a mistake, and the head lives.
  const again: Batch = { ...JUNE, no: 'PC-2021-06B', sentOn: '2021-08-10' };
  time.moveTo('2021-08-12');
  await ledger.take([
    await roster('03b.xlsx', again, [3]),
    bankResult('04b.csv', again, [3], '2021-08-11'),
  ]);
  await ledger.app.caughtUp();
  await step(THIRD, 'establish', {});
  const offset = { voucher: 'DK-1', amountFen: fen(100_00), againstMonth: yearMonth('2021-09') };
  expect(
    await step(THIRD, 'offset', {
      ...offset,
      amountFen: fen(496_00),
      againstMonth: yearMonth('2021-06'),
    }),
  ).toMatchObject({ refused: 'offset-against-itself' });
  expect(await step(THIRD, 'offset', offset)).toMatchObject({
    rule: 'R06',
    offsetFen: 100_00,
    outstandingFen: 396_00,
  });
  expect(
    await step(THIRD, 'offset', { ...offset, voucher: 'DK-2', amountFen: fen(396_01) }),
  ).toMatchObject({ refused: 'more-than-outstanding' });
  const batch = 'SY-202109' as BatchNo;
  const opened = { batch, actor: 'finance', scope: STREET, division: STREET };
  await ledger.order(new OpenBatch({ ...opened, benefitMonth: yearMonth('2021-09') }));
  const draft = await ledger.ask(new AskBatchDraft({ batch, scope: STREET }));
  if ('refused' in draft) throw new Error(draft.refused);
  const mine = draft.lines.find((line) => line.householdNo === householdNo(3));
  expect(mine).toMatchObject({ dueFen: 415_00, arithmetic: { offsetFen: 100_00 } });
  await ledger.app.rebuildViews();
  const asked = { scope: STREET, knownOn: localDate('2021-08-12'), of: june(3) };
  expect(await ledger.ask(new AskOverpayment(asked))).toMatchObject({ offsetFen: 100_00 });
});

describe('offsets of two overpaid months against one', () => {
  const JULY: Batch = { ...JUNE, no: 'PC-2021-07', month: '2021-07', sentOn: '2021-08-10' };
  const of = (month: string) => ({ ...june(3), benefitMonth: yearMonth(month) });
  const offsetFrom = (
    { order }: Pick<OpenLedger, 'order'>,
    overpaid: string,
    more: { readonly voucher: string; readonly amountFen: Fen },
    against = '2021-10',
  ) =>
    order(
      new StepOverpayment({
        step: 'offset',
        order: { ...orderOf(3), of: of(overpaid), ...more, againstMonth: yearMonth(against) },
      }),
    );
  const offsetFen = async (overpaid: string) => {
    const asked = { scope: STREET, knownOn: localDate('2021-08-12'), of: of(overpaid) };
    const answer = await ledger.ask(new AskOverpayment(asked));
    return 'refused' in answer ? undefined : answer.offsetFen;
  };

  beforeAll(async () => {
    const twice = { ...JULY, no: 'PC-2021-07B' };
    await ledger.take([
      await roster('03c.xlsx', JULY, [3]),
      bankResult('04c.csv', JULY, [3], '2021-08-11'),
      await roster('03d.xlsx', twice, [3]),
      bankResult('04d.csv', twice, [3], '2021-08-11'),
    ]);
    await ledger.app.caughtUp();
    const order = { ...orderOf(3), of: of('2021-07') };
    await ledger.order(new StepOverpayment({ step: 'establish', order }));
  });

  /** Both have read and decided before either writes. */
  const meetAtTheLog = (...ledgers: readonly OpenLedger[]) => {
    let waiting = ledgers.length;
    let open = () => undefined as void;
    const allAreThere = new Promise<void>((resolve) => (open = resolve));
    for (const { store } of ledgers.map(({ app }) => app.parts)) {
      const append = store.append.bind(store);
      jest.spyOn(store, 'append').mockImplementationOnce(async (writes) => {
        waiting -= 1;
        if (waiting === 0) open();
        await allAreThere;
        return append(writes);
      });
    }
  };

  afterEach(() => jest.restoreAllMocks());

  it('take no more than is due, asked of two processes at the same time', async () => {
    const other = await openLedger(place, time.clock);
    try {
      meetAtTheLog(ledger, other);
      const asked = { voucher: 'DK-10', amountFen: fen(300_00) };
      const answers = await Promise.all([
        offsetFrom(ledger, '2021-06', asked),
        offsetFrom(other, '2021-07', asked),
      ]);
      expect(answers.filter((one) => 'refused' in one)).toMatchObject([
        { refused: 'more-than-due', details: { leftFen: 215_00, askedFen: 300_00 } },
      ]);
      // Sent again, what passed has been done.
      const passed = 'refused' in answers[0] ? '2021-07' : '2021-06';
      expect(await offsetFrom(other, passed, asked)).toMatchObject({ benefitMonth: passed });
      const sum = (await offsetFen('2021-06'))! + (await offsetFen('2021-07'))!;
      expect(sum).toBe(100_00 + 300_00);
    } finally {
      await other.close();
    }
  });

  it('are finished by whoever comes next when a crash lets one fall between its two steps', async () => {
    const { store } = ledger.app.parts;
    const before = (await offsetFen('2021-07'))!;
    const append = store.append.bind(store);
    // What is spoken for is written; the process is gone before it is booked.
    jest
      .spyOn(store, 'append')
      .mockImplementationOnce(append)
      .mockRejectedValueOnce(new Error('crashed'));
    const lost = { voucher: 'DK-11', amountFen: fen(150_00) };
    await expect(offsetFrom(ledger, '2021-07', lost, '2021-11')).rejects.toThrow('crashed');
    expect(await offsetFen('2021-07')).toBe(before);
    const next = { voucher: 'DK-12', amountFen: fen(60_00) };
    expect(await offsetFrom(ledger, '2021-06', next, '2021-11')).not.toHaveProperty('refused');
    expect(await offsetFen('2021-07')).toBe(before + 150_00);
  });

  it('may take again what a reversal gave back', async () => {
    const reversal = {
      voucher: 'DK-11',
      reasonCode: 'WRONG_MONTH',
      confirmedBy: 'approver',
    } as const;
    const order = { ...orderOf(3), of: of('2021-07'), ...reversal };
    const again = { voucher: 'DK-11', amountFen: fen(160_00) };
    expect(await offsetFrom(ledger, '2021-07', again, '2021-11')).toMatchObject({
      refused: 'voucher-booked',
    });
    await ledger.order(new StepOverpayment({ step: 'reverse', order }));
    expect(await offsetFrom(ledger, '2021-07', again, '2021-11')).not.toHaveProperty('refused');
  });
});
