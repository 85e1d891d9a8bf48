import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { AskVerify, type ImportProgress } from '@ledger/application';
import { type Chance, chanceFrom, isLong, newSeed } from '../scenarios/chance';
import { type KeptNode, newNode } from '../scenarios/kept-node';
import { archive, bankResult, type Batch, deaths, roster } from '../scenarios/office-files';
import {
  ACTOR,
  answersOn,
  newHome,
  openLedger,
  type OpenLedger,
  STREET,
} from '../scenarios/open-ledger';
import { layMadeHome } from '../setup/home-with-server';

jest.setTimeout(isLong ? 3_600_000 : 600_000);

const KILLS = isLong ? 10 : 1;
const HOUSEHOLDS = Array.from({ length: isLong ? 400 : 120 }, (_, index) => index + 1);
const APRIL: Batch = {
  no: 'SYL20210401',
  month: '2021-04',
  frozenOn: '2021-03-20',
  sentOn: '2021-04-05',
};
const KNOWN_ON = '2035-12-31';
const AWAY_MS = 1_500;

const folders: string[] = [];
const nodes: KeptNode[] = [];
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.remove()));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const files = async () => [
  await archive('01.xlsx', HOUSEHOLDS),
  await roster('03.xlsx', APRIL, HOUSEHOLDS),
  bankResult('04.csv', APRIL, HOUSEHOLDS, '2021-04-06'),
  await deaths(
    '05.xlsx',
    HOUSEHOLDS.slice(0, 10).map((household) => ({ household, diedOn: '2021-02-10' })),
  ),
];

const onNewNode = async () => {
  const { folder, home } = newHome();
  folders.push(folder);
  layMadeHome(home);
  const node = await newNode();
  nodes.push(node);
  const place = { home, eventStoreUrl: node.url, remove: () => Promise.resolve() };
  return { node, ledger: await openLedger(place) };
};

/** What the log holds, but for the order of what was written at the same time, and what is said. */
const outcomeOf = async (ledger: OpenLedger, importId: string) => {
  const { store } = ledger.app.parts;
  const events: string[] = [];
  for await (const page of store.readAll(store.start)) {
    events.push(...page.map(({ stream, revision, type }) => `${stream} ${revision} ${type}`));
  }
  const { ok } = await ledger.ask(new AskVerify());
  const { report, phase } = (await ledger.app.imports.ask(importId)) ?? {};
  const taken = report?.files.map(({ fileName, outcome, accepted }) => ({
    fileName,
    outcome,
    accepted,
  }));
  return { events: events.length, ok, phase, taken, said: await answersOn(ledger, KNOWN_ON) };
};

const accept = async ({ app }: OpenLedger) =>
  app.imports.accept({ actor: ACTOR, division: STREET, mayDeclare: true, files: await files() });

const undisturbed = async () => {
  const { ledger } = await onNewNode();
  const importId = await accept(ledger);
  const begun = performance.now();
  await ledger.app.imports.finish(importId);
  const tookMs = performance.now() - begun;
  const outcome = await outcomeOf(ledger, importId);
  await ledger.close();
  return { tookMs, outcome };
};

const isOver = ({ phase }: ImportProgress) => phase === 'finished' || phase === 'failed';

const disturbed = async (chance: Chance, tookMs: number) => {
  const { ledger, node } = await onNewNode();
  const importId = await accept(ledger);
  const heard: ImportProgress[] = [];
  ledger.app.imports.listen(importId, (progress) => heard.push(progress));
  const finishing = ledger.app.imports.finish(importId);
  const afterMs = Math.round(chance.next() * 0.6 * tookMs);
  await sleep(afterMs);
  const early = heard.some(isOver);
  await node.kill();
  await sleep(AWAY_MS);
  const whileAway = heard.at(-1);
  await node.start();
  await finishing;
  const outcome = await outcomeOf(ledger, importId);
  await ledger.close();
  return { early, afterMs, whileAway, outcome };
};

const seed = newSeed();

it(`an import waits while the node is away and goes on by itself, kills: ${KILLS}`, async () => {
  process.stdout.write(`kills: LEDGER_SEED=${seed}\n`);
  const { tookMs, outcome: expected } = await undisturbed();
  expect(expected).toMatchObject({ ok: true, phase: 'finished' });
  expect(expected.said.findings.length).toBeGreaterThanOrEqual(10);
  const chance = chanceFrom(seed);
  for (let done = 0; done < KILLS;) {
    const { early, afterMs, whileAway, outcome } = await disturbed(chance, tookMs);
    if (early) continue;
    process.stdout.write(`the node was killed after ${afterMs} ms\n`);
    expect(whileAway).toMatchObject({
      phase: 'waiting',
      problem: expect.stringMatching(/恢复后自动继续.*goes on by itself/),
    });
    expect({ afterMs, outcome }).toEqual({ afterMs, outcome: expected });
    done += 1;
  }
});
