/** Chinese characters, their punctuation and full-width forms take two columns of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\ud840-\ud87f][\udc00-\udfff]/g;

export const widthOf = (text: string): number => {
  const wide = text.match(WIDE) ?? [];
  return text.length + wide.filter((character) => character.length === 1).length;
};

export interface TableColumn<Row> {
  readonly title: string;
  readonly of: (row: Row) => string;
  /** Amounts and counts stand under each other by their last digit. */
  readonly right?: boolean;
}

const pad = (text: string, width: number, right = false): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return right ? `${space}${text}` : `${text}${space}`;
};

/** Lines of a table as narrow as its content. */
export const table = <Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
): readonly string[] => {
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map((c) => c.of(row))),
  ];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => widthOf(line[at] ?? ''))));
  return cells.map((line) =>
    line
      .map((text, at) => pad(text, widths[at] ?? 0, columns[at]?.right))
      .join('  ')
      .trimEnd(),
  );
};
