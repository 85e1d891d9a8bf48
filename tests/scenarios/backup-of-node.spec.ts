import { rmSync } from 'node:fs';
import { AskVerify, restoreBackup, takeBackup } from '@ledger/application';
import { type KeptNode, newNode } from './kept-node';
import { archive, bankResult, type Batch, deaths, roster } from './office-files';
import { answersOn, newHome, openLedger, type OpenLedger, type Place } from './open-ledger';
import { untouchedPlace } from './place';

jest.setTimeout(120_000);

const KNOWN_ON = '2035-12-31';
const PASSPHRASE = 'correct horse 备份';
const HOUSEHOLDS = [1, 2, 3, 4, 5, 6];
const APRIL: Batch = {
  no: 'SYL20210401',
  month: '2021-04',
  frozenOn: '2021-03-20',
  sentOn: '2021-04-05',
};

const folders = newHome();
const places: Place[] = [];
const nodes: KeptNode[] = [];
const placed = async (): Promise<Place> => {
  const place = await untouchedPlace();
  places.push(place);
  return place;
};
const onNode = async (): Promise<Place> => {
  const node = await newNode();
  nodes.push(node);
  return { ...(await placed()), eventStoreUrl: node.url };
};
afterAll(async () => {
  for (const place of places) await place.remove();
  for (const node of nodes) await node.remove();
  rmSync(folders.folder, { recursive: true, force: true });
});

const envOf = ({ url, eventStoreUrl }: Place) => ({
  DATABASE_URL: url!,
  ...(eventStoreUrl && { EVENTSTORE_URL: eventStoreUrl }),
});

const opened = async <T>(place: Place, work: (ledger: OpenLedger) => Promise<T>): Promise<T> => {
  const open = await openLedger(place);
  try {
    await open.app.caughtUp();
    return await work(open);
  } finally {
    await open.close();
  }
};

it('a ledger whose log is in EventStoreDB is restored to a node or to a database alone', async () => {
  const original = await onNode();
  const { backup, answers } = await opened(original, async (ledger) => {
    await ledger.take([
      await archive('01.xlsx', HOUSEHOLDS),
      await roster('03.xlsx', APRIL, HOUSEHOLDS),
      bankResult('04.csv', APRIL, HOUSEHOLDS, '2021-04-06'),
      await deaths('05.xlsx', [{ household: 2, diedOn: '2021-02-10' }]),
    ]);
    const order = { to: folders.folder, passphrase: PASSPHRASE, home: original.home };
    return {
      answers: await answersOn(ledger, KNOWN_ON),
      backup: await takeBackup(ledger.app, { ...order, env: envOf(original) }),
    };
  });
  const { events, root } = backup.manifest.log;
  expect(backup.manifest.logKind).toBe('eventstoredb');
  for (const place of [await onNode(), await placed()]) {
    const restored = await restoreBackup({
      from: backup.folder,
      passphrase: async () => PASSPHRASE,
      home: place.home,
      env: envOf(place),
    });
    expect(restored).toMatchObject({ events, root });
    await opened(place, async (ledger) => {
      expect(await answersOn(ledger, KNOWN_ON)).toEqual(answers);
      expect(await ledger.ask(new AskVerify())).toMatchObject({ ok: true, events });
    });
  }
});
