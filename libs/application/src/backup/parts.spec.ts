import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { checkFile, contentOf, linesIn, writeFileOf } from './parts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'dibao-parts-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const linesOf = async (content: AsyncIterable<Buffer>): Promise<readonly string[]> => {
  const all: string[] = [];
  for await (const lines of linesIn(content)) all.push(...lines);
  return all;
};

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

it('lines come back whole however the bytes are cut, also in the middle of a character', async () => {
  const line = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\n\r]/.test(text));
  const some = fc.array(line, { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(
      some,
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (lines, size, ends) => {
        const bytes = Buffer.from(lines.join('\n') + (ends ? '\n' : ''), 'utf8');
        expect(await linesOf(inPieces(bytes, size))).toEqual(lines);
      },
    ),
  );
});

it('a file holds what was written and is known again by its bytes', async () => {
  const content = [Buffer.from('一行\n'), Buffer.from('二行\n')];
  const written = await writeFileOf(folder, 'a.gz', content);
  expect(await linesOf(contentOf(folder, 'a.gz'))).toEqual(['一行', '二行']);
  expect(written.bytes).toBe(readFileSync(join(folder, 'a.gz')).length);
  await checkFile(folder, written);
});

it('a file that was cut, lengthened, changed or is gone is not the one that was written', async () => {
  const written = await writeFileOf(folder, 'a.gz', [Buffer.alloc(500, 7)], { compressed: false });
  const path = join(folder, 'a.gz');
  for (const spoil of [
    () => truncateSync(path, 499),
    () => writeFileSync(path, Buffer.alloc(501, 7)),
    () => writeFileSync(path, Buffer.alloc(500, 8)),
    () => rmSync(path),
  ]) {
    spoil();
    await expect(checkFile(folder, written)).rejects.toMatchObject({ code: 'part-damaged' });
  }
});

it('never writes over a file that is there', async () => {
  writeFileSync(join(folder, 'a.gz'), 'here first');
  await expect(writeFileOf(folder, 'a.gz', [Buffer.from('x')])).rejects.toThrow('EEXIST');
  expect(readFileSync(join(folder, 'a.gz'), 'utf8')).toBe('here first');
});

it('an error of what is read ends the writing', async () => {
  async function* breaking() {
    yield Buffer.from('x');
    throw new Error('the server went away');
  }
  await expect(writeFileOf(folder, 'a.gz', breaking())).rejects.toThrow('the server went away');
});
