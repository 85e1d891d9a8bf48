import type { BorderSide, CellStyle, FontStyle } from 'hucre';

/** Every office computer has it; other fonts fall back to one without Chinese. */
const FONT: FontStyle = { name: '宋体', size: 10 };
const THIN: BorderSide = { style: 'thin', color: { rgb: '808080' } };
const BOX = { top: THIN, right: THIN, bottom: THIN, left: THIN };

/** A text cell is not evaluated, also after somebody edited it. */
export const TEXT_FORMAT = '@';
export const AMOUNT_FORMAT = '#,##0.00';
export const DAY_FORMAT = 'yyyy-mm-dd';

export const plain: CellStyle = { font: FONT };

/** Lines above and beneath a list, as text whatever they look like. */
export const beneath: CellStyle = {
  font: FONT,
  numFmt: TEXT_FORMAT,
  alignment: { vertical: 'center', wrapText: true },
};

export const body: CellStyle = {
  font: FONT,
  border: BOX,
  alignment: { vertical: 'center', wrapText: true },
};

export const heading: CellStyle = {
  font: { ...FONT, bold: true },
  border: BOX,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};

export const titleLine: CellStyle = {
  font: { ...FONT, size: 16, bold: true },
  alignment: { horizontal: 'center', vertical: 'center' },
};

/** The cell to look at. */
export const marked: CellStyle = {
  ...body,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' } },
};

/**
 * Text that a spreadsheet would take for a formula when it is edited or saved as CSV. It is kept
 * as it is, in a cell whose format is text.
 */
export const looksLikeFormula = (value: unknown): boolean =>
  typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(value);
