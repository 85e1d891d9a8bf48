import {
  AskBatch,
  AskBatchDraft,
  AskFunds,
  BookFundEntry,
  BookFundsArrival,
  OpenBatch,
  RejectBatch,
  ScreenBatch,
  StepBatch,
  SubmitBatch,
} from '@ledger/application';
import {
  type BatchNo,
  type CommandId,
  type DocumentNo,
  fen,
  localDate,
  yearMonth,
} from '@ledger/kernel';
import { batch as batchDecider, type BatchAct, streamOf } from '@ledger/ledger';
import { newNode } from './kept-node';
import { archive, roster } from './office-files';
import {
  inNewLedger,
  newPlace,
  openLedger,
  type OpenLedger,
  standingClock,
  STREET,
} from './open-ledger';
import { untouchedPlace } from './place';

jest.setTimeout(120_000);

const TODAY = '2021-06-03';
const MONTH = yearMonth('2021-06');
/** What each household of the files gets a month. */
const EACH_FEN = 496_00;
const today = localDate(TODAY);
const no = (text: string) => text as DocumentNo;
const named = (batch: string) => ({ batch: batch as BatchNo, scope: STREET });
const fundOf = { division: STREET, programme: 'RURAL_DIBAO', fiscalYear: '2021' } as const;

const appropriate = async (ledger: OpenLedger, document: string, amountFen: number) => {
  const movement = {
    ...fundOf,
    amountFen: fen(amountFen),
    businessOn: localDate('2021-06-01'),
    source: 'DISTRICT',
    fromUnit: '区财政局',
    toUnit: '街道办事处',
  } as const;
  const raised = { ...movement, document: no(`C-${document}`) };
  const allocated = {
    ...movement,
    document: no(`F-${document}`),
    relatedDocument: raised.document,
  };
  const paid = { ...movement, document: no(document), relatedDocument: allocated.document };
  const actor = 'qian';
  await ledger.order(new BookFundEntry({ actor, stage: 'RAISED', movement: raised }));
  await ledger.order(new BookFundEntry({ actor, stage: 'ALLOCATED', movement: allocated }));
  return ledger.order(new BookFundEntry({ actor, stage: 'APPROPRIATED', movement: paid }));
};

const arrive = (ledger: OpenLedger, document: string) =>
  ledger.order(
    new BookFundsArrival({
      actor: 'qian',
      arrival: { ...fundOf, stage: 'APPROPRIATED', document: no(document), arrivedOn: today },
    }),
  );

const step = (ledger: OpenLedger, batch: string, name: 'approve' | 'freeze' | 'send', by: string) =>
  ledger.order(new StepBatch({ ...named(batch), actor: by, step: name }));

const submitted = async (ledger: OpenLedger, batch: string) => {
  const by = { ...named(batch), actor: 'li' };
  await ledger.order(new OpenBatch({ ...by, division: STREET, benefitMonth: MONTH }));
  await step(ledger, batch, 'freeze', 'li');
  await ledger.order(new ScreenBatch(by));
  return ledger.order(new SubmitBatch(by));
};

const setAside = async (ledger: OpenLedger, document: string) => {
  await ledger.app.caughtUp();
  const { documents } = await ledger.ask(new AskFunds({ scope: STREET, knownOn: today }));
  return documents.find((one) => one.document === document)!.committedFen;
};

describe('the money of a batch', () => {
  const { clock } = standingClock(TODAY);
  const inLedger = (work: (ledger: OpenLedger) => Promise<void>) => inNewLedger(work, clock);

  it('is set aside with the last approval, has arrived before it leaves, and is released with a rejection', () =>
    inLedger(async (ledger) => {
      await ledger.take([await archive('01.xlsx', [1, 2])]);
      const sumFen = 2 * EACH_FEN;
      expect(await submitted(ledger, 'PC-1')).toMatchObject({ status: 'submitted', sumFen });
      expect(await step(ledger, 'PC-1', 'approve', 'wang')).toMatchObject({
        refused: 'no-appropriation',
      });
      await appropriate(ledger, 'ZF-1', sumFen - 1);
      expect(await step(ledger, 'PC-1', 'approve', 'wang')).toEqual({
        refused: 'appropriations-used-up',
        details: { benefitMonth: MONTH, availableFen: sumFen - 1, askedFen: sumFen },
      });
      await appropriate(ledger, 'ZF-2', sumFen);
      const funds = { division: STREET, fiscalYear: '2021', amountFen: sumFen };
      const outOf = [
        { document: 'ZF-1', amountFen: sumFen - 1 },
        { document: 'ZF-2', amountFen: 1 },
      ];
      expect(await step(ledger, 'PC-1', 'approve', 'wang')).toMatchObject({
        status: 'approved',
        funds: { ...funds, outOf, outstanding: ['ZF-1', 'ZF-2'] },
      });
      expect(await setAside(ledger, 'ZF-1')).toBe(sumFen - 1);
      await arrive(ledger, 'ZF-1');
      expect(await step(ledger, 'PC-1', 'send', 'li')).toEqual({
        refused: 'funds-not-arrived',
        details: { documents: 'ZF-2' },
      });
      const rejected = new RejectBatch({
        ...named('PC-1'),
        actor: 'wang',
        reasonCode: 'NEW_FACTS',
      });
      expect(await ledger.order(rejected)).toMatchObject({ status: 'rejected', funds: null });
      expect(await setAside(ledger, 'ZF-1')).toBe(0);
      await arrive(ledger, 'ZF-2');
      await submitted(ledger, 'PC-2');
      await step(ledger, 'PC-2', 'approve', 'wang');
      expect(await step(ledger, 'PC-2', 'send', 'li')).toMatchObject({ status: 'sent' });
    }));

  it('is not what rosters of other offices have drawn already', () =>
    inLedger(async (ledger) => {
      const sent = { no: 'R-1', month: '2021-06', frozenOn: '2021-05-20', sentOn: '2021-06-02' };
      await ledger.take([await archive('01.xlsx', [1, 2, 3]), await roster('03.xlsx', sent, [3])]);
      const draft = await openedDraft(ledger);
      expect(draft).toMatchObject({ sumFen: 2 * EACH_FEN });
      await appropriate(ledger, 'ZF-1', 3 * EACH_FEN - 1);
      await submitted(ledger, 'PC-2');
      expect(await step(ledger, 'PC-2', 'approve', 'wang')).toMatchObject({
        details: { availableFen: 2 * EACH_FEN - 1, askedFen: 2 * EACH_FEN },
      });
      await appropriate(ledger, 'ZF-2', 1);
      expect(await step(ledger, 'PC-2', 'approve', 'wang')).toMatchObject({ status: 'approved' });
    }));
});

