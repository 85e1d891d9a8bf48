import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseMasterKey } from '@ledger/home';
import { FILES, folder, ownServices, readCompose, root } from './compose-file';

const dockerfile = readFileSync(join(folder, 'Dockerfile'), 'utf8');
const lines = dockerfile.replaceAll('\\\n', ' ').split('\n');
const wordsAfter = (keyword: string): readonly (readonly string[])[] =>
  lines.filter((line) => line.startsWith(`${keyword} `)).map((line) => line.split(/\s+/).slice(1));

/** `dist/api/apps/api/src/main.js` is built from `apps/api/src/main.ts`. */
const sourceOf = (built: string): string => built.replace(/^dist\/\w+\/(.*)\.js$/, '$1.ts');

it('is built from one exact version, and does not run as root', () => {
  const images = wordsAfter('FROM').map(([image]) => image);
  expect(new Set(images).size).toBe(1);
  expect(images[0]).toMatch(/^node:\d+\.\d+\.\d+-[a-z]+-slim$/);
  expect(wordsAfter('USER')).toEqual([['node']]);
});

it('copies only what there is, and what the builder is let see', () => {
  const ignore = readFileSync(join(folder, 'Dockerfile.dockerignore'), 'utf8').split('\n');
  const copied = wordsAfter('COPY')
    .filter(([first = '']) => !first.startsWith('--'))
    .flatMap((words) => words.slice(0, -1));
  expect(copied.length).toBeGreaterThan(5);
  for (const path of copied) expect(ignore).toContain(`!${path}`);
  const whole = copied.filter((path) => !path.includes('*'));
  expect(whole.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('starts programs that are built', () => {
  const commands = FILES.flatMap((file) =>
    ownServices(readCompose(file)).map(([, { command = [] }]) => command.at(-1)),
  ).filter((command) => command !== undefined);
  const inImage = [...dockerfile.matchAll(/dist\/\w+\/apps\/\w+\/src\/main\.js/g)].map(
    ([path]) => path,
  );
  const programs = new Set([...commands, ...inImage]);
  expect([...programs].map(sourceOf).toSorted()).toEqual([
    'apps/api/src/main.ts',
    'apps/cli/src/main.ts',
    'apps/worker/src/main.ts',
  ]);
  expect([...programs].filter((path) => !existsSync(join(root, sourceOf(path))))).toEqual([]);
});

describe('make-secrets.sh', () => {
  let scratch: string;
  const make = () => {
    const { status, stderr } = spawnSync('sh', [join(scratch, 'make-secrets.sh')], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  };
  const secret = (name: string) => readFileSync(join(scratch, 'secrets', name), 'utf8').trim();

  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'dibao-secrets-'));
    cpSync(join(folder, 'make-secrets.sh'), join(scratch, 'make-secrets.sh'));
    make();
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it('makes every secret that is named, once', () => {
    const paths = FILES.flatMap((file) => Object.values(readCompose(file).secrets)).map(
      ({ file }) => file,
    );
    const names = [...new Set(paths)].map((path) => path.replace('./secrets/', ''));
    expect(names.length).toBe(4);
    const first = names.map(secret);
    expect(new Set(first).size).toBe(names.length);
    expect(first.every((text) => text.length >= 48)).toBe(true);
    make();
    expect(names.map(secret)).toEqual(first);
  });

  it('makes a master key that the ledger takes', () => {
    expect(parseMasterKey(secret('master-key'))).toHaveLength(32);
  });

  it('keeps others of this machine out of the folder', () => {
    expect(statSync(join(scratch, 'secrets')).mode & 0o777).toBe(0o700);
  });
});

it('no secret is ever committed', () => {
  const ignored = readFileSync(join(folder, '.gitignore'), 'utf8').split('\n');
  expect(ignored).toEqual(expect.arrayContaining(['/.env', '/secrets/']));
});
