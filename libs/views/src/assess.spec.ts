import * as fc from 'fast-check';
import { addDays, type LocalDate } from '@ledger/kernel';
import { assessCell } from './assess';
import type { Cell } from './case';
import { type Fact, isA } from './fact';
import { SITUATIONS } from './registers/bank/entry';
import { type Arrears, type CellResult, type Money, MONEY_COLUMNS } from './result';
import { allCells, factOf } from './testing/case-builder';
import { deathClaimed, deathTakenBack } from './testing/people-statements';
import { anyHistory, FEWER_RUNS, FILES, RUNS, withdrawing } from './testing/random-history';
import {
  anyDay,
  deathDate,
  FIRST_DAY,
  LAST_DAY,
  MONTHS,
  person,
} from './testing/random-statements';
import { differences, otherwise, said, saidAt, stepsOf, storyOf } from './testing/story';

const check = <T>(property: fc.IPropertyWithHooks<T>, numRuns = RUNS) =>
  fc.assert(property, { numRuns });

/**
 * But for what asks since when: a month that was held overpaid on a claim, and on the day of its
 * withdrawal for another reason, has been held overpaid since the claim. That is history.
 */
const asOfToday = (words: string): string => {
  const { findings, ...rest } = JSON.parse(words) as CellResult;
  return JSON.stringify({ findings: findings.filter(({ rule }) => rule !== 'R37'), ...rest });
};

/** Everything the office can read on a day, whichever cell says it. */
const ledgerOn = (cells: readonly Cell[], day: LocalDate) => {
  const results = cells.map((cell) => cell.assess(day));
  const sum = (column: keyof Money) =>
    results.reduce((total, { money }) => total + (money?.sums[column] ?? 0), 0);
  return {
    findings: results.flatMap(({ findings }) => findings.map((f) => JSON.stringify(f))).sort(),
    arrears: results.flatMap(({ arrears }) => (arrears ? [JSON.stringify(arrears)] : [])).sort(),
    delays: results.flatMap(({ delay }) => (delay ? [JSON.stringify(delay)] : [])).sort(),
    money: Object.fromEntries(MONEY_COLUMNS.map((column) => [column, sum(column)])),
  };
};

const shuffled = (facts: readonly Fact[]) =>
  fc.shuffledSubarray([...facts], { minLength: facts.length, maxLength: facts.length });

describe('whatever happened in whatever order', () => {
  it('the order in which facts are read changes no answer', () => {
    const history = fc
      .tuple(anyHistory, fc.constantFrom(...FILES), anyDay)
      .map(([facts, file, on]) => withdrawing(facts, file, on))
      .chain((facts) => fc.tuple(fc.constant(facts), shuffled(facts)));
    check(
      fc.property(history, ([facts, again]) => {
        expect(differences(storyOf(again), storyOf(facts))).toEqual([]);
      }),
    );
  });

  it('the histories fill every queue of the bank, or the rest of this would say nothing of them', () => {
    const days = Array.from({ length: 9 }, (_, n) => addDays(FIRST_DAY, n * 30));
    const seen = fc
      .sample(anyHistory, { numRuns: 100, seed: 2021 })
      .flatMap((facts) => allCells(facts).flatMap((cell) => days.map((day) => cell.assess(day))))
      .flatMap(({ bank }) => bank?.entries.map(({ situation }) => situation) ?? []);
    expect([...new Set(seen)].sort()).toEqual([...SITUATIONS].sort());
  });

  it('saying the same again, in another file, on the same day or later, changes no answer', () => {
    // No later than the last day: a fact of the day after would be asked about beyond "today".
    const repeats = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 50 }), fc.boolean()), {
      minLength: 1,
      maxLength: 12,
    });
    check(
      fc.property(anyHistory, repeats, (facts, copies) => {
        const more = copies.map(([which, later, declared], n) => {
          const { event, knownOn } = facts[which % facts.length]!;
          const told = { on: addDays(knownOn, later), file: 'copy', declared };
          return factOf(event, told, facts.length + n + 1);
        });
        expect(differences(storyOf([...facts, ...more]), storyOf(facts))).toEqual([]);
      }),
      FEWER_RUNS,
    );
  });

  it('a death that was claimed and withdrawn leaves nothing behind', () => {
    let mattered = 0;
    check(
      fc.property(anyHistory, person, deathDate, anyDay, anyDay, (facts, who, date, a, b) => {
        const [from, until] = a < b ? [a, b] : [b, a];
        const source = 'OTHER';
        const claim = factOf(deathClaimed(who, date, { source }), { on: from }, 901);
        const end = factOf(deathTakenBack(who, until, source), { on: until }, 902);
        const never = storyOf(facts);
        const left = [...storyOf([...facts, claim, end])].flatMap(([key, steps]) => {
          const before = never.get(key)!;
          if (saidAt(steps, from) !== saidAt(before, from)) mattered += 1;
          return [addDays(from, -1), until, addDays(until, 40), LAST_DAY].flatMap((day) => {
            const [words, meant] = [saidAt(steps, day), saidAt(before, day)];
            if (words === meant) return [];
            return otherwise(`${key} on ${day}`, asOfToday(words), asOfToday(meant));
          });
        });
        expect(left).toEqual([]);
      }),
      FEWER_RUNS,
    );
    expect(mattered).toBeGreaterThan(0);
  });

  it('a file that was taken back is from that day on as if it had never come', () => {
    check(
      fc.property(anyHistory, fc.constantFrom(...FILES), anyDay, (facts, file, on) => {
        const without = allCells(facts.filter((fact) => fact.file !== file));
        const taken = allCells(withdrawing(facts, file, on));
        for (const day of [on, addDays(on, 30), LAST_DAY]) {
          expect(ledgerOn(taken, day)).toEqual(ledgerOn(without, day));
        }
        const before = addDays(on, -1);
        expect(ledgerOn(taken, before)).toEqual(ledgerOn(allCells(facts), before));
      }),
      FEWER_RUNS,
    );
  });
});

