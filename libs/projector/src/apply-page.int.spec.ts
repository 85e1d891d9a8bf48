import * as fc from 'fast-check';
import type { Position, Recorded } from '@ledger/event-store';
import type { CommandId, JsonObject, LocalDate, YearMonth } from '@ledger/kernel';
import { catalogue, type EventMetadata } from '@ledger/ledger';
import { assessCell, type Cell, type Fact } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { makeDatabase, type ScratchDatabase } from '../../../tests/contract/scratch-database';
import { policyEntries, policyTimeline, policyTold, type PolicyWords } from '@ledger/policy';
import { allCells } from '../../views/src/testing/case-builder';
import {
  anyHistory,
  anyLonelyDeath,
  FILES,
  withdrawing,
} from '../../views/src/testing/random-history';
import { anyDay, FIRST_DAY, LAST_DAY } from '../../views/src/testing/random-statements';
import { applyDue, applyPage } from './apply-page';
import type { Judgement } from './assess-cells';
import { type Interval, intervalsOf, ROW_KINDS } from './intervals';
import { openReadSide } from './postgres/data-source';
import { postgresReadSide } from './postgres/postgres-read-side';
import type { ReadSide } from './read-side';
import { atTheirPlaces, withUuids } from './testing/random-log';

jest.setTimeout(300_000);

const RUNS = process.env['LEDGER_LONG'] === '1' ? 300 : 25;
const TABLES = ['fact', 'membership', 'due', 'file', 'rejected_row', 'policy', ...ROW_KINDS];

const held: { database?: ScratchDatabase; readSide?: DataSource } = {};
beforeAll(async () => {
  held.database = await makeDatabase('pages');
  held.readSide = await openReadSide(held.database.url);
});
afterAll(async () => {
  await held.readSide?.destroy();
  await held.database?.drop();
});

const recorded = (
  place: number,
  type: keyof typeof catalogue,
  data: object,
  metadata: Partial<EventMetadata>,
  stream: string,
): Recorded =>
  ({
    position: String(place).padStart(6, '0') as Position,
    stream,
    type,
    schema: catalogue[type].schema,
    data: data as JsonObject,
    metadata: metadata as JsonObject,
    recordedAt: '2021-12-31T04:00:00.000Z',
  }) as Recorded;

const recordedFact = (fact: Fact, n: number): Recorded => {
  const { event, statement, file, knownOn, receivedOn, declared, row } = fact;
  const id = statement as CommandId;
  const metadata = { commandId: id, statementId: id, knownOn, receivedOn, declared, row };
  return recorded(n, event.type, event.data, { ...metadata, ...(file && { file }) }, 'any');
};

const takenBack = (file: string, withdrawnOn: LocalDate, place: number): Recorded =>
  recorded(place, 'FileWithdrawn', { withdrawnOn, reasonCode: 'WRONG_FILE' }, {}, `file-${file}`);

const standard = (value: number, publishedOn: LocalDate) => {
  const words: PolicyWords = {
    type: 'PolicyPublished',
    data: {
      division: '500118001',
      question: 'standardFen',
      fromMonth: '2021-07' as YearMonth,
      document: 'x',
      value,
      verified: true,
    },
  };
  return { words, publishedOn };
};

/** None, or one that raises or lowers the standard. */
const anyPolicy = fc.option(
  fc.tuple(fc.constantFrom(60_000, 30_000), anyDay).map(([fen, on]) => standard(fen, on)),
);

const policyRecorded = ({ words, publishedOn }: ReturnType<typeof standard>, place: number) =>
  recorded(place, words.type, words.data, { knownOn: publishedOn }, 'policy-500118001');

const inOrder = (rows: readonly Interval[]) =>
  rows.map((row) => JSON.stringify(row)).toSorted((a, b) => (a < b ? -1 : 1));

const judgement: Judgement = {
  policyIn: async (tx) => policyTimeline(policyEntries, await tx.policyTold()),
  today: LAST_DAY,
};

const settle = async (readSide: ReadSide) => {
  while (await readSide.isDue(LAST_DAY)) {
    await readSide.transaction((tx) => applyDue(tx, judgement));
  }
};

/** What the tables hold after the log was read in these pages, at once or one after the other. */
const tablesAfter = async (
  pages: readonly (readonly Recorded[])[],
  atOnce: boolean,
  cells: readonly Cell[],
) => {
  const readSide = postgresReadSide(held.readSide!);
  await held.readSide!.query(`truncate ${TABLES.map((table) => `read.${table}`).join(', ')}`);
  for (const page of pages) {
    await readSide.transaction((tx) => applyPage(tx, page, judgement, ''));
    if (!atOnce) await settle(readSide);
  }
  await settle(readSide);
  return readSide.transaction(async (tx) => {
    const wanted = cells.map(({ key }) => ({ cell: key, from: '0001-01-01' as LocalDate }));
    const rows: Interval[] = [];
    for (const kind of ROW_KINDS) rows.push(...(await tx.answers.reaching(kind, wanted)));
    return inOrder(rows);
  });
};

/** The log in pages, in any order of the facts; the file is taken back once all of it is there. */
const anyLog = (histories: typeof anyHistory) =>
  fc.tuple(histories, fc.constantFrom(...FILES), anyDay).chain(([facts, file, on]) =>
    fc.record({
      file: fc.constant(file),
      on: fc.constant(on),
      facts: fc
        .shuffledSubarray(facts.map(withUuids), { minLength: facts.length })
        .map(atTheirPlaces),
      ends: fc.array(fc.nat(facts.length), { maxLength: 3 }),
      atOnce: fc.boolean(),
      policy: anyPolicy,
      place: fc.nat(facts.length),
    }),
  );

it.each([
  ['of an office', anyHistory],
  ['of what is owed to the dead', anyLonelyDeath],
])(
  'the tables say what the cells say, however the log %s is cut into pages',
  async (_, histories) => {
    await fc.assert(
      fc.asyncProperty(
        anyLog(histories),
        async ({ facts, file, on, ends, atOnce, policy, place }) => {
          const log = [...facts.map(recordedFact), takenBack(file, on, facts.length)];
          if (policy) log.splice(place, 0, policyRecorded(policy, 900_000));
          const told = policy ? [policyTold(policy.words, policy.publishedOn)!] : [];
          const cuts = [0, ...ends.toSorted((a, b) => a - b), log.length];
          const pages = cuts
            .map((cut, n) => log.slice(cut, cuts[n + 1]))
            .filter((page) => page.length > 0);
          const cells = allCells(withdrawing(facts, file, on), policyTimeline(policyEntries, told));
          const expected = cells.flatMap((cell) =>
            intervalsOf(assessCell(cell, FIRST_DAY, LAST_DAY)),
          );
          expect(await tablesAfter(pages, atOnce, cells)).toEqual(inOrder(expected));
        },
      ),
      { numRuns: RUNS },
    );
  },
);
