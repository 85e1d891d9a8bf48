import {
  type DivisionCode,
  fen,
  type Fen,
  type FactDate,
  type LocalDate,
  localDate,
  parseDivisionCode,
  type YearMonth,
  yearMonth,
} from '@ledger/kernel';

/** The normalised cells of a row, asked for by column and meaning. */
export type Cells = Readonly<Record<string, string | number>>;

export const text = (cells: Cells, column: string): string => String(cells[column] ?? '');

export const whole = (cells: Cells, column: string): number => Number(cells[column] || 0);

export const money = (cells: Cells, column: string): Fen => fen(whole(cells, column));

export const day = (cells: Cells, column: string): LocalDate => localDate(text(cells, column));

export const month = (cells: Cells, column: string): YearMonth => yearMonth(text(cells, column));

const blankOr =
  <T>(parse: (value: string) => T) =>
  (cells: Cells, column: string): T | undefined => {
    const value = text(cells, column);
    return value === '' ? undefined : parse(value);
  };

export const dayOrNone = blankOr(localDate);
export const monthOrNone = blankOr(yearMonth);

/** A day, a month or nothing, as the source gave it. */
export const factDate = (cells: Cells, column: string): FactDate => {
  const value = text(cells, column);
  if (value === '') return { precision: 'UNKNOWN' };
  return value.length === 7
    ? { precision: 'MONTH', month: yearMonth(value) }
    : { precision: 'DAY', on: localDate(value) };
};

export const divisionOr = (cells: Cells, column: string, other: DivisionCode): DivisionCode =>
  parseDivisionCode(text(cells, column)) ?? other;

/** Leaves out what is undefined: events hold no empty fields. */
export const present = <T extends object>(
  fields: T,
): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** Only the named columns that say something, for the vault. */
export const wordsOf = (cells: Cells, columns: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    columns.map((column) => [column, text(cells, column)]).filter(([, value]) => value !== ''),
  );

/** A person without an ID number is known by the place that names them, and by that only. */
export const idOr = (idNumber: string, otherwise: string): string =>
  idNumber === '' ? `无证件号:${otherwise}` : idNumber;
