import {
  AskFunds,
  AskTrialBalance,
  AskTotals,
  BookFundEntry,
  BookFundsArrival,
  type FundBooking,
  ReverseFundEntry,
  WithdrawFile,
  AskImports,
} from '@ledger/application';
import { type DocumentNo, fen, localDate, yearMonth } from '@ledger/kernel';
import type { ChainStage, FundStage } from '@ledger/ledger';
import { newNode } from './kept-node';
import { funds } from './office-files';
import {
  ACTOR,
  inNewLedger,
  newPlace,
  openLedger,
  type OpenLedger,
  standingClock,
  STREET,
} from './open-ledger';
import { untouchedPlace } from './place';

jest.setTimeout(120_000);

const TODAY = '2021-06-10';
const SECOND_PERSON = 'second-person';
const no = (text: string) => text as DocumentNo;
const fundOf = { division: STREET, programme: 'RURAL_DIBAO', fiscalYear: '2021' } as const;

const booking = (
  stage: ChainStage,
  document: string,
  amountFen: number,
  relatedDocument?: string,
): FundBooking => ({
  actor: ACTOR,
  stage,
  movement: {
    ...fundOf,
    document: no(document),
    amountFen: fen(amountFen),
    businessOn: localDate('2021-06-01'),
    source: 'DISTRICT',
    fromUnit: '区财政局',
    toUnit: '街道办事处',
    ...(relatedDocument && { relatedDocument: no(relatedDocument) }),
  },
});

const book = (ledger: OpenLedger, ...words: Parameters<typeof booking>) =>
  ledger.order(new BookFundEntry(booking(...words)));

const reverse = (ledger: OpenLedger, stage: FundStage, document: string) =>
  ledger.order(
    new ReverseFundEntry({
      ...fundOf,
      actor: ACTOR,
      confirmedBy: SECOND_PERSON,
      stage,
      document: no(document),
      reasonCode: 'WRONG_AMOUNT',
      note: '金额多记一位',
    }),
  );

const asked = (knownOn: string) => ({ scope: STREET, knownOn: localDate(knownOn) });

const leftOn = async (ledger: OpenLedger, knownOn: string) => {
  const { documents } = await ledger.ask(new AskFunds(asked(knownOn)));
  return documents.map(({ document, amountFen, leftFen }) => [document, amountFen, leftFen]);
};

