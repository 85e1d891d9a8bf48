import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { parseFile } from './parse-file';
import { parseInWorker } from './parse-in-worker';
import { rosterBlock, rosterHeader, rosterRow, xlsx } from './testing/sheets';

const repository = join(__dirname, '../../..');
const compiled = mkdtempSync(join(tmpdir(), 'intake-'));
const ROWS = 20_000;
/** Tests, and what stands on top of the parser. */
const NOT_NEEDED = /[.]spec[.]ts$|^statements|^testing/;

/** The two libs as the build leaves them: plain JavaScript with paths that Node resolves. */
const compile = (lib: string) => {
  const source = join(repository, 'libs', lib, 'src');
  const kernel = JSON.stringify(join(compiled, 'kernel/index.js'));
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || NOT_NEEDED.test(file)) continue;
    const { code } = transformFileSync(join(source, file), {
      swcrc: false,
      module: { type: 'commonjs' },
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    });
    const target = join(compiled, lib, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code.replaceAll('"@ledger/kernel"', kernel));
  }
};

/** Runs in a process of its own: parses by both ways and prints what a test wants to know. */
const probe = `
const { readFileSync } = require('node:fs');
const { performance } = require('node:perf_hooks');
const { isDeepStrictEqual } = require('node:util');
const { parseFile } = require('./intake/parse-file.js');
const { parseInWorker } = require('./intake/parse-in-worker.js');
const bytes = readFileSync('roster.xlsx');
const run = async () => {
  const busy = async (work) => {
    const before = performance.eventLoopUtilization();
    const result = await work();
    return { result, ms: performance.eventLoopUtilization(before).active };
  };
  const { result: there, ms: busyThere } = await busy(() => parseInWorker(bytes, 'a.xlsx'));
  const { result: here, ms: busyHere } = await busy(() => parseFile(bytes, 'a.xlsx'));
  const little = await parseInWorker(bytes, 'a.xlsx', { memoryMb: 30 });
  const short = await parseInWorker(bytes, 'a.xlsx', { timeoutMs: 50 });
  const bad = await parseInWorker(Buffer.from('<html>'), 'a.xls');
  console.log(JSON.stringify({
    rows: there.rows.length,
    same: isDeepStrictEqual(there, here),
    busyShare: busyThere / busyHere,
    errors: [little.code, short.code, bad.code],
  }));
};
run();
`;

afterAll(() => rmSync(compiled, { recursive: true, force: true }));

it('parses here when there is no compiled worker to start', async () => {
  const bytes = await xlsx([rosterBlock, rosterHeader, rosterRow()]);
  expect(await parseInWorker(bytes, 'a.xlsx')).toEqual(await parseFile(bytes, 'a.xlsx'));
});

it('parses on a thread of its own, gives the same and turns a dead thread into an error', async () => {
  for (const lib of ['kernel', 'intake']) compile(lib);
  symlinkSync(join(repository, 'node_modules'), join(compiled, 'node_modules'));
  const rows = Array.from({ length: ROWS }, (_, index) => rosterRow({ 家庭编号: `ZS${index}` }));
  writeFileSync(
    join(compiled, 'roster.xlsx'),
    await xlsx([rosterBlock, rosterHeader, ...rows, rosterRow({ 实发合计: 1 })]),
  );
  writeFileSync(join(compiled, 'probe.js'), probe);
  const printed = execFileSync(process.execPath, ['probe.js'], { cwd: compiled, encoding: 'utf8' });
  const { busyShare, ...result } = JSON.parse(printed) as Record<string, unknown>;
  expect(result).toEqual({
    rows: ROWS,
    same: true,
    errors: ['PARSE_OUT_OF_MEMORY', 'PARSE_TIMEOUT', 'WEB_PAGE'],
  });
  // A share in one run, not a time: the machine may be slow, but the server is not kept from work.
  expect(busyShare).toBeLessThan(0.5);
});
