import * as fc from 'fast-check';
import { addDays, type LocalDate, yearMonth } from '@ledger/kernel';
import { policyTimeline, type PolicyEntry, policyEntries } from '@ledger/policy';
import { assessCell, type Cell, type Fact } from '@ledger/views';
import { type Interval, intervalsOf, ROW_KINDS } from '../../libs/projector/src/intervals';
import type { Tables } from '../../libs/projector/src/memory/tables';
import {
  atTheirPlaces,
  takingBack,
  withUuids,
  writeOf,
} from '../../libs/projector/src/testing/random-log';
import { allCells } from '../../libs/views/src/testing/case-builder';
import { anyHistory, FILES, withdrawing } from '../../libs/views/src/testing/random-history';
import { FIRST_DAY, LAST_DAY } from '../../libs/views/src/testing/random-statements';
import { type Chance, chanceFrom, isLong, newSeed } from '../scenarios/chance';
import { Office } from './office';

jest.setTimeout(isLong ? 3_600_000 : 600_000);

const HISTORIES = isLong ? 3_000 : 60;
const FAULTS = [0, 0.01, 0.04];
const TURNS_BETWEEN = 12;

const LATER: readonly PolicyEntry[] = [
  ...policyEntries,
  {
    division: '500118',
    from: yearMonth('2021-07'),
    announcedOn: null,
    document: 'simulated',
    verified: false,
    values: { paymentDeadlineDay: 3, returnHandlingDays: 10, missedMonthGraceDays: 2 },
  },
];

/** What happens beside the log, at any time. */
const happenings = (office: Office, chance: Chance): readonly (() => Promise<void> | void)[] => [
  () => office.killOne(),
  () => office.loseLanes(),
  () => office.views.outdate(),
  () => void (office.today = addDays(office.today, chance.below(40))),
  () => void (office.entries = chance.happens(0.5) ? LATER : policyEntries),
];

/** Some turns, and between them whatever chance likes. */
const goOn = async (office: Office, chance: Chance): Promise<void> => {
  const all = happenings(office, chance);
  for (let turns = chance.below(TURNS_BETWEEN); turns > 0; turns -= 1) await office.step();
  if (chance.happens(0.2)) await all[chance.below(all.length)]!();
};

const handIn = async (office: Office, chance: Chance, facts: readonly Fact[]): Promise<void> => {
  for (let at = 0; at < facts.length;) {
    const some = facts.slice(at, (at += 1 + chance.below(6)));
    await office.append(some.map(writeOf));
    await goOn(office, chance);
  }
};

const inOrder = (rows: Iterable<unknown>) => [...rows].map((row) => JSON.stringify(row)).sort();

const answersIn = ({ answers }: Tables): readonly Interval[] =>
  ROW_KINDS.flatMap((kind) => [...answers[kind].values()].flat());

/** What the views must hold, from the facts alone: nothing of the projector has a part in it. */
const expected = (cells: readonly Cell[], today: LocalDate) => {
  const all = cells.map((cell) => assessCell(cell, FIRST_DAY, today));
  return {
    answers: inOrder(all.flatMap(intervalsOf)),
    due: inOrder(all.flatMap(({ cell, dueOn }) => (dueOn ? [[cell, dueOn]] : []))),
  };
};

const held = (tables: Tables) => ({
  answers: inOrder(answersIn(tables)),
  due: inOrder([...tables.due.values()].map(({ cell, dueOn }) => [cell, dueOn])),
});

/** What was said as known on a day, with what came later left out. */
const knownOn = (tables: Tables, day: LocalDate) =>
  inOrder(
    answersIn(tables)
      .filter(({ knownFrom }) => knownFrom <= day)
      .map((row) => ({
        ...row,
        knownUntil: (row.knownUntil ?? '9') > day ? null : row.knownUntil,
      })),
  );

/** Handed in as far as they are known on a day, and then the rest. */
const asHandedIn = (facts: readonly Fact[], day: LocalDate): readonly Fact[] =>
  atTheirPlaces([
    ...facts.filter(({ knownOn }) => knownOn <= day),
    ...facts.filter(({ knownOn }) => knownOn > day),
  ]);

const checkedOffice = async (seed: number): Promise<void> => {
  const chance = chanceFrom(seed);
  const shuffled = chance.shuffled(fc.sample(anyHistory, { seed, numRuns: 1 })[0]!.map(withUuids));
  const office = new Office(chance, { today: LAST_DAY, entries: policyEntries });
  const day = addDays(FIRST_DAY, 30 + chance.below(150));
  const facts = asHandedIn(shuffled, day);
  const file = FILES[chance.below(FILES.length)]!;
  const takenBackOn = addDays(day, 1 + chance.below(60));
  try {
    office.failing(FAULTS[chance.below(FAULTS.length)]!);
    await handIn(
      office,
      chance,
      facts.filter((fact) => fact.knownOn <= day),
    );
    await office.quiet();
    const before = { said: knownOn(office.tables, day), entries: office.entries };

    office.failing(FAULTS[chance.below(FAULTS.length)]!);
    await handIn(
      office,
      chance,
      facts.filter((fact) => fact.knownOn > day),
    );
    await office.append([takingBack(file, takenBackOn)]);
    await goOn(office, chance);
    await office.quiet();
    const cells = allCells(withdrawing(facts, file, takenBackOn), policyTimeline(office.entries));
    expect(held(office.tables)).toEqual(expected(cells, office.today));
    // The past is told as it was, unless other policies judge it now.
    if (office.entries === before.entries) {
      expect(knownOn(office.tables, day)).toEqual(before.said);
    }
  } finally {
    await office.close();
  }
};

const first = newSeed();

it(`after any crash, conflict and delay the views say what the facts say (LEDGER_SEED=${first})`, async () => {
  for (let n = 0; n < HISTORIES; n += 1) {
    await checkedOffice(first + n).catch((error: unknown) => {
      throw new Error(`LEDGER_SEED=${first + n} sees it again first`, { cause: error });
    });
  }
});
