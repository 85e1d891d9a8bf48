import type { Upload } from '@ledger/application';
import { type Chance, chanceFrom, isLong, newSeed } from './chance';
import { answersOn, inNewLedger } from './open-ledger';
import { savedAgain, splitAt } from './rewrite-file';
import {
  comparable,
  describeSets,
  expectedOf,
  filesOf,
  filesUntil,
  folderOf,
  manifestOf,
  receivedDays,
  RULES,
} from './sample-set';

jest.setTimeout(isLong ? 3_600_000 : 600_000);

const SPLIT = 0.25;
const OVERLAPPING = 0.3;
const REPEATED = 0.1;
const JOBS_MAX = 4;
const OVERLAP_MAX = 20;

/**
 * Of the first months everything is compared, waits as well. A whole year costs a minute: in the
 * short form `sample-year.spec.ts` holds it to the oracle, in the order of its files.
 */
const SHORT = { months: '2021-02', orders: 1 };
const LONG_ORDERS = 50;
const itWhenLong = isLong ? it : it.skip;

interface Dated {
  readonly file: Upload;
  readonly receivedOn: string;
}

/** A file as it might have come instead: in two parts, twice, or saved by another program. */
const disguised = async (file: Upload, chance: Chance): Promise<readonly Upload[]> => {
  const parts = chance.happens(SPLIT)
    ? await splitAt(
        file,
        chance.next(),
        chance.happens(OVERLAPPING) ? chance.below(OVERLAP_MAX) : 0,
      )
    : [file];
  if (!chance.happens(REPEATED)) return parts;
  return [...parts, await savedAgain(parts[chance.below(parts.length)]!)];
};

/** The same files in another order, split and repeated, in a few imports one after the other. */
const reordered = async (
  files: readonly Upload[],
  days: ReadonlyMap<string, string>,
  chance: Chance,
): Promise<readonly (readonly Upload[])[]> => {
  const all: Dated[] = [];
  for (const file of files) {
    const receivedOn = days.get(file.name) ?? '';
    for (const one of await disguised(file, chance)) all.push({ file: one, receivedOn });
  }
  const jobs = Array.from({ length: 1 + chance.below(JOBS_MAX) }, (): Dated[] => []);
  for (const one of chance.shuffled(all)) jobs[chance.below(jobs.length)]!.push(one);
  return jobs.map((job) => [
    ...job.map(({ file }) => file),
    manifestOf(new Map(job.map(({ file, receivedOn }) => [file.name, receivedOn]))),
  ]);
};

/** Everything the ledger says on each of the days, after these imports. */
const answersAfter = (imports: readonly (readonly Upload[])[], days: readonly string[]) =>
  inNewLedger(async (ledger) => {
    for (const files of imports) await ledger.take(files);
    const answers = [];
    for (const day of days) answers.push(await answersOn(ledger, day));
    return answers;
  });

type Answers = Awaited<ReturnType<typeof answersAfter>>;

const seed = newSeed();

describeSets(
  'expected.json',
  (name) => `${name} in any order`,
  (set) => {
    const days = receivedDays(set);
    const { asOf } = expectedOf(set);
    const knowledgeDays = asOf.map(({ knowledgeDate }) => knowledgeDate);
    const early = filesUntil(set, SHORT.months);
    const manifest = manifestOf(days);
    const orders = isLong ? LONG_ORDERS : SHORT.orders;

    beforeAll(() => process.stdout.write(`any order of ${set}: LEDGER_SEED=${seed}\n`));

    it(`says the same of the files to ${SHORT.months}, in ${orders} orders`, async () => {
      const inOrder = [...early, manifest];
      const expected: Answers = await answersAfter([inOrder], knowledgeDays);
      expect(expected[0]?.findings.length).toBeGreaterThan(0);
      expect(expected[0]?.totals.paid).toBeGreaterThan(0);
      for (let index = 0; index < orders; index += 1) {
        const chance = chanceFrom(seed + index);
        const answers = await answersAfter(await reordered(early, days, chance), knowledgeDays);
        expect({ seed: chance.seed, answers }).toEqual({ seed: chance.seed, answers: expected });
      }
    });

    itWhenLong(
      `says of the whole year what the oracle says, in ${LONG_ORDERS} orders`,
      async () => {
        for (let index = 0; index < LONG_ORDERS; index += 1) {
          const chance = chanceFrom(seed + 1_000 + index);
          const imports = await reordered(filesOf(set), days, chance);
          const answers = await answersAfter(imports, knowledgeDays);
          // The oracle knows no waits; that they are the same in any order is seen above.
          const ours = answers.map(({ findings, delays, balances, totals }) => ({
            findings: comparable(findings),
            delays,
            balances,
            totals,
          }));
          const theirs = asOf.map(({ findings, delays, balances, totals }) => ({
            findings: comparable(findings.filter(({ rule }) => RULES.includes(rule))),
            delays,
            balances,
            totals,
          }));
          expect({ seed: chance.seed, ours }).toEqual({ seed: chance.seed, ours: theirs });
        }
      },
    );

    it('tries another order for another seed, and the same order for the same', async () => {
      const names = async (from: number) => {
        const jobs = await reordered(early, days, chanceFrom(from));
        return jobs.map((job) => job.map(({ name }) => name));
      };
      expect(await names(seed)).toEqual(await names(seed));
      expect(await names(seed)).not.toEqual(await names(seed + 1));
      expect(folderOf(set).length).toBeGreaterThan(early.length);
    });
  },
);
