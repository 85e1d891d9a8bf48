import { fen, yuanText } from '@ledger/kernel';
import type { Said } from '../questions/knowledge-answer';

export type Language = keyof Said;

/** `fen` is money: a number cell of yuan with two decimals, and the same on paper. */
export type CellType = 'text' | 'number' | 'fen';
export type PaperCell = string | number | null;

export interface PaperColumn {
  readonly head: string;
  /** In characters of half width; a Chinese character is two. */
  readonly width: number;
  readonly type: CellType;
}

export interface PaperTable {
  readonly name: string;
  /** Between the name and the head. */
  readonly lines: readonly string[];
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly PaperCell[])[];
  /** The last row holds the sums of the others. */
  readonly hasSums: boolean;
  /** Its cells are empty to be written in: on paper they are high enough for a hand. */
  readonly isByHand: boolean;
}

/**
 * What stands on a paper, and all of it: Excel and PDF are written from the same description, so
 * that neither can say what the other does not.
 */
export interface Paper {
  readonly language: Language;
  readonly title: string;
  /** Under the title: of what, as known when, printed by whom. */
  readonly lines: readonly string[];
  readonly tables: readonly PaperTable[];
  readonly notes: readonly string[];
  /** Who signs, each with room for the hand; empty where nobody does. */
  readonly signatures: readonly string[];
  /** At the foot of every page: what the paper is no proof of, and what it can be held against. */
  readonly foot: string;
  /** A signed note that is printed whole and as a QR code. */
  readonly note?: { readonly text: string; readonly caption: string };
  readonly orientation: 'landscape' | 'portrait';
  /** Each list hangs or goes by itself: it has its own page, its title and its signatures. */
  readonly isApart: boolean;
}

/** A column of a list of things, as it is described once for both languages. */
export interface Column<Row> {
  readonly head: Said;
  readonly width: number;
  readonly type?: CellType;
  readonly of: (row: Row, index: number) => PaperCell | Said;
  /** Its sum is worth saying. */
  readonly isSummed?: true;
}

export const both = (zh: string, en: string): Said => ({ zh, en });

const isSaid = (cell: PaperCell | Said): cell is Said => typeof cell === 'object' && cell !== null;

export const inLanguage = (cell: PaperCell | Said, language: Language): PaperCell =>
  isSaid(cell) ? cell[language] : cell;

const TOTAL = both('合计', 'Total');

const sumsOf = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly (readonly PaperCell[])[],
  language: Language,
): readonly PaperCell[] => {
  const labelled = columns.findIndex(({ type }) => type === undefined || type === 'text');
  return columns.map((column, at) => {
    if (column.isSummed) return rows.reduce((sum, row) => sum + Number(row[at] ?? 0), 0);
    return at === labelled ? TOTAL[language] : '';
  });
};

/** A list in one language; with sums where a column has them and there is something to add. */
export const tableOf = <Row>(
  language: Language,
  of: {
    readonly name: Said;
    readonly lines?: readonly Said[];
    readonly columns: readonly Column<Row>[];
    readonly rows: readonly Row[];
    readonly isByHand?: true;
  },
): PaperTable => {
  const { columns } = of;
  const rows = of.rows.map((row, index) =>
    columns.map((column) => inLanguage(column.of(row, index), language)),
  );
  const hasSums = rows.length > 0 && columns.some(({ isSummed }) => isSummed);
  return {
    name: of.name[language],
    lines: (of.lines ?? []).map((line) => line[language]),
    columns: columns.map(({ head, width, type = 'text' }) => ({
      head: head[language],
      width,
      type,
    })),
    rows: hasSums ? [...rows, sumsOf(columns, rows, language)] : rows,
    hasSums,
    isByHand: of.isByHand ?? false,
  };
};

const inGroups = (amount: string): string => amount.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** Money as a reader takes it in: 1,234.50. */
export const groupedYuan = (amountFen: number): string => {
  const [whole = '', cents = ''] = yuanText(fen(amountFen)).split('.');
  return `${inGroups(whole)}.${cents}`;
};

/** A cell as it stands on paper; what Excel shows of the same cell reads alike. */
export const cellText = (cell: PaperCell, type: CellType): string => {
  if (cell === null) return '';
  return type === 'fen' && typeof cell === 'number' ? groupedYuan(cell) : String(cell);
};
