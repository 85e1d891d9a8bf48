import type { Column, Defect, RowDefectCode } from './kinds/kind';

/** One thing wrong in a row, said to the office: what it is and what to do about it. */
export interface RowDefect {
  readonly column: string;
  readonly code: RowDefectCode;
  readonly zh: string;
  readonly en: string;
}

/** A row sent back. The first defect stands for the row; `others` are the rest of them. */
export interface RowError extends RowDefect {
  readonly sheet: string | null;
  /** The row of the sheet, 1-based, as the spreadsheet shows it. */
  readonly row: number;
  readonly key: string;
  readonly others: readonly RowDefect[];
}

type Words = (header: string, hint: string, column: Column | undefined) => [string, string];

const choices = (column: Column | undefined) => (column?.values ?? []).join('、');

/**
 * What each defect is called. No value of a cell is quoted except amounts and masked numbers,
 * because these sentences are logged.
 */
const words: Record<RowDefectCode, Words> = {
  ID_PRECISION_LOST: (header, hint) => [
    `“${header}”末几位已被表格软件改成0（${hint}），真实号码已丢失。请先把单元格设为文本格式，对照证件重新录入18位号码。`,
    `The last digits in "${header}" were turned into zeros by the spreadsheet (${hint}). Format the cell as text and type the 18 characters again from the document.`,
  ],
  ACCOUNT_PRECISION_LOST: (header, hint) => [
    `“${header}”按数字存放，超过15位的部分已丢失（${hint}）。请先把单元格设为文本格式，对照卡折重新录入。`,
    `"${header}" is stored as a number and lost its digits after the fifteenth (${hint}). Format the cell as text and type the account again from the card or passbook.`,
  ],
  TOTAL_MISMATCH: (header, hint) => [
    `月保障金额、分类施保金、其他补贴之和与“${header}”不一致（${hint}）。请核对各项金额后改正。`,
    `The parts do not make the total in "${header}" (${hint}). Check the amounts and correct the wrong one.`,
  ],
  REQUIRED_MISSING: (header) => [
    `“${header}”为空。请补填后重新导入。`,
    `"${header}" is blank. Fill it in and import the row again.`,
  ],
  CELL_ERROR: (header) => [
    `“${header}”是公式错误值。请改正公式或直接填入数值。`,
    `"${header}" holds the error of a formula. Correct the formula or type the value.`,
  ],
  FORMULA_NOT_CALCULATED: (header) => [
    `“${header}”是公式，但文件中没有计算结果（本系统不执行公式）。请用Excel或WPS打开并保存后重新导入，或直接填入数值。`,
    `"${header}" is a formula without a result in the file, and formulas are never run here. Open and save the file in Excel or WPS, or type the value.`,
  ],
  NOT_TEXT: (header) => [
    `“${header}”内容过长或含有损坏的字符。请核对后重新录入。`,
    `"${header}" is too long or holds a broken character. Check it and type it again.`,
  ],
  NOT_A_DATE: (header) => [
    `“${header}”不是有效日期。请按 2021-06-04 的样式填写。`,
    `"${header}" is not a day of the calendar. Write it like 2021-06-04.`,
  ],
  NOT_A_MONTH: (header) => [
    `“${header}”不是有效月份，或无法分清1月与10月。请按 2021-06 的样式以文本填写。`,
    `"${header}" is not a month, or January and October cannot be told apart. Write it as text like 2021-06.`,
  ],
  NOT_AN_AMOUNT: (header) => [
    `“${header}”不是有效金额。请以元为单位填写数字，最多两位小数。`,
    `"${header}" is not an amount. Write yuan as a number with at most two decimals.`,
  ],
  NOT_AN_INTEGER: (header) => [
    `“${header}”不是整数。请只填写数字。`,
    `"${header}" is not a whole number. Write digits only.`,
  ],
  UNKNOWN_CODE: (header, _hint, column) => [
    `“${header}”的内容不在可选范围内。请填写以下之一：${choices(column)}。`,
    `"${header}" is none of the words allowed. Write one of: ${choices(column)}.`,
  ],
};

export const inWords = (defect: Defect, columns: readonly Column[]): RowDefect => {
  const column = columns.find(({ header }) => header === defect.column);
  const [zh, en] = words[defect.code](defect.column, defect.hint ?? '', column);
  return { column: defect.column, code: defect.code, zh, en };
};
