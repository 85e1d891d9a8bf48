import * as fc from 'fast-check';
import { openMemoryStore } from '@ledger/event-store';
import { type LocalDate, yearMonth } from '@ledger/kernel';
import { policiesFrom, type PolicyEntry, policyEntries, policyTimeline } from '@ledger/policy';
import {
  assessCell,
  type Cell,
  cellKindOf,
  type Fact,
  monthOfCell,
  policyReaders,
} from '@ledger/views';
import { allCells } from '../../views/src/testing/case-builder';
import { anyHistory, FILES } from '../../views/src/testing/random-history';
import { anyDay, LAST_DAY } from '../../views/src/testing/random-statements';
import { CaseMemory } from './case-memory';
import { judgedByNow, touchedBy } from './judged-by';
import { MemoryReadSide } from './memory/memory-read-side';
import type { ProjectorNeeds } from './needs';
import { VIEWS_VERSION } from './place';
import { rebuild } from './rebuild';
import { takingBack, withUuids, writeOf } from './testing/random-log';
import { rowsOf } from './testing/rows-of';
import { ViewsWriter } from './views-writer';

const RUNS = process.env['LEDGER_LONG'] === '1' ? 300 : 25;
const unending = new AbortController().signal;

const openOffice = async (entries: readonly PolicyEntry[] = policyEntries) => {
  const [store, views] = [openMemoryStore(), new MemoryReadSide()];
  await views.begin(store.start, VIEWS_VERSION);
  const counted = { cells: 0 };
  const held = { entries };
  const needs: ProjectorNeeds = {
    store,
    readSide: views,
    policyEntries: () => held.entries,
    today: () => LAST_DAY,
    onAssessed: (cells) => (counted.cells += cells),
  };
  const writer = (memory: CaseMemory) => new ViewsWriter(needs, views, memory, store.start);
  return { store, views, needs, counted, held, writer };
};

/** Learned piece by piece, with room in memory for so many facts. */
const learn = async (
  { store, writer }: Awaited<ReturnType<typeof openOffice>>,
  facts: readonly Fact[],
  room: number,
  one = writer(new CaseMemory(room, true)),
) => {
  for (let at = 0; at < facts.length; at += 7) {
    await store.append(facts.slice(at, at + 7).map(writeOf));
    await one.readToEnd(unending);
  }
  return one;
};

const anyLog = fc.record({
  facts: anyHistory.chain((facts) =>
    fc.shuffledSubarray(facts.map(withUuids), { minLength: facts.length }),
  ),
  file: fc.constantFrom(...FILES),
  on: anyDay,
  /** Of ten facts so many came before the file was taken back. */
  before: fc.integer({ min: 0, max: 10 }),
  isReadBetween: fc.boolean(),
  room: fc.constantFrom(0, 20, 1_000),
});

it('views built anew hold, table by table, what they held when learned piece by piece', async () => {
  await fc.assert(
    fc.asyncProperty(anyLog, async ({ facts, file, on, before, isReadBetween, room }) => {
      const office = await openOffice();
      const cut = Math.floor((facts.length * before) / 10);
      const writer = await learn(office, facts.slice(0, cut), room);
      await office.store.append([takingBack(file, on)]);
      if (isReadBetween) await writer.readToEnd(unending);
      await learn(office, facts.slice(cut), room, writer);
      await writer.readToEnd(unending);
      const live = rowsOf(office.views.tables);
      await rebuild(office.needs, unending);
      expect(rowsOf(office.views.tables)).toEqual(live);
    }),
    { numRuns: RUNS },
  );
});

it('what comes of a file after it was taken back counts for nothing from that day on', async () => {
  const [facts] = fc
    .sample(anyHistory, { numRuns: 1, seed: 11 })
    .map((some) => some.map(withUuids));
  const late = { ...facts![0]!, file: FILES[0] as unknown as NonNullable<Fact['file']> };
  const office = await openOffice();
  const writer = await learn(office, facts!.slice(1), 1_000);
  await office.store.append([takingBack(FILES[0], LAST_DAY)]);
  await writer.readToEnd(unending);
  await learn(office, [late], 1_000, writer);
  const held = [...office.views.tables.facts.values()].flatMap((rows) => [...rows.values()]);
  const ofFile = held.filter(({ fact }) => fact.file === FILES[0]);
  expect(ofFile.map(({ fact }) => fact.event)).toContainEqual(late.event);
  expect(ofFile.filter(({ fact }) => fact.withdrawnOn !== LAST_DAY)).toEqual([]);
});

