/**
 * Prints which case of the contract ran on which store: `store-table.ts <jest report>`. What ran is
 * taken from the report, why something did not from the table that the suite itself obeys.
 */
import { readFileSync } from 'node:fs';

import {
  CASE_NUMBERS,
  CASES,
  COLUMNS,
  type StoreColumn,
} from '../../libs/event-store/src/contract/cases';

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

const FILES: Readonly<Record<StoreColumn, string>> = {
  memory: 'contract/contract.memory.spec.ts',
  postgresql: 'adapters/postgres/contract.int.spec.ts',
  standIn: 'adapters/eventstoredb/contract.int.spec.ts',
  node: 'adapters/eventstoredb/real-node.int.spec.ts',
};
const HEADINGS: Readonly<Record<StoreColumn, string>> = {
  memory: 'memory',
  postgresql: 'PostgreSQL',
  standIn: 'stand-in',
  node: 'real node',
};
const NO_NODE = 'EVENTSTORE_URL is not set: nothing was run against a real EventStoreDB';

const report = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Report;

const statusesOf = (column: StoreColumn, number: number): readonly string[] =>
  report.testResults
    .filter(({ name }) => name.replaceAll('\\', '/').endsWith(FILES[column]))
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ title }) => title.startsWith(`[${number}] `))
    .map(({ status }) => status);

const cell = (column: StoreColumn, number: number): string => {
  const statuses = statusesOf(column, number);
  if (statuses.includes('failed')) return 'FAILED';
  if (statuses.includes('passed')) return 'ran';
  if (column === 'node' && !process.env.EVENTSTORE_URL) return 'NOT RUN';
  return CASES[number]?.notRun[column] === undefined ? 'MISSING' : '-';
};

const print = (line = '') => process.stdout.write(`${line}\n`);

/** The cases and stores that share a reason: `7, 27 everywhere` or `36 memory, stand-in`. */
const reasons = new Map<string, Map<number, StoreColumn[]>>();
for (const number of CASE_NUMBERS) {
  for (const column of COLUMNS) {
    const why = CASES[number]?.notRun[column];
    if (why === undefined) continue;
    const places = reasons.get(why) ?? new Map<number, StoreColumn[]>();
    places.set(number, [...(places.get(number) ?? []), column]);
    reasons.set(why, places);
  }
}

const placesText = (places: ReadonlyMap<number, readonly StoreColumn[]>): string => {
  const byStores = new Map<string, number[]>();
  for (const [number, columns] of places) {
    const every = columns.length === COLUMNS.length;
    const stores = every ? 'every store' : columns.map((column) => HEADINGS[column]).join(', ');
    byStores.set(stores, [...(byStores.get(stores) ?? []), number]);
  }
  return [...byStores].map(([stores, numbers]) => `${numbers.join(', ')} on ${stores}`).join('; ');
};

print();
print(` no. ${COLUMNS.map((column) => HEADINGS[column].padEnd(11)).join('')}case`);
for (const number of CASE_NUMBERS) {
  const cells = COLUMNS.map((column) => cell(column, number).padEnd(11)).join('');
  print(`${String(number).padStart(4)} ${cells}${CASES[number]?.sentence ?? ''}`);
}
print();
print('Why a case does not apply (-):');
for (const [why, places] of reasons) print(`  ${placesText(places)}: ${why}`);
print();
print(
  process.env.EVENTSTORE_URL
    ? 'The real node is the one that EVENTSTORE_URL names.'
    : `${NO_NODE}. The stand-in doubles its wire only.`,
);
