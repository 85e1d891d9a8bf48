import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completeLinks } from './binaries';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dibao-binaries-'));
  mkdirSync(join(folder, 'native', 'lib'), { recursive: true });
  writeFileSync(join(folder, 'native', 'lib', 'libpq.so.5.18'), 'library');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const list = (target: string) =>
  writeFileSync(
    join(folder, 'native', 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target }]),
  );

it('makes the library links an install script would have made, and leaves them the next time', () => {
  list('native/lib/libpq.so.5');
  expect([completeLinks(folder), completeLinks(folder)]).toEqual([true, true]);
  expect(readFileSync(join(folder, 'native', 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
});

it('tells when a link cannot be made here, so that a copy is', () => {
  list('native/missing-folder/libpq.so.5');
  expect(completeLinks(folder)).toBe(false);
});

it('has nothing to do on a platform without links', () => {
  expect(completeLinks(folder)).toBe(true);
});
