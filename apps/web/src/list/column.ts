import type { ReactNode } from 'react';
import { count, yuan } from '../figures';

/** What a cell is, to sort, find and export by: text, a number, or nothing. */
export type CellValue = string | number | null;

/** One column of a list. `of` says what is in it; `show` may dress that up for the eye. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly of: (row: Row) => CellValue;
  readonly show?: (row: Row) => ReactNode;
  /** `yuan` holds whole fen; `count` and `yuan` stand to the right. */
  readonly kind?: 'text' | 'count' | 'yuan';
  readonly width?: number;
  /** Offers the values there are as a filter; `say` names them. */
  readonly isChoice?: boolean;
  readonly say?: (value: string) => string;
  /** Shown within another column; found, narrowed by and exported on its own. */
  readonly isWithin?: boolean;
  /** Holds what can be done with a row, so it is neither ordered by nor saved. */
  readonly isAct?: boolean;
}

/** The words of a cell, as they are read, found and exported. */
export const textOf = <Row>({ of, kind, say }: Column<Row>, row: Row): string => {
  const value = of(row);
  if (value === null) return '';
  if (typeof value === 'string') return say ? say(value) : value;
  return kind === 'yuan' ? yuan(value) : count(value);
};

/** A day, a month or a number of something is one word, and is not broken over two lines. */
export const isOneWord = (text: string): boolean => /^(?=.*\d)[A-Z\d]+(?:-[A-Z\d]+)+$/.test(text);

/** Made once: asking for it by name at each of a hundred thousand comparisons takes as long again. */
const inChinese = new Intl.Collator('zh-CN');

const compare = (a: CellValue, b: CellValue): number => {
  if (a === b) return 0;
  // What is not there comes last, whichever way the rest is read.
  if (a === null) return 1;
  if (b === null) return -1;
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : inChinese.compare(String(a), String(b));
};

export interface Order {
  readonly key: string;
  readonly isDescending: boolean;
}

/** A copy of the rows in the order of one column; rows that are equal in it stay as they were. */
export const inOrder = <Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: Order | undefined,
): readonly Row[] => {
  const column = columns.find(({ key }) => key === order?.key);
  if (!column || !order) return rows;
  return [...rows].sort((a, b) => {
    const [left, right] = [column.of(a), column.of(b)];
    const isEmpty = left === null || right === null;
    return order.isDescending && !isEmpty ? compare(right, left) : compare(left, right);
  });
};

/** All words of a row, in small letters, a column a line. */
export const wordsIn = <Row>(row: Row, columns: readonly Column<Row>[]): string =>
  columns
    .map((column) => textOf(column, row))
    .join('\n')
    .toLowerCase();

/** The rows that hold every word of the search and one of the chosen values of each column. */
export const matching = <Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  search: string,
  chosen: ReadonlyMap<string, string>,
  textsOf: (row: Row) => string = (row) => wordsIn(row, columns),
): readonly Row[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const choices = columns.filter(({ key }) => chosen.has(key));
  if (words.length === 0 && choices.length === 0) return rows;
  return rows.filter((row) => {
    if (!choices.every((column) => String(column.of(row) ?? '') === chosen.get(column.key))) {
      return false;
    }
    if (words.length === 0) return true;
    const text = textsOf(row);
    return words.every((word) => text.includes(word));
  });
};
