import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');
const { forbidden } = require('./dependencies.cjs') as {
  readonly forbidden: readonly { readonly from: { readonly path?: string } }[];
};

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

const cruise = (): { readonly violations: readonly Violation[]; readonly totalCruised: number } => {
  const words = ['--config', 'tests/architecture/dependencies.cjs', '--output-type', 'json'];
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...words, 'apps', 'libs'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout).summary;
};

it('imports go only where the table allows', () => {
  const { violations, totalCruised } = cruise();
  expect(totalCruised).toBeGreaterThan(10);
  expect(violations.map(({ rule, from, to }) => `${from} → ${to}: ${rule.name}`)).toEqual([]);
});

it('every lib has a row in the table and an entry', () => {
  const libs = readdirSync(join(root, 'libs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `libs/${entry.name}`);
  const rows = new Set(forbidden.map(({ from }) => from.path));
  expect(libs.filter((lib) => !rows.has(`^${lib}/`))).toEqual([]);
  expect(libs.filter((lib) => !existsSync(join(root, lib, 'src', 'index.ts')))).toEqual([]);
});
