import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFileError } from './file-error';
import { parseFile, type ParsedFile } from './parse-file';

interface Expected {
  readonly file: string;
  readonly kind: string;
  readonly sheet: string | null;
  readonly headerRow: number;
  readonly dataRows: number;
  readonly accepted: number;
  readonly hiddenRows: number;
  readonly rejected: readonly { row: number | null; reason: string; column: string; key: string }[];
}

interface ExpectedRows {
  readonly file: string;
  readonly block: Record<string, string>;
  readonly rows: readonly Record<string, string | number>[];
}

const samples = join(__dirname, '../../../../shared/samples');
const json = <T>(set: string, name: string): T =>
  JSON.parse(readFileSync(join(samples, set, name), 'utf8')) as T;

const parsed = async (set: string, file: string): Promise<ParsedFile> => {
  const result = await parseFile(readFileSync(join(samples, set, file)), file);
  if (isFileError(result)) throw new Error(`${file}: ${result.code} ${result.en}`);
  return result;
};

const summary = (file: string, result: ParsedFile): Expected => ({
  file,
  kind: result.kind,
  sheet: result.sheet,
  headerRow: result.headerRow,
  dataRows: result.dataRows,
  accepted: result.rows.length,
  rejected: result.rejected.map(({ row, code, column, key }) => ({
    row,
    reason: code,
    column,
    key,
  })),
  hiddenRows: result.hiddenRows,
});

/** Files sent twice are known by their hash, which is not the work of the parser. */
const expectedOf = (set: string) =>
  json<{ files: readonly Expected[] }>(set, 'expected-import.json').files.filter(
    ({ rejected }) => rejected[0]?.reason !== 'DUPLICATE_FILE',
  );

if (!existsSync(samples)) {
  it('finds no sample files beside the repository, so their rows are not compared', () => {
    process.stdout.write('libs/intake: no sample files beside the repository, skipped\n');
  });
} else {
  describe.each(readdirSync(samples))('the files of %s', (set) => {
    const expected = expectedOf(set);

    it.each(expected)('$file is recognised and its rows are told apart', async (file) => {
      expect(summary(file.file, await parsed(set, file.file))).toEqual(file);
    });
  });

  describe('the rows of messy files', () => {
    it.each(json<ExpectedRows[]>('messy-2021-06', 'expected-rows.json'))(
      '$file is normalised row for row',
      async ({ file, block, rows }) => {
        const result = await parsed('messy-2021-06', file);
        expect(result.rows.map(({ cells }) => cells)).toEqual(rows);
        expect(result.block).toEqual(block);
      },
    );
  });
}
