import { assert, asyncProperty, integer } from 'fast-check';
import { isFileError } from './file-error';
import { kinds } from './kinds/all';
import { parseFile } from './parse-file';
import { drawFrom } from './testing/draw';
import { messyFile } from './testing/messy-file';
import { plainBlock, plainRows } from './testing/plain-rows';

const LISTS_A_KIND = process.env['LEDGER_LONG'] === '1' ? 250 : 12;
const ROWS = 12;

/** Fewer cells to look at than the whole row when one of them is read wrong. */
const differences = (
  read: Readonly<Record<string, string | number>>,
  meant: Readonly<Record<string, string | number>>,
): readonly string[] =>
  Object.keys({ ...read, ...meant })
    .filter((column) => read[column] !== meant[column])
    .map((column) => `${column}: ${read[column]} is not ${meant[column]}`);

describe.each(kinds)('$zh ($name), written by an office that keeps to no form', (kind) => {
  it('is read as the same rows, block and hidden rows', async () => {
    await assert(
      asyncProperty(integer({ min: 1, max: 2 ** 31 - 1 }), async (seed) => {
        const draw = drawFrom(seed);
        const plain = { kind, block: plainBlock(kind, draw), rows: plainRows(kind, ROWS, draw) };
        const messy = await messyFile(plain, draw);
        const result = await parseFile(messy.bytes, messy.name);
        if (isFileError(result)) throw new Error(`${result.code}: ${result.en}`);
        expect(result.rejected).toEqual([]);
        expect(result.kind).toBe(kind.name);
        expect(result.block).toEqual(plain.block);
        expect(result.rows).toHaveLength(ROWS);
        expect(
          result.rows.flatMap(({ cells }, index) => differences(cells, plain.rows[index] ?? {})),
        ).toEqual([]);
        expect(result.hiddenRows).toBe(messy.hiddenRows);
      }),
      { numRuns: LISTS_A_KIND },
    );
  });
});
