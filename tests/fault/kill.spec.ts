import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AskVerify, type ImportReport, type Upload } from '@ledger/application';
import { type Chance, chanceFrom, isLong, newSeed } from '../scenarios/chance';
import { archive, bankResult, type Batch, deaths, roster } from '../scenarios/office-files';
import { answersOn, newHome, openLedger } from '../scenarios/open-ledger';
import { manifestOf, pathOf, setsWith } from '../scenarios/sample-set';
import { layMadeHome } from '../setup/home-with-server';
import { type ImportingProcess, killDatabase, startImporting } from './importing-process';

jest.setTimeout(isLong ? 3_600_000 : 600_000);

const KILLS = isLong ? 20 : 3;
const KNOWN_ON = ['2021-06-30', '2021-12-31'];

type Victim = 'application' | 'database' | 'both';
const VICTIMS: readonly Victim[] = ['both', 'application', 'database'];

const folders: string[] = [];
const temporary = (folder: string): string => {
  folders.push(folder);
  return folder;
};
const running = new Set<ImportingProcess>();

const importing = (home: string, folder?: string): ImportingProcess => {
  const started = startImporting(home, folder);
  running.add(started);
  void started.ended.then(() => running.delete(started));
  return started;
};

const HOUSEHOLDS = 150;

const written = (files: readonly Upload[]): string => {
  const folder = temporary(mkdtempSync(join(tmpdir(), 'dibao-fault-files-')));
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  return folder;
};

/** In the short form: a batch of so many households, of whom ten had died before. */
const generatedFolder = async (): Promise<string> => {
  const all = Array.from({ length: HOUSEHOLDS }, (_, index) => index + 1);
  const april: Batch = {
    no: 'SYL20210401',
    month: '2021-04',
    frozenOn: '2021-03-20',
    sentOn: '2021-04-05',
  };
  const dead = all.slice(0, 10).map((household) => ({ household, diedOn: '2021-02-10' }));
  const files = [
    await archive('01.xlsx', all),
    await roster('03.xlsx', april, all),
    bankResult('04.csv', april, all, '2021-04-06'),
    await deaths('05.xlsx', dead),
  ];
  const days = new Map(files.map(({ name }) => [name, '2021-05-10']));
  return written([...files, manifestOf(days)]);
};

/** What the ledger of a home holds and says, once nothing is left to do in it. */
const outcomeOf = async (home: string, importId: string) => {
  const ledger = await openLedger({ home, remove: () => Promise.resolve() });
  try {
    await ledger.app.caughtUp();
    const { ok, firstWrong } = await ledger.ask(new AskVerify());
    const progress = await ledger.app.imports.ask(importId);
    const answers = [];
    for (const day of KNOWN_ON) answers.push(await answersOn(ledger, day));
    return {
      events: await ledger.events(),
      verified: { ok, firstWrong },
      phase: progress?.phase,
      report: filesOf(progress?.report ?? undefined),
      answers,
    };
  } finally {
    await ledger.close();
  }
};

/** What the report says of each file, but for ids that differ between homes. */
const filesOf = (report: ImportReport | undefined) =>
  report?.files.map((file) => {
    const { fileId: _, ...rest } = file;
    return rest;
  });

type Outcome = Awaited<ReturnType<typeof outcomeOf>>;

const aHome = (): string => {
  const { folder, home } = newHome();
  temporary(folder);
  layMadeHome(home);
  return home;
};

const undisturbed = async (folder: string) => {
  const home = aHome();
  const child = importing(home, folder);
  const importId = await child.accepted;
  const begun = performance.now();
  await child.finished;
  const tookMs = performance.now() - begun;
  await child.ended;
  return { tookMs, outcome: await outcomeOf(home, importId) };
};

const killed = async (victim: Victim, home: string, child: ImportingProcess) => {
  if (victim !== 'application') killDatabase(home);
  if (victim === 'database') return child.finished;
  child.kill();
  await child.ended;
  return importing(home).finished;
};

/** Kills once, somewhere on the way; undefined when the import was over before. */
const disturbed = async (
  folder: string,
  victim: Victim,
  afterMs: number,
): Promise<Outcome | undefined> => {
  const home = aHome();
  const child = importing(home, folder);
  const importId = await child.accepted;
  await sleep(afterMs);
  if (child.hasFinished()) return undefined;
  await killed(victim, home, child);
  await Promise.all([...running].map(({ ended }) => ended));
  return outcomeOf(home, importId);
};

const somewhere = (chance: Chance, tookMs: number) => chance.next() * 0.8 * tookMs;

afterEach(async () => {
  for (const child of running) child.kill();
  await Promise.all([...running].map(({ ended }) => ended));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const [set] = isLong ? setsWith('expected.json') : [];
const seed = newSeed();

it(`after ${KILLS} kills at random moments an import ends as if nobody had touched it`, async () => {
  process.stdout.write(`kills: LEDGER_SEED=${seed}\n`);
  const folder = set ? pathOf(set) : await generatedFolder();
  const { tookMs, outcome: expected } = await undisturbed(folder);
  expect(expected).toMatchObject({ phase: 'finished', verified: { ok: true, firstWrong: null } });
  expect(expected.answers[0]?.findings.length).toBeGreaterThan(0);
  const chance = chanceFrom(seed);
  for (let done = 0; done < KILLS;) {
    const victim = VICTIMS[done % VICTIMS.length]!;
    const afterMs = somewhere(chance, tookMs);
    const outcome = await disturbed(folder, victim, afterMs);
    if (!outcome) continue;
    process.stdout.write(`killed: ${victim}, after ${Math.round(afterMs)} ms\n`);
    expect({ victim, afterMs, outcome }).toEqual({ victim, afterMs, outcome: expected });
    done += 1;
  }
});
