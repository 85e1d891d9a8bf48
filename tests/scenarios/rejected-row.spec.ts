import { AskImports, AskRejectedWorkbook, type Upload } from '@ledger/application';
import { type CellValue, isFileError, readTable } from '@ledger/intake';
import { writeXlsx } from 'hucre';
import { archive, bankResult, type Batch, householdNo, person, roster } from './office-files';
import {
  ACTOR,
  newPlace,
  openLedger,
  type OpenLedger,
  type Place,
  standingClock,
  STREET,
} from './open-ledger';

jest.setTimeout(120_000);

const APRIL: Batch = {
  no: 'SYL20210401',
  month: '2021-04',
  frozenOn: '2021-03-20',
  sentOn: '2021-04-05',
};
const ROSTER_NAME = '03-发放花名册-2021-04.xlsx';

type Rows = (readonly CellValue[])[];

const rowsOf = async ({ name, bytes }: Upload): Promise<Rows> => {
  const table = await readTable(bytes, name);
  if (isFileError(table)) throw new Error(table.en);
  return [...(table.sheets[0]?.rows ?? [])];
};

const writtenAgain = async (name: string, rows: Rows): Promise<Upload> => ({
  name,
  bytes: await writeXlsx({ sheets: [{ name: 'Sheet1', rows: rows.map((row) => [...row]) }] }),
});

/** Each cell that holds the first value holds the second instead. */
const replaced = (rows: Rows, from: CellValue, to: CellValue): Rows =>
  rows.map((row) => row.map((cell) => (cell === from ? to : cell)));

const asked = { actor: ACTOR, role: 'machine' as const };

describe('a roster row that is sent back because its ID lost its last digits', () => {
  const { clock, moveTo } = standingClock('2021-04-05');
  const held: { place?: Place; ledger?: OpenLedger } = {};
  const keysOn = async (day: string) => {
    moveTo(day);
    await held.ledger!.app.caughtUp();
    const { findings } = await held.ledger!.findings(day);
    return findings
      .map(({ rule, householdNo: no, batchNo, exposureFen }) =>
        [rule, no ?? batchNo, exposureFen].join(' '),
      )
      .toSorted();
  };

  beforeAll(async () => {
    held.place = await newPlace();
    held.ledger = await openLedger(held.place, clock);
    const whole = await roster(ROSTER_NAME, APRIL, [1, 2, 3]);
    const { id } = person(2);
    const spoilt = replaced(await rowsOf(whole), id, Math.floor(Number(id) / 1000) * 1000);
    const report = await held.ledger.take([
      await archive('01-低保家庭档案.xlsx', [1, 2, 3]),
      await writtenAgain(ROSTER_NAME, spoilt),
    ]);
    expect(report.files.flatMap(({ rejected }) => rejected)).toMatchObject([
      { row: 5, code: 'ID_PRECISION_LOST' },
    ]);
    moveTo('2021-04-12');
    await held.ledger.take([bankResult('04-银行回盘-2021-04.csv', APRIL, [1, 2, 3], '2021-04-06')]);
  });
  afterAll(async () => {
    await held.ledger?.close();
    await held.place?.remove();
  });

  it('leaves its bank line without an item: the batch differs, and the month is missed', async () => {
    expect(await keysOn('2021-04-13')).toContain('R38 SYL20210401 49600');
    expect(await keysOn('2021-04-26')).toContain(`R46 ${householdNo(2)} 49600`);
  });

  it('is matched once it is corrected in the workbook of rows sent back, and both are gone', async () => {
    const ledger = held.ledger!;
    const files = await ledger.ask(new AskImports({ scope: STREET, limit: 10 }));
    const { fileId } = files.find(({ kind }) => kind === 'ROSTER')!;
    const question = { scope: STREET, fileId, asker: asked };
    const bytes = (await ledger.ask(new AskRejectedWorkbook(question)))!;
    const sentBack = await rowsOf({ name: '退回行.xlsx', bytes });
    const { id } = person(2);
    const corrected = replaced(sentBack, Math.floor(Number(id) / 1000) * 1000, id);
    moveTo('2021-04-27');
    const report = await ledger.take([await writtenAgain('退回行-已改.xlsx', corrected)]);
    expect([report.accepted, report.rejected]).toEqual([1, 0]);
    const left = await keysOn('2021-04-27');
    expect(left.filter((key) => /^R(38|46)/.test(key))).toEqual([]);
    const before = await keysOn('2021-04-26');
    expect(before).toContain(`R46 ${householdNo(2)} 49600`);
  });
});