describe('the money chain, booked here', () => {
  const time = standingClock(TODAY);
  const inLedger = (work: (ledger: OpenLedger) => Promise<void>) =>
    inNewLedger(async (ledger) => {
      time.moveTo(TODAY);
      await work(ledger);
    }, time.clock);

  it('shows what is left of each document, the same when an order is repeated', () =>
    inLedger(async (ledger) => {
      await book(ledger, 'RAISED', 'C1', 900_00);
      await book(ledger, 'ALLOCATED', 'F1', 600_00, 'C1');
      await book(ledger, 'APPROPRIATED', 'B1', 500_00, 'F1');
      const again = await book(ledger, 'APPROPRIATED', 'B1', 500_00, 'F1');
      expect(again).toMatchObject({ document: { document: 'B1', leftFen: 500_00 } });
      const arrival = { ...fundOf, stage: 'APPROPRIATED', document: no('B1') } as const;
      const arrived = { ...arrival, arrivedOn: localDate('2021-06-03') };
      await ledger.order(new BookFundsArrival({ actor: ACTOR, arrival: arrived }));
      await book(ledger, 'USED', 'S1', 499_00, 'B1');
      await ledger.app.caughtUp();
      expect(await leftOn(ledger, TODAY)).toEqual([
        ['C1', 900_00, 300_00],
        ['F1', 600_00, 100_00],
        ['B1', 500_00, 1_00],
        ['S1', 499_00, 499_00],
      ]);
      const balance = await ledger.ask(
        new AskTrialBalance({ scope: STREET, month: yearMonth('2021-06') }),
      );
      const closing = Object.fromEntries(
        balance.accounts
          .filter(({ closingFen }) => closingFen !== 0)
          .map(({ account, closingFen }) => [account, closingFen]),
      );
      expect(closing).toEqual({
        'granted-by-treasuries': -900_00,
        raised: 300_00,
        allocated: 100_00,
        clearing: 500_00,
        'use-reported': 499_00,
        'use-to-report': -499_00,
      });
      expect(balance).toMatchObject({ differenceFen: 0, debitFen: balance.creditFen });
    }));

  it('takes a reversed entry out of the money from that day on, and not before', () =>
    inLedger(async (ledger) => {
      await book(ledger, 'RAISED', 'C1', 9_000_00);
      time.moveTo('2021-06-20');
      expect(await reverse(ledger, 'RAISED', 'C1')).toEqual({ document: null });
      expect(await reverse(ledger, 'RAISED', 'C1')).toEqual({ document: null });
      await book(ledger, 'RAISED', 'C1', 900_00);
      await ledger.app.caughtUp();
      expect(await leftOn(ledger, '2021-06-19')).toEqual([['C1', 9_000_00, 9_000_00]]);
      expect(await leftOn(ledger, '2021-06-20')).toEqual([['C1', 900_00, 900_00]]);
      const raised = async (day: string) => (await ledger.ask(new AskTotals(asked(day)))).raised;
      expect([await raised('2021-06-19'), await raised('2021-06-20')]).toEqual([9_000_00, 900_00]);
      await ledger.app.rebuildViews();
      expect([await raised('2021-06-19'), await raised('2021-06-20')]).toEqual([9_000_00, 900_00]);
    }));

  it('reckons with what the office’s own ledger says, as long as that file stands', () =>
    inLedger(async (ledger) => {
      const raisedInMay = { stage: '筹集', document: 'C1', businessOn: '2021-05-04' } as const;
      await ledger.take([
        await funds('02-资金台账-2021.xlsx', [{ ...raisedInMay, month: '', yuan: 900 }]),
      ]);
      await ledger.app.caughtUp();
      expect(await leftOn(ledger, TODAY)).toEqual([['C1', 900_00, 900_00]]);
      expect(await book(ledger, 'RAISED', 'C1', 1)).toMatchObject({
        refused: 'document-already-booked',
      });
      const [file] = await ledger.ask(new AskImports({ scope: STREET, limit: 1 }));
      await ledger.order(
        new WithdrawFile({
          actor: ACTOR,
          confirmedBy: SECOND_PERSON,
          scope: STREET,
          fileId: file!.fileId,
          reasonCode: 'WRONG_FILE',
        }),
      );
      expect(await book(ledger, 'RAISED', 'C1', 1)).toMatchObject({
        document: { amountFen: 1 },
      });
    }));
});

describe.each(['PostgreSQL', 'EventStoreDB (stand-in)'])('fifty at once on %s', (store) => {
  const CLIENTS = 50;
  const EACH_FEN = 100_00;

  it('draw exactly what a document can pay for, and never more', async () => {
    const node = store === 'PostgreSQL' ? undefined : await newNode();
    const base = await (node ? untouchedPlace() : newPlace());
    const place = { ...base, ...(node && { eventStoreUrl: node.url }) };
    const { clock } = standingClock(TODAY);
    // Two processes' worth of clients: within one they would wait for each other.
    const ledgers = [await openLedger(place, clock), await openLedger(place, clock)];
    try {
      const [first] = ledgers;
      await book(first!, 'RAISED', 'C1', CLIENTS * EACH_FEN);
      await book(first!, 'ALLOCATED', 'F1', (CLIENTS / 2) * EACH_FEN, 'C1');
      const outcomes = await Promise.all(
        Array.from({ length: CLIENTS }, (_, n) =>
          book(ledgers[n % 2]!, 'APPROPRIATED', `B${n}`, EACH_FEN, 'F1'),
        ),
      );
      const refused = outcomes.flatMap((one) => ('refused' in one ? [one.refused] : []));
      expect(refused).toEqual(Array.from({ length: CLIENTS / 2 }, () => 'not-enough-funds'));
      await first!.app.caughtUp();
      const [, allocated] = await leftOn(first!, TODAY);
      expect(allocated).toEqual(['F1', (CLIENTS / 2) * EACH_FEN, 0]);
    } finally {
      for (const ledger of ledgers) await ledger.close();
      await node?.remove();
      await base.remove();
    }
  });
});