const notice = (division: string, from: string, values: PolicyEntry['values']): PolicyEntry => ({
  division,
  from: yearMonth(from),
  announcedOn: null,
  document: 'a notice',
  verified: false,
  values,
});

describe('other policies', () => {
  const [facts] = fc
    .sample(anyHistory, { numRuns: 1, seed: 11 })
    .map((some) => some.map(withUuids));

  const assessedFor = async (entries: readonly PolicyEntry[]): Promise<number> => {
    const office = await openOffice();
    const writer = await learn(office, facts!, 1_000);
    office.counted.cells = 0;
    office.held.entries = entries;
    await writer.readToEnd(unending);
    const fresh = rowsOf(office.views.tables);
    const { cells } = office.counted;
    await rebuild(office.needs, unending);
    expect(rowsOf(office.views.tables)).toEqual(fresh);
    return cells;
  };
  const cellsOf = (wanted: (cell: Cell) => boolean) => allCells(facts!).filter(wanted).length;
  const monthly = (cell: Cell, from: string, until = '9999') => {
    const month = monthOfCell(cell.key);
    return month !== undefined && month >= from && month < until;
  };

  it('touch only the months they are for, and only where they are in force', async () => {
    const rule = { returnHandlingDays: 5 };
    const august = [...policyEntries, notice('500118', '2021-08', rule)];
    expect(await assessedFor(august)).toBe(cellsOf((cell) => monthly(cell, '2021-08')));
    expect(await assessedFor([...policyEntries, notice('510', '2021-08', rule)])).toBe(0);
    const ended = [...august, notice('500118', '2021-09', { returnHandlingDays: 30 })];
    expect(
      touchedBy(judgedByNow(ended), judgedByNow([...ended.slice(0, -2), ended.at(-1)!])),
    ).toEqual([{ kind: 'household-month', division: '500118', from: '2021-08', until: '2021-09' }]);
  });

  it('touch only the kinds of cells that ask for what changed', async () => {
    const members = [...policyEntries, notice('50', '2021-01', { stopDecisionSlaDays: 3 })];
    expect(await assessedFor(members)).toBe(
      cellsOf(({ key }) => cellKindOf(key) === 'household-members'),
    );
  });

  it('that say the same in other words touch nothing', async () => {
    expect(await assessedFor(policyEntries.map((one) => ({ ...one, document: 'reprint' })))).toBe(
      0,
    );
  });
});

it('another version of a rule touches the cells it judges, and no others', () => {
  const now = judgedByNow(policyEntries);
  const other = (code: string) =>
    new Map([
      ...now,
      [`rule ${code}`, now.get(`rule ${code}`)!.replace('"version":1', '"version":0')],
    ]);
  const all = { division: '', from: null, until: null };
  expect(touchedBy(other('R24'), now)).toEqual([{ kind: 'fund', ...all }]);
  expect(touchedBy(other('R29'), now)).toEqual([{ kind: 'household-members', ...all }]);
  expect(touchedBy(now, now)).toEqual([]);
});

/** Every question of policy is foreseen: else a change of it would touch too little. */
it('no cell asks a policy that is not said to touch it', () => {
  const plain = policiesFrom(policyEntries);
  fc.assert(
    fc.property(anyHistory, (some) => {
      let kind = '';
      const asked = (key: keyof typeof policyReaders) => {
        if (kind) expect(policyReaders[key]).toContain(kind);
      };
      const watched = {
        value: (...words: Parameters<typeof plain.value>) => {
          asked(words[0]);
          return plain.value(...words);
        },
        required: (...words: Parameters<typeof plain.required>) => {
          asked(words[0]);
          return plain.required(...words);
        },
      } as typeof plain;
      const version = { knownFrom: '0001-01-01' as LocalDate, policies: watched };
      const told = { ...policyTimeline(policyEntries), versions: [version], on: () => watched };
      for (const cell of allCells(some, told)) {
        kind = cellKindOf(cell.key);
        assessCell(cell, '2021-01-01' as LocalDate, LAST_DAY);
        kind = '';
      }
    }),
    { numRuns: RUNS },
  );
});
