import { isFileError, type ParsedFile, parseFile } from '@ledger/intake';
import { compareFiles } from './compare-files';

const HEADER = '序号,客户流水号,账号,户名,金额,状态,银行流水号,入账日期,失败代码,失败原因';

const resultOf = async (...lines: readonly string[]): Promise<ParsedFile> => {
  const text = ['﻿批次号：PC-2021', HEADER, ...lines, ''].join('\r\n');
  const parsed = await parseFile(Buffer.from(text, 'utf8'), '04.csv');
  if (isFileError(parsed)) throw new Error(parsed.code);
  return parsed;
};

const line = (no: number, amount: string, name = '何试例'): string =>
  `${no},PC-2021-000${no},6299011899484487941,${name},${amount},成功,${no},2021-04-06,,`;

describe('a better file beside the one it is to replace', () => {
  it('says nothing where only the order and the numbers of rows differ', async () => {
    const [one, two] = [line(1, '496.00'), line(2, '496.00')];
    const moved = [`1${two.slice(1)}`, `2${one.slice(1)}`];
    const compared = compareFiles(await resultOf(one, two), await resultOf(...moved));
    expect(compared).toMatchObject({ oldRows: 2, newRows: 2, differences: [] });
  });

  it('names the cell that changed, with both values', async () => {
    const { differences } = compareFiles(
      await resultOf(line(1, '496.00')),
      await resultOf(line(1, '469.00')),
    );
    expect(differences).toEqual([
      {
        what: 'changed',
        key: 'PC-2021-0001',
        oldRow: 3,
        newRow: 3,
        cells: [{ column: '金额', before: '49600', after: '46900' }],
      },
    ]);
  });

  it('tells what is missing and what is new apart', async () => {
    const { differences } = compareFiles(
      await resultOf(line(1, '496.00'), line(2, '496.00')),
      await resultOf(line(2, '496.00'), line(3, '496.00')),
    );
    expect(differences.map(({ what, key }) => [what, key])).toEqual([
      ['only-in-old', 'PC-2021-0001'],
      ['only-in-new', 'PC-2021-0003'],
    ]);
  });

  it('counts a row that stands twice in the one and once in the other', async () => {
    const { differences } = compareFiles(
      await resultOf(line(1, '496.00'), line(1, '496.00')),
      await resultOf(line(1, '496.00')),
    );
    expect(differences.map(({ what }) => what)).toEqual(['only-in-old']);
  });

  it('shows nobody’s whole name', async () => {
    const compared = compareFiles(
      await resultOf(line(1, '496.00')),
      await resultOf(line(1, '496.00', '曹试样')),
    );
    expect(JSON.stringify(compared)).not.toMatch(/何试例|曹试样/);
    expect(compared.differences[0]?.cells).toEqual([
      { column: '户名', before: '何*例', after: '曹*样' },
    ]);
  });
});
