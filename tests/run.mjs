/**
 * `npm test`: installs what is missing, builds what the end-to-end and browser tests drive, runs
 * jest. `--long` adds the long tests, `--stores` runs only those of the stores and lists the cases
 * of their contract, `--bench` measures instead. Other words go to jest.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, root } from '../apps/prepare.mjs';

const words = process.argv.slice(2);
const ownWords = ['--long', '--stores', '--bench'];
const storesOnly = [
  '--selectProjects',
  'pure',
  'database',
  '--testPathPatterns',
  'libs/event-store/src/(contract|adapters)/',
];
/** Nobody shall take a run without a node for one with it. */
const NO_NODE = 'EVENTSTORE_URL is not set: nothing was run against a real EventStoreDB';
const restWords = words.filter((word) => !ownWords.includes(word));

const run = (args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    // Ctrl-C reaches the child by itself; a signal to us alone is passed on, and we wait for it.
    process.on('SIGINT', () => undefined).on('SIGTERM', () => child.kill('SIGTERM'));
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });

/** What jest counted. No report means that jest itself did not come to an end. */
const countsIn = (file) => {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: report.numPassedTests,
      // A file that could not be run failed, though none of its tests did.
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
};

const test = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'dibao-report-'));
  const report = join(dir, 'jest.json');
  const code = await run(
    [
      'node_modules/jest/bin/jest.js',
      '--config=tests/jest.config.cjs',
      '--json',
      `--outputFile=${report}`,
      ...(words.includes('--stores') ? storesOnly : []),
      ...restWords,
    ],
    words.includes('--long') ? { LEDGER_LONG: '1' } : {},
  );
  const { passed, failed, skipped } = countsIn(report);
  if (words.includes('--stores')) {
    await run(['-r', './tests/setup/typescript-hook.cjs', 'tests/contract/store-table.ts', report]);
  } else if (!process.env.EVENTSTORE_URL) console.log(NO_NODE);
  rmSync(dir, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return code === 0 && failed === 0 && passed > 0 ? 0 : 1;
};

const bench = () =>
  run(['-r', './tests/setup/typescript-hook.cjs', 'tests/benchmark/runner.ts', ...restWords]);

await prepare();
process.exitCode = words.includes('--bench') ? await bench() : await test();
