import { type KindName, kindOf } from '@ledger/intake';
import { type LocalDate } from '@ledger/kernel';
import { writeXlsx } from 'hucre';

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/** A list as the office keeps it, before it is a file. */
export interface Sheet {
  /** Without its extension. */
  readonly name: string;
  readonly kind: KindName;
  readonly receivedOn: LocalDate;
  /** What decides when a row is known: the day the file came, or a day in the row. */
  readonly rowKnowledge: string;
  readonly title: string;
  /** Labels and values side by side, above the header row. */
  readonly block?: readonly string[];
  readonly rows: readonly Row[];
  /** Sums and signatures below the last row. */
  readonly foot?: readonly Row[];
}

export interface SimulatedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Bytes must not tell when they were written. */
const WRITTEN = new Date(Date.UTC(2021, 0, 1));

export const headersOf = (kind: KindName): readonly string[] =>
  kindOf(kind).columns.map(({ header }) => header);

/** @throws RangeError when a row has a cell no column of its kind is for. */
const cellsOf = (headers: readonly string[], row: Row): readonly Cell[] => {
  const lost = Object.keys(row).filter((header) => !headers.includes(header));
  if (lost.length > 0) throw new RangeError(`no column for ${lost.join(', ')}`);
  return headers.map((header) => row[header] ?? null);
};

const numbered = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row, index) => ({ 序号: index + 1, ...row }));

/** One sheet: a merged title, a block where the kind has one, headers, rows, sums. */
export const xlsxFile = async (sheet: Sheet): Promise<SimulatedFile> => {
  const headers = headersOf(sheet.kind);
  const body = [...numbered(sheet.rows), ...(sheet.foot ?? [])];
  const rows = [
    [sheet.title],
    ...(sheet.block ? [[...sheet.block]] : []),
    [...headers],
    ...body.map((row) => [...cellsOf(headers, row)]),
  ];
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Sheet1',
        rows,
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: headers.length - 1 }],
      },
    ],
    properties: { created: WRITTEN, modified: WRITTEN },
  });
  return { name: `${sheet.name}.xlsx`, bytes };
};

export const yuan = (amountFen: number): number => amountFen / 100;
