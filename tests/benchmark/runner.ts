import { readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { startTestDatabase } from '../setup/database';

/** One line of the table. `ratio` is against a baseline taken in the same run. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio?: number;
  readonly target?: string;
}

interface Benchmark {
  run(): Promise<readonly Measure[]>;
}

const root = resolve(__dirname, '..', '..');
const ENDING = '.bench.ts';

const chosen = (words: readonly string[]): readonly string[] =>
  readdirSync(__dirname)
    .filter((name) => name.endsWith(ENDING))
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
    .sort();

const rounded = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));

const row = ({ value, unit, ratio, target }: Measure) => ({
  value: rounded(value),
  unit,
  ratio: ratio === undefined ? '' : rounded(ratio),
  target: target ?? '',
});

const runAll = async (words: readonly string[]): Promise<void> => {
  const database = await startTestDatabase();
  process.env['TEST_DATABASE_URL'] = database.url;
  process.env['TEST_FOLDER'] = database.folder;
  const measures: Measure[] = [];
  try {
    for (const name of chosen(words)) {
      console.error(`… ${name}`);
      const benchmark = require(join(__dirname, name)) as Benchmark;
      measures.push(...(await benchmark.run()));
    }
  } finally {
    await database.stop();
  }
  console.table(Object.fromEntries(measures.map((measure) => [measure.name, row(measure)])));
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length };
  writeFileSync(join(root, 'bench.json'), `${JSON.stringify({ machine, measures }, null, 2)}\n`);
};

runAll(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
