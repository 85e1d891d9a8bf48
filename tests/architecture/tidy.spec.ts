import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');

// Written in pieces, so that this file does not hold what it looks for.
const CLOCK = ['Date.now(', 'new Date()', 'Math.random('];
const NEVER = [`FIX${'ME'}`, `TO${'DO'}`, `@ts-${'ignore'}`];
/** The type, and not a sentence that happens to go on with the word. */
const ANY_TYPE = /(?:: |<|\bas )any\b(?! [a-z])/;
/** The one place where the machine's time comes in. */
const CLOCKS = ['libs/kernel/src/clock.ts', 'libs/application/src/clock.ts'];
const SAYS_NOTHING = /util|helper|common|manager|misc/;
/** A machine's own folders; `/var/lib`, `/tmp` and `/proc` are every machine's. */
const MACHINE_PATH = /(?:^|[\s'"`(=])(?:\/(?:home|Users|root|work|mnt|opt)\/\w|[A-Z]:\\\w)/;

const filesUnder = (dir: string): readonly string[] =>
  readdirSync(join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    const path = `${dir}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(path);
    return /\.(ts|tsx|mjs|cjs|css|html)$/.test(entry.name) ? [path] : [];
  });

const sources = (...dirs: readonly string[]) =>
  dirs.flatMap(filesUnder).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const isTest = (path: string): boolean => /\.spec\.tsx?$/.test(path);

const code = sources('libs', 'apps');
const everything = [...code, ...sources('tests')];

it('there is something to look at', () => {
  expect(code.length).toBeGreaterThan(20);
});

it.each(code)('$path is tidy', ({ path, text }) => {
  const ownsTime = CLOCKS.includes(path) || isTest(path);
  const banned = [...NEVER, ...(ownsTime ? [] : CLOCK)];
  expect(banned.filter((word) => text.includes(word))).toEqual([]);
  expect(text).not.toMatch(ANY_TYPE);
  expect(path).not.toMatch(SAYS_NOTHING);
});

it.each(everything)('$path names no folder of one machine', ({ text }) => {
  expect(text.split('\n').filter((line) => MACHINE_PATH.test(line))).toEqual([]);
});
