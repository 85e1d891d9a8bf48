import { AskVerify, copyMainLog, type ImportReport } from '@ledger/application';
import { emptyFrontier, grow, rootOf } from '@ledger/event-store';
import { isLong } from './chance';
import { type KeptNode, newNode } from './kept-node';
import { answersOn, inNewLedger, openLedger, type OpenLedger, type Place } from './open-ledger';
import { untouchedPlace } from './place';
import { expectOracle } from './oracle';
import { describeSets, expectedFilesOf, expectedOf, folderOf, folderUntil } from './sample-set';

jest.setTimeout(isLong ? 3_600_000 : 600_000);

/** The oracle needs the whole year; a ledger on the database was held to it and stands for it. */
const SHORT_UNTIL = '2021-01';

const leavesOf = async ({ app: { parts } }: OpenLedger) => {
  const leaves: string[] = [];
  for await (const page of parts.store.readAll(parts.store.start)) {
    leaves.push(...page.map(({ leaf }) => leaf));
  }
  return leaves;
};

/** Opens a ledger that reads its views anew, and lets it go again. */
const opened = async <T>(place: Place, work: (ledger: OpenLedger) => Promise<T>): Promise<T> => {
  const ledger = await openLedger(place);
  try {
    await ledger.app.caughtUp();
    return await work(ledger);
  } finally {
    await ledger.close();
  }
};

// The stand-in speaks the protocol; it is not EventStoreDB, and this is no test of one.
describeSets(
  'expected.json',
  (name) => `the year of ${name} with its log on a node (stand-in)`,
  (set) => {
    const { asOf } = expectedOf(set);
    const files = isLong ? folderOf(set) : folderUntil(set, SHORT_UNTIL);
    const nodes: KeptNode[] = [];
    const aNode = async (): Promise<KeptNode> => {
      const node = await newNode();
      nodes.push(node);
      return node;
    };
    let base: Place;
    let onNode: Place;
    let report: ImportReport;
    let leaves: readonly string[];

    beforeAll(async () => {
      base = await untouchedPlace();
      onNode = { ...base, eventStoreUrl: (await aNode()).url };
    });
    afterAll(async () => {
      await base.remove();
      await Promise.all(nodes.map((node) => node.remove()));
    });

    const days = asOf.map(({ knowledgeDate }) => knowledgeDate);
    const allAnswers = async (ledger: OpenLedger) => {
      const answers = [];
      for (const day of days) answers.push(await answersOn(ledger, day));
      return answers;
    };

    /** Short: what a ledger with its log in the database says of the same files. */
    const inDatabase = () =>
      inNewLedger(async (ledger) => {
        await ledger.take(files);
        return allAnswers(ledger);
      });

    const isRight = async (ledger: OpenLedger): Promise<void> => {
      if (isLong) for (const day of asOf) await expectOracle(ledger, day);
      else expect(await allAnswers(ledger)).toEqual(await inDatabase());
    };

    it('is taken in with every row, and gives the right findings and delays on each day', async () => {
      await opened(onNode, async (ledger) => {
        report = await ledger.take(files);
        await isRight(ledger);
        leaves = await leavesOf(ledger);
        const { rows } = await ledger.app.parts.pool.query('select from log.events');
        expect(rows).toEqual([]);
        expect(await ledger.ask(new AskVerify())).toMatchObject({
          ok: true,
          events: leaves.length,
        });
      });
      const names = new Set(files.map(({ name }) => name));
      const expected = expectedFilesOf(set).filter(({ file }) => names.has(file));
      expect(report.accepted).toBe(expected.reduce((sum, { accepted }) => sum + accepted, 0));
    });

    it('does not start without the node, lest a second history begin', async () => {
      await expect(openLedger(base)).rejects.toThrow('copy-log');
    });

    it('is copied to the database and to another node with the same leaves and the same root', async () => {
      const env = { DATABASE_URL: base.url, EVENTSTORE_URL: onNode.eventStoreUrl };
      const order = { home: base.home, env };
      const copy = await copyMainLog({ ...order, from: 'eventstore', to: 'home' });
      const root = rootOf(
        grow(
          emptyFrontier,
          leaves.map((leaf) => Buffer.from(leaf, 'hex')),
        ),
      );
      expect(copy).toEqual({
        size: leaves.length,
        copied: leaves.length,
        root: root.toString('hex'),
      });
      const other = await aNode();
      expect(await copyMainLog({ ...order, from: 'home', to: other.url })).toEqual(copy);
      // Reading the views anew twice takes long; other-log.spec.ts does it with a small office.
      if (!isLong) return;
      for (const place of [base, { ...base, eventStoreUrl: other.url }]) {
        await opened(place, async (ledger) => {
          expect(await leavesOf(ledger)).toEqual(leaves);
          await isRight(ledger);
        });
      }
    });
  },
);