const openedDraft = async (ledger: OpenLedger) => {
  const by = { ...named('PC-1'), actor: 'li' };
  await ledger.order(new OpenBatch({ ...by, division: STREET, benefitMonth: MONTH }));
  return ledger.ask(new AskBatchDraft(by));
};

describe.each(['PostgreSQL', 'EventStoreDB (stand-in)'])('fifty at once on %s', (store) => {
  const CLIENTS = 50;
  const { clock } = standingClock(TODAY);

  /** A batch that only waits for its last approval; of whom it pays nothing matters here. */
  const waiting = async ({ app }: OpenLedger, batch: BatchNo) => {
    const list = { count: 1, sumFen: fen(EACH_FEN), digest: 'd', list: 'l' };
    const acts: readonly BatchAct[] = [
      {
        type: 'OpenBatch',
        data: { batch, division: STREET, benefitMonth: MONTH, openedBy: 'li' },
      },
      { type: 'FixBatchList', data: { ...list, batch, fixedBy: 'li' } },
      { type: 'FreezeBatch', data: { ...list, batch, frozenOn: today, frozenBy: 'li' } },
      {
        type: 'ScreenBatch',
        data: {
          batch,
          screenedOn: today,
          screenedBy: 'li',
          rules: [],
          policyDigest: 'p',
          blocking: 0,
          warning: 0,
          shown: { list: 's', digest: 'd' },
        },
      },
      {
        type: 'SubmitBatch',
        data: { batch, submittedBy: 'li', submittedOn: today, approversNeeded: 1 },
      },
    ];
    for (const act of acts) {
      const commandId = `${batch} ${act.type}` as CommandId;
      const known = { knownOn: today, receivedOn: today, declared: false, correlation: batch };
      const metadata = { ...known, commandId, actor: 'li' };
      await app.ledger.run(streamOf.batch(batch), batchDecider, act, metadata);
    }
  };

  it('approve batches against one fund that can pay for half of them: exactly half pass', async () => {
    const node = store === 'PostgreSQL' ? undefined : await newNode();
    const base = await (node ? untouchedPlace() : newPlace());
    const place = { ...base, ...(node && { eventStoreUrl: node.url }) };
    // Two processes' worth of clients: within one they would wait for each other.
    const ledgers = [await openLedger(place, clock), await openLedger(place, clock)];
    const [first] = ledgers as [OpenLedger, OpenLedger];
    try {
      await appropriate(first, 'ZF-1', (CLIENTS / 2) * EACH_FEN + EACH_FEN / 2);
      const batches = Array.from({ length: CLIENTS }, (_, n) => `PC-${100 + n}` as BatchNo);
      await Promise.all(batches.map((batch) => waiting(first, batch)));
      const outcomes = await Promise.all(
        batches.map((batch, n) => step(ledgers[n % 2]!, batch, 'approve', `wang${n}`)),
      );
      const refused = outcomes.flatMap((one) => ('refused' in one ? [one.refused] : []));
      expect(refused).toEqual(Array.from({ length: CLIENTS / 2 }, () => 'appropriations-used-up'));
      expect(await setAside(first, 'ZF-1')).toBe((CLIENTS / 2) * EACH_FEN);
      const standing = await Promise.all(
        batches.map((batch) => first.ask(new AskBatch(named(batch)))),
      );
      const approved = standing.filter(
        (one) => one && 'status' in one && one.status === 'approved',
      );
      expect(approved).toHaveLength(CLIENTS / 2);
    } finally {
      for (const ledger of ledgers) await ledger.close();
      await node?.remove();
      await base.remove();
    }
  });
});
