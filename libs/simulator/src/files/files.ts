import { createHash } from 'node:crypto';
import { entitlementBy } from '../office/entitlement';
import { standingIn } from '../office/standing';
import type { Simulation } from '../simulate';
import { archiveSheets, resultFile, rosterSheet } from './payments';
import {
  type AmountsOf,
  correctionSheets,
  deathSheets,
  decisionSheets,
  hardshipSheets,
} from './persons';
import { accountSheets, cadreSheets, custodySheets, fundSheets, recoverySheets } from './registers';
import { type Sheet, type SimulatedFile, xlsxFile } from './sheet';

export const MANIFEST = 'manifest.json';

interface Written {
  readonly file: SimulatedFile;
  readonly sheet: Pick<Sheet, 'kind' | 'receivedOn' | 'rowKnowledge'> & {
    readonly dataRows: number;
  };
}

/** What a household was due before and is due after a decision, for the papers' own columns. */
const amountsIn = ({ books, order }: Simulation): AmountsOf => {
  const dueFen = entitlementBy(order.policies, order.division);
  return (decision) => {
    const { household, effectiveMonth } = decision;
    const all = books.decisions.filter((one) => one.household === household);
    const due = (decisions: typeof all) => {
      const { stopped, members } = standingIn(household, decisions, effectiveMonth);
      return stopped ? 0 : dueFen(members, effectiveMonth);
    };
    const earlier = all.slice(0, all.indexOf(decision));
    return { before: due(earlier), after: due([...earlier, decision]) };
  };
};

const sheetsOf = (simulation: Simulation): readonly Sheet[] => {
  const { books, order } = simulation;
  const dueFen = entitlementBy(order.policies, order.division);
  const first = books.months[0] ?? order.from;
  return [
    ...archiveSheets(books, ({ members, startMonth }) =>
      dueFen(members, startMonth > first ? startMonth : first),
    ),
    ...fundSheets(books),
    ...books.batches.map((batch) => rosterSheet(batch, books)),
    ...deathSheets(books),
    ...correctionSheets(books),
    ...hardshipSheets(books),
    ...decisionSheets(books, amountsIn(simulation)),
    ...custodySheets(books),
    ...cadreSheets(books),
    ...accountSheets(books),
    ...recoverySheets(books),
  ];
};

const manifestOf = (written: readonly Written[], { order, books }: Simulation): SimulatedFile => {
  const files = written.map(({ file, sheet }) => ({
    name: file.name,
    kind: sheet.kind,
    receivedOn: sheet.receivedOn,
    rowKnowledge: sheet.rowKnowledge,
    dataRows: sheet.dataRows,
    bytes: file.bytes.length,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
  }));
  const { seed } = order;
  const head = { generator: 'ledger simulate', seed, dialect: 'standard', months: books.months };
  const text = JSON.stringify({ ...head, timezone: 'Asia/Shanghai', files }, null, 1);
  return { name: MANIFEST, bytes: Buffer.from(`${text}\n`) };
};

/** The folder an office would hand in, with the days its files came; nothing in it is a label. */
export const filesOf = async (simulation: Simulation): Promise<readonly SimulatedFile[]> => {
  const written: Written[] = [];
  for (const sheet of sheetsOf(simulation)) {
    const file = await xlsxFile(sheet);
    written.push({ file, sheet: { ...sheet, dataRows: sheet.rows.length } });
  }
  for (const result of simulation.books.results) {
    const { receivedOn, lines } = result;
    const words = { kind: 'RESULT', receivedOn, rowKnowledge: 'file' } as const;
    written.push({ file: resultFile(result), sheet: { ...words, dataRows: lines.length } });
  }
  const sorted = written.toSorted((a, b) => (a.file.name < b.file.name ? -1 : 1));
  return [...sorted.map(({ file }) => file), manifestOf(sorted, simulation)];
};
