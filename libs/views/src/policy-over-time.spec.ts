import * as fc from 'fast-check';
import { addDays, type LocalDate, type YearMonth } from '@ledger/kernel';
import {
  policyEntries,
  type PolicySetting,
  type PolicyTimeline,
  policyTimeline,
} from '@ledger/policy';
import { assessCell } from './assess';
import type { Cell } from './case';
import { allCells, answerOn } from './testing/case-builder';
import { anyHistory, RUNS } from './testing/random-history';
import { anyDay, LAST_DAY, MONTHS } from './testing/random-statements';

/** One change of each kind of policy the rules ask, some of them towards the lenient. */
const setting: fc.Arbitrary<Pick<PolicySetting, 'question' | 'value'>> = fc.constantFrom(
  { question: 'standardFen', value: 60_000 },
  { question: 'standardFen', value: 30_000 },
  { question: 'deathStopOffsetMonths', value: 3 },
  { question: 'transferStopOffsetMonths', value: 2 },
  { question: 'undatedDeathLookbackMonths', value: 0 },
  { question: 'paymentDeadlineDay', value: 3 },
  { question: 'missedMonthGraceDays', value: 0 },
  { question: 'stopDecisionSlaDays', value: 1 },
  { question: 'overpaymentStaleDays', value: 5 },
) as fc.Arbitrary<Pick<PolicySetting, 'question' | 'value'>>;

const published = fc
  .tuple(setting, fc.constantFrom(...MONTHS), anyDay)
  .map(([said, from, publishedOn]): PolicySetting & { readonly publishedOn: LocalDate } => ({
    ...said,
    division: '500118001',
    from: from as YearMonth,
    announcedOn: null,
    document: 'x',
    verified: true,
    publishedOn,
  }));

const entryOf = (setting: PolicySetting) => {
  const { question, value, publishedOn: _, ...rest } = setting;
  return { ...rest, values: { [question]: value } };
};

const under = (entries: typeof policyEntries, told: readonly PolicySetting[] = []) =>
  policyTimeline(
    entries,
    told.map((one) => ({ kind: 'published', setting: one, knownOn: one.publishedOn! })),
  );

const saysOn = (cells: readonly Cell[], day: LocalDate) =>
  cells
    .map((cell) => {
      const { nextChangeOn: _, ...said } = answerOn(cell, day);
      return `${cell.key} ${JSON.stringify(said)}`;
    })
    .sort();

it('a publication changes no earlier answer, and from its day on all are as if it had always been', () => {
  let mattered = 0;
  fc.assert(
    fc.property(anyHistory, published, fc.nat({ max: 90 }), (facts, said, later) => {
      const never = allCells(facts, under(policyEntries));
      const always = allCells(facts, under([...policyEntries, entryOf(said)]));
      const told = allCells(facts, under(policyEntries, [said]));
      const dayBefore = addDays(said.publishedOn, -1);
      expect(saysOn(told, dayBefore)).toEqual(saysOn(never, dayBefore));
      for (const day of [said.publishedOn, addDays(said.publishedOn, later), LAST_DAY]) {
        expect(saysOn(told, day)).toEqual(saysOn(always, day));
        if (saysOn(told, day).join() !== saysOn(never, day).join()) mattered += 1;
      }
    }),
    { numRuns: RUNS / 8 },
  );
  expect(mattered).toBeGreaterThan(5);
});

it('assessed from the day of publication on, a cell says what it says when assessed from the start', () => {
  fc.assert(
    fc.property(anyHistory, published, (facts, said) => {
      for (const cell of allCells(facts, under(policyEntries, [said]))) {
        const since = assessCell(cell, said.publishedOn, LAST_DAY).answers;
        const last = (answers: typeof since) => JSON.stringify(answers.at(-1)?.result);
        expect(last(since)).toBe(
          last(assessCell(cell, '0001-01-01' as LocalDate, LAST_DAY).answers),
        );
      }
    }),
    { numRuns: RUNS / 8 },
  );
});

it('which cells there are follows from the facts, whatever policy says', () => {
  fc.assert(
    fc.property(anyHistory, published, (facts, said) => {
      const keys = (policy: PolicyTimeline) => allCells(facts, policy).map(({ key }) => key);
      expect(keys(under([...policyEntries, entryOf(said)]))).toEqual(keys(under(policyEntries)));
    }),
    { numRuns: RUNS / 8 },
  );
});
