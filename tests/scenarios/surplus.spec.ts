import { setTimeout as pause } from 'node:timers/promises';
import {
  AskFunds,
  AskTrialBalance,
  BookFundEntry,
  BookFundsArrival,
  DisposeOfSurplus,
  ReverseFundEntry,
} from '@ledger/application';
import { type CommandId, type DocumentNo, fen, localDate, yearMonth } from '@ledger/kernel';
import {
  type ChainStage,
  fund,
  type FundStage,
  type LeftStage,
  streamOf,
  type SurplusStage,
} from '@ledger/ledger';
import {
  ACTOR,
  newPlace,
  openLedger,
  type OpenLedger,
  type Place,
  standingClock,
  STREET,
} from './open-ledger';

jest.setTimeout(120_000);

const TODAY = '2021-12-28';
const no = (text: string) => text as DocumentNo;
const fundOf = { division: STREET, programme: 'RURAL_DIBAO', fiscalYear: '2021' } as const;
const moved = (document: string, amountFen: number) => ({
  ...fundOf,
  document: no(document),
  amountFen: fen(amountFen),
  businessOn: localDate(TODAY),
  source: 'DISTRICT' as const,
  fromUnit: '区财政局',
  toUnit: '街道办事处',
});

let place: Place;
let ledgers: readonly [OpenLedger, OpenLedger];

beforeAll(async () => {
  place = await newPlace();
  const { clock } = standingClock(TODAY);
  // Two processes' worth of clients: within one they would wait for each other.
  ledgers = [await openLedger(place, clock), await openLedger(place, clock)];
});

afterAll(async () => {
  for (const ledger of ledgers) await ledger.close();
  await place.remove();
});

const book = (
  stage: ChainStage,
  document: string,
  amountFen: number,
  related?: string,
  fiscalYear = '2021',
) => {
  const movement = {
    ...moved(document, amountFen),
    fiscalYear,
    ...(related && { relatedDocument: no(related) }),
  };
  return ledgers[0].order(new BookFundEntry({ actor: ACTOR, stage, movement }));
};

const surplus = (
  document: string,
  amountFen: number,
  relatedStage: LeftStage,
  related: string,
) => ({
  ...moved(document, amountFen),
  relatedStage,
  relatedDocument: no(related),
});

const dispose = (stage: SurplusStage, ...words: Parameters<typeof surplus>) =>
  ledgers[0].order(new DisposeOfSurplus({ actor: ACTOR, stage, movement: surplus(...words) }));

const reverse = (stage: FundStage, document: string, fiscalYear = '2021') =>
  ledgers[0].order(
    new ReverseFundEntry({
      ...fundOf,
      fiscalYear,
      actor: ACTOR,
      confirmedBy: 'second',
      stage,
      document: no(document),
      reasonCode: 'WRONG_AMOUNT',
      note: '结转金额有误',
    }),
  );

const documents = async () => {
  await ledgers[0].app.caughtUp();
  const asked = { scope: STREET, knownOn: localDate(TODAY) };
  return (await ledgers[0].ask(new AskFunds(asked))).documents;
};

/** The sources of the next year, by number. */
const come = async () =>
  (await documents()).filter(
    ({ stage, fiscalYear }) => stage === 'RAISED' && fiscalYear === '2022',
  );

const balance = async () => {
  await ledgers[0].app.caughtUp();
  const month = yearMonth('2021-12');
  const books = await ledgers[0].ask(new AskTrialBalance({ scope: STREET, month }));
  expect(books).toMatchObject({ differenceFen: 0, debitFen: books.creditFen });
  return (account: string) => books.accounts.find((one) => one.account === account)?.closingFen;
};

it('what is left goes back or on, and arrives in the next year once, however often it is asked', async () => {
  await book('RAISED', 'C1', 900_00);
  await book('ALLOCATED', 'F1', 600_00, 'C1');
  await book('APPROPRIATED', 'B1', 500_00, 'F1');
  const arrival = { ...fundOf, document: no('B1'), stage: 'APPROPRIATED' as const };
  await ledgers[0].order(
    new BookFundsArrival({ actor: ACTOR, arrival: { ...arrival, arrivedOn: localDate(TODAY) } }),
  );
  await dispose('RETURNED', 'H1', 100_00, 'ALLOCATED', 'F1');
  await dispose('RETURNED', 'H2', 20_00, 'APPROPRIATED', 'B1');
  await dispose('CARRIED_OVER', 'J1', 300_00, 'RAISED', 'C1');
  const again = await dispose('CARRIED_OVER', 'J1', 300_00, 'RAISED', 'C1');
  expect(again).toMatchObject({ document: { stage: 'CARRIED_OVER', relatedStage: 'RAISED' } });
  expect(await dispose('CARRIED_OVER', 'J1', 299_00, 'RAISED', 'C1')).toMatchObject({
    refused: 'document-already-booked',
  });
  expect(await come()).toMatchObject([
    { document: 'J1', amountFen: 300_00, leftFen: 300_00, carriedOverFrom: '2021' },
  ]);
  const at = await balance();
  const accounts = ['raised', 'allocated', 'clearing', 'treasury', 'carried-over'];
  expect(accounts.map(at)).toEqual([300_00, 0, 480_00, 120_00, 0]);
});

