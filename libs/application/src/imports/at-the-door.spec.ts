import { atTheDoor, FILE_BYTES_MAX } from './at-the-door';

const file = (name: string, text = '') => ({ name, bytes: Buffer.from(text) });
const manifest = file(
  'manifest.json',
  JSON.stringify({ files: [{ name: 'a.xlsx', receivedOn: '2021-06-04' }] }),
);

describe('files at the door', () => {
  it('are opened after those they are copies of, as whatever program named the copy', () => {
    const names = [
      '名单 (1).xlsx',
      '名单 - 副本.xlsx',
      '名单（2）.xlsx',
      '名单.xlsx',
      '07(上).xlsx',
    ];
    const { files } = atTheDoor(
      names.map((name) => file(name)),
      [],
      false,
    );
    expect(files.map(({ name }) => name)).toEqual([
      '名单.xlsx',
      '07(上).xlsx',
      '名单 (1).xlsx',
      '名单 - 副本.xlsx',
      '名单（2）.xlsx',
    ]);
  });

  it('are named when they are too large, whether or not their bytes were brought', () => {
    const large = { name: 'b.csv', bytes: new Uint8Array(FILE_BYTES_MAX + 1) };
    const { files, reports } = atTheDoor([large, file('a.xlsx')], ['c.csv'], false);
    expect(files.map(({ name }) => name)).toEqual(['a.xlsx']);
    expect(reports).toMatchObject([
      { fileName: 'c.csv', outcome: 'refused', problem: { code: 'TOO_LARGE' } },
      { fileName: 'b.csv', outcome: 'refused', problem: { code: 'TOO_LARGE' } },
    ]);
  });

  it('keep the declared days of their manifest when those may be declared, else say why not', () => {
    const allowed = atTheDoor([file('a.xlsx'), manifest], [], true);
    expect([allowed.declaredOn('a.xlsx'), allowed.reports]).toEqual(['2021-06-04', []]);
    const denied = atTheDoor([file('a.xlsx'), manifest], [], false);
    expect(denied.declaredOn('a.xlsx')).toBeNull();
    expect(denied.reports).toMatchObject([{ problem: { code: 'DECLARED_DAYS_IGNORED' } }]);
  });
});