describe('the answers of a cell', () => {
  const story = fc
    .tuple(anyHistory, fc.constantFrom(...FILES), anyDay)
    .map(([facts, file, on]) => withdrawing(facts, file, on));

  it('hold on every day between the days it names: nothing changes in silence', () => {
    check(
      fc.property(story, fc.array(fc.nat({ max: 260 }), { maxLength: 6 }), (facts, days) => {
        const silent = allCells(facts).flatMap((cell) => {
          const steps = stepsOf(cell);
          return days
            .map((n) => addDays(FIRST_DAY, n))
            .flatMap((day) =>
              otherwise(`${cell.key} on ${day}`, saidAt(steps, day), said(cell.assess(day))),
            );
        });
        expect(silent).toEqual([]);
      }),
      FEWER_RUNS,
    );
  });

  it('from a day on are the end of its answers from the beginning', () => {
    check(
      fc.property(story, anyDay, (facts, from) => {
        const cut = allCells(facts).flatMap((cell) => {
          const whole = stepsOf(cell);
          const part = stepsOf(cell, from);
          const after = (steps: typeof whole) => steps.filter(([day]) => day > from).join('\n');
          return [
            ...otherwise(`${cell.key} on ${from}`, saidAt(part, from), saidAt(whole, from)),
            ...otherwise(`${cell.key} after ${from}`, after(part), after(whole)),
          ];
        });
        expect(cut).toEqual([]);
      }),
      FEWER_RUNS,
    );
  });

  it('that are due later are the answers given when the day has come', () => {
    check(
      fc.property(story, anyDay, (facts, today) => {
        const early = allCells(facts).filter((cell) => {
          const { dueOn, answers } = assessCell(cell, FIRST_DAY, today);
          const last = answers.at(-1)!;
          const later = stepsOf(cell).find(([day]) => day > last.knownFrom && day > today);
          // Whatever is still to come without news comes on the day it was promised or later.
          if (later && !(dueOn && dueOn <= later[0])) return true;
          return dueOn !== undefined && dueOn <= today;
        });
        expect(early.map(({ key }) => `${key} as of ${today}`)).toEqual([]);
      }),
      FEWER_RUNS,
    );
  });

  it('give every fen one place', () => {
    check(
      fc.property(story, (facts) => {
        const results = allCells(facts).flatMap((cell) =>
          assessCell(cell, FIRST_DAY, LAST_DAY).answers.map(({ result }) => result),
        );
        const sums = results.flatMap(({ money }) => (money ? [money.sums] : []));
        expect(sums.filter((one) => !balances(one))).toEqual([]);
        const owed = results.flatMap(({ arrears }) => (arrears ? [arrears] : []));
        expect(owed.filter((one) => !isWhole(one))).toEqual([]);
        const negative = results
          .flatMap(({ findings }) => findings)
          .filter(({ certainFen, possibleFen }) => Math.min(certainFen, possibleFen) < 0);
        expect(negative).toEqual([]);
      }),
    );
  });

  it('owe at least what R46 says was missed, and nothing beside an overpayment', () => {
    let missed = 0;
    check(
      fc.property(story, fc.constantFrom(...MONTHS), anyDay, (facts, unpaid, day) => {
        for (const cell of allCells(withoutLine(facts, `N${unpaid}`))) {
          const { findings, arrears, money } = cell.assess(day);
          const [finding] = findings.filter(({ rule }) => rule === 'R46');
          if (finding) {
            missed += 1;
            expect(arrears!.certainFen + arrears!.possibleFen).toBeGreaterThanOrEqual(
              finding.exposureFen,
            );
          }
          const both = Math.min(arrears?.certainFen ?? 0, money?.sums.overpaid ?? 0);
          if (both !== 0) throw new Error(`${cell.key} owes and has overpaid ${both}`);
        }
      }),
      FEWER_RUNS,
    );
    expect(missed).toBeGreaterThan(0);
  });

  const withoutLine = (facts: readonly Fact[], ref: string): readonly Fact[] =>
    facts.filter((fact) => !isA('BankLineReported')(fact) || fact.event.data.ref !== ref);

  const isWhole = ({ shouldFen, creditedFen, certainFen, possibleFen }: Arrears): boolean =>
    certainFen >= 0 &&
    possibleFen >= 0 &&
    certainFen + possibleFen > 0 &&
    certainFen + possibleFen <= shouldFen - creditedFen;

  /** What was put in a batch is paid, came back, or is under way; what came back is somewhere. */
  const balances = (sums: Money): boolean => {
    const { bankAmountDifference, ...amounts } = sums;
    const settled = sums.reissued + sums.refundedToTreasury + sums.returnedPending;
    return (
      sums.batched === sums.paid - bankAmountDifference + sums.returned + sums.inFlight &&
      settled <= sums.returned &&
      sums.sentToBank <= sums.batched &&
      Object.values(amounts).every((fen) => fen >= 0)
    );
  };
});