it('is undone only where the next year has not drawn on it, in both years at once', async () => {
  await book('ALLOCATED', 'F2022', 1_00, 'J1', '2022');
  expect(await reverse('CARRIED_OVER', 'J1')).toMatchObject({ refused: 'drawn-on' });
  await reverse('ALLOCATED', 'F2022', '2022');
  expect(await reverse('CARRIED_OVER', 'J1')).toEqual({ document: null });
  expect(await reverse('CARRIED_OVER', 'J1')).toEqual({ document: null });
  expect(await come()).toEqual([]);
  // Its number is free again, and what it was carried over of is there again.
  await dispose('CARRIED_OVER', 'J1', 200_00, 'RAISED', 'C1');
  expect(await come()).toMatchObject([{ document: 'J1', amountFen: 200_00 }]);
  // A source of the next year that was carried over is undone in both years as well.
  expect(await reverse('RAISED', 'J1', '2022')).toEqual({ document: null });
  expect((await documents()).map(({ document }) => document)).not.toContain('J1');
  expect((await balance())('raised')).toBe(300_00);
});

it('a number that is another document in the next year is refused before anything left', async () => {
  await book('RAISED', 'J9', 5_00, undefined, '2022');
  expect(await dispose('CARRIED_OVER', 'J9', 1_00, 'RAISED', 'C1')).toMatchObject({
    refused: 'document-already-booked',
  });
  expect(await reverse('CARRIED_OVER', 'J9')).toMatchObject({ refused: 'document-not-booked' });
  expect((await come()).map(({ document }) => document)).toEqual(['J9']);
});

it('forty at once take exactly what there is, and all of it arrives', async () => {
  await book('RAISED', 'C2', 2_000_00);
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, n) => {
      const stage = n % 4 < 2 ? ('CARRIED_OVER' as const) : ('RETURNED' as const);
      const movement = surplus(`K${n}`, 100_00, 'RAISED', 'C2');
      return ledgers[n % 2]!.order(new DisposeOfSurplus({ actor: ACTOR, stage, movement }));
    }),
  );
  const refused = outcomes.flatMap((one) => ('refused' in one ? [one.refused] : []));
  expect(refused).toEqual(Array.from({ length: 20 }, () => 'not-enough-funds'));
  const all = await documents();
  const left = all.filter(({ relatedDocument }) => relatedDocument === 'C2');
  expect(left).toHaveLength(20);
  const carried = left.filter(({ stage }) => stage === 'CARRIED_OVER').map((one) => one.document);
  const arrived = all.filter((one) => one.stage === 'RAISED' && one.document.startsWith('K'));
  expect(arrived.map(({ document }) => document).sort()).toEqual([...carried].sort());
  expect((await balance())('carried-over')).toBe(0);
});

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return;
    await pause(200);
  }
  throw new Error('it did not come to hold within 20 s');
};

it('a crash between the two years leaves nothing half done, forward or back', async () => {
  await dispose('CARRIED_OVER', 'X1', 10_00, 'RAISED', 'C1');
  const today = localDate(TODAY);
  const metadata = (id: string) => ({
    commandId: id as CommandId,
    actor: ACTOR,
    knownOn: today,
    receivedOn: today,
    declared: false,
    correlation: id,
  });
  const { ledger } = ledgers[0].app;
  const stream = (year: string) => streamOf.fund(fundOf.programme, year, STREET);
  // The first halves alone, as a process leaves them that dies before the second.
  const movement = surplus('X2', 20_00, 'RAISED', 'C1');
  const leave = { type: 'CarryOverFunds', data: { movement, draws: [] } } as const;
  const left = await ledger.run(
    stream('2021'),
    fund,
    leave,
    metadata('2e0f5b7e-0000-4000-8000-000000000001'),
  );
  const undo = {
    type: 'ReverseFundEntry',
    data: {
      stage: 'RAISED',
      document: no('X1'),
      reversedOn: today,
      reasonCode: 'OTHER',
      confirmedBy: 'second',
      askedBy: ACTOR,
    },
  } as const;
  const undone = await ledger.run(
    stream('2022'),
    fund,
    undo,
    metadata('2e0f5b7e-0000-4000-8000-000000000002'),
  );
  // What the balance says now hangs on whether somebody has gone on with them already.
  expect([left, undone]).toMatchObject([{ events: 1 }, { events: 1 }]);
  await until(async () => (await balance())('carried-over') === 0);
  const standing = (await documents()).map(({ stage, document }) => `${stage} ${document}`);
  expect(standing).toContain('RAISED X2');
  expect(standing).not.toContain('CARRIED_OVER X1');
});
