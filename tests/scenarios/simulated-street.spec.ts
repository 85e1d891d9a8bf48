import { filesOf } from '@ledger/simulator';
import { isLong } from './chance';
import { inNewLedger } from './open-ledger';
import { RULES } from './sample-set';
import { noScores, score, scoreTable, streetOf } from './simulated-streets';

jest.setTimeout(3_600_000);

/** Small enough to be taken in at every run; the long form has the size of a street. */
const SEEDS = isLong ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [1];
const HOUSEHOLDS = isLong ? 330 : 120;

describe(`simulated streets of ${HOUSEHOLDS} households, seeds ${SEEDS.join(', ')}`, () => {
  const scores = noScores();

  afterAll(() => {
    process.stdout.write(
      `${scoreTable(scores, `recall over ${SEEDS.length} seeds, each label on its own day`)}\n`,
    );
  });

  it.each(SEEDS)(
    'seed %i: every row is taken in, every label seen on its day, no finding without a label',
    async (seed) => {
      const street = streetOf(seed, HOUSEHOLDS);
      await inNewLedger(async (ledger) => {
        const report = await ledger.take(await filesOf(street));
        const refused = report.files.filter(
          ({ outcome, rejected }) =>
            !['imported', 'left-aside'].includes(outcome) || rejected.length > 0,
        );
        expect(refused).toEqual([]);
        await score(ledger, street, scores);
      });
      const all = [...scores.values()];
      expect(all.flatMap(({ missed }) => missed)).toEqual([]);
      expect(all.flatMap(({ unlabelled }) => unlabelled)).toEqual([]);
    },
  );

  it('saw a wrong of every rule', () => {
    expect(RULES.filter((rule) => scores.get(rule)?.intended === 0)).toEqual([]);
  });
});
