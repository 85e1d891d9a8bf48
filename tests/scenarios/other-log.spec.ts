import { AskImports, copyMainLog, LogNotAccepted } from '@ledger/application';
import { type KeptNode, newNode } from './kept-node';
import { archive, bankResult, type Batch, deaths, roster } from './office-files';
import { answersOn, openLedger, type OpenLedger, type Place, STREET } from './open-ledger';
import { untouchedPlace } from './place';

jest.setTimeout(300_000);

const KNOWN_ON = '2035-12-31';
const APRIL: Batch = {
  no: 'SYL20210401',
  month: '2021-04',
  frozenOn: '2021-03-20',
  sentOn: '2021-04-05',
};
const HOUSEHOLDS = [1, 2, 3, 4, 5, 6];

const monthOf = async () => [
  await archive('01.xlsx', HOUSEHOLDS),
  await roster('03.xlsx', APRIL, HOUSEHOLDS),
  bankResult('04.csv', APRIL, HOUSEHOLDS, '2021-04-06'),
];
const twoDead = () =>
  deaths('05.xlsx', [
    { household: 2, diedOn: '2021-02-10' },
    { household: 5, diedOn: '2021-03-01' },
  ]);

let place: Place;
let node: KeptNode;
beforeEach(async () => {
  [place, node] = [await untouchedPlace(), await newNode()];
});
afterEach(async () => {
  await place.remove();
  await node.remove();
});

const onNode = (): Place => ({ ...place, eventStoreUrl: node.url });

const opened = async <T>(where: Place, work: (ledger: OpenLedger) => Promise<T>): Promise<T> => {
  const ledger = await openLedger(where);
  try {
    await ledger.app.caughtUp();
    return await work(ledger);
  } finally {
    await ledger.close();
  }
};

const copy = (from: string, to: string) =>
  copyMainLog({
    from,
    to,
    home: place.home,
    env: { DATABASE_URL: place.url, EVENTSTORE_URL: node.url },
  });

const refusalOf = (opening: Promise<OpenLedger>): Promise<unknown> =>
  opening.then(
    () => 'it started',
    (error: unknown) => (error instanceof LogNotAccepted ? error.reason : error),
  );

/** What the ledger says, with the files in the order of the register. */
const said = async (ledger: OpenLedger) => ({
  ...(await answersOn(ledger, KNOWN_ON)),
  files: await ledger.ask(new AskImports({ scope: STREET, limit: 50 })),
});

const certain = async (ledger: OpenLedger): Promise<number> =>
  (await ledger.findings(KNOWN_ON, 'R01')).findings.length;

it('a ledger with a history in its database does not begin a second one on an empty node', async () => {
  await opened(place, async (ledger) => ledger.take(await monthOf()));
  const before = node.appends();
  expect(await refusalOf(openLedger(onNode()))).toBe('not-copied');
  await expect(openLedger(onNode())).rejects.toThrow(/copy-log[^]*copy-log/);
  expect(node.appends()).toBe(before);
});

it('copied to a node it goes on there and says the same, and not in the database any more', async () => {
  const before = await opened(place, async (ledger) => {
    await ledger.take([...(await monthOf()), await twoDead()]);
    return said(ledger);
  });
  const { size, root } = await copy('home', 'eventstore');
  // As a copy that was interrupted leaves it: without its end it is not the log of this ledger.
  const whole = node.appends();
  await node.kill();
  node.restore(whole - 1);
  await node.start();
  expect(await refusalOf(openLedger(onNode()))).toBe('not-copied');
  expect(await copy('home', 'eventstore')).toMatchObject({ size, root, copied: 1 });

  await opened(onNode(), async (ledger) => {
    expect(await said(ledger)).toEqual(before);
    await ledger.take([await deaths('06.xlsx', [{ household: 3, diedOn: '2021-02-03' }])]);
    expect(await certain(ledger)).toBe(3);
  });
  expect(await refusalOf(openLedger(place))).toBe('left-behind');
  expect((await copy('eventstore', 'home')).size).toBeGreaterThan(size);
  await opened(place, async (ledger) => expect(await certain(ledger)).toBe(3));
});

it('a new ledger takes an empty node only, and takes its own log back by a copy', async () => {
  const before = await opened(onNode(), async (ledger) => {
    await ledger.take([...(await monthOf()), await twoDead()]);
    return ledger.events();
  });
  const fresh = await untouchedPlace();
  try {
    const freshOnNode = { ...fresh, eventStoreUrl: node.url };
    expect(await refusalOf(openLedger(freshOnNode))).toBe('unknown-log');
    const env = { DATABASE_URL: fresh.url, EVENTSTORE_URL: node.url };
    await copyMainLog({ from: 'eventstore', to: 'home', home: fresh.home, env });
    await opened(freshOnNode, async (ledger) => expect(await ledger.events()).toBe(before));
  } finally {
    await fresh.remove();
  }
});

it('after an older backup of the node the views say what the log says, and no more', async () => {
  let older = 0;
  const before = await opened(onNode(), async (ledger) => {
    await ledger.take(await monthOf());
    older = node.appends();
    return said(ledger);
  });
  await opened(onNode(), async (ledger) => {
    await ledger.take([await twoDead()]);
    expect(await certain(ledger)).toBe(2);
  });
  await node.kill();
  node.restore(older);
  await node.start();
  await opened(onNode(), async (ledger) => {
    expect(await said(ledger)).toEqual(before);
    // The lost file can be handed in again, and counts.
    await ledger.take([await twoDead()]);
    expect(await certain(ledger)).toBe(2);
  });
});

it('a node that lost its log is not written to, neither after a start nor while we run', async () => {
  await opened(onNode(), async (ledger) => ledger.take(await monthOf()));
  const ledger = await openLedger(onNode());
  try {
    await ledger.take([await twoDead()]);
    await ledger.app.caughtUp();
    const before = await said(ledger);
    await node.kill();
    node.restore(1);
    await node.start();
    const late = ledger.take([await deaths('07.xlsx', [])]);
    await expect(late).rejects.toThrow(LogNotAccepted);
    expect(node.appends()).toBe(1);
    expect(await said(ledger)).toEqual(before);
    expect(await refusalOf(openLedger(onNode()))).toBe('another-log');
  } finally {
    await ledger.close();
  }
});
