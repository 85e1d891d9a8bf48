import { bankWords } from './bank/file-words';

export type FileErrorCode =
  | 'EMPTY_FILE'
  | 'TOO_LARGE'
  | 'TOO_LARGE_INSIDE'
  | 'TOO_MANY_CELLS'
  | 'DAMAGED'
  | 'ENCRYPTED'
  | 'NOT_A_WORKBOOK'
  | 'WEB_PAGE'
  | 'ENCODING_UNKNOWN'
  | 'CUT_SHORT'
  | 'CSV_BROKEN'
  | 'UNKNOWN_KIND'
  | 'COLUMNS_MISSING'
  | 'COLUMN_REPEATED'
  | 'SEVERAL_SHEETS'
  | 'BLOCK_MISSING'
  | 'BLOCK_INVALID'
  | 'BANK_LINE_WIDTH'
  | 'BANK_LINE_INVALID'
  | 'BANK_LINES_UNREAD'
  | 'BANK_HASH_TOTAL'
  | 'BANK_ORDER_NOT_RESULT'
  | 'BANK_FORM_UNKNOWN'
  | 'PARSE_TIMEOUT'
  | 'PARSE_OUT_OF_MEMORY'
  | 'PARSE_FAILED';

/** Why a whole file was not taken in, and what to do about it. */
export interface FileError {
  readonly code: FileErrorCode;
  readonly zh: string;
  readonly en: string;
  /** Where the header stands, when it was found: the sheet (a CSV has none) and the row from 1. */
  readonly header?: { readonly sheet: string | null; readonly row: number };
}

const SAVE_AS = [
  '请用Excel或WPS打开，另存为“.xlsx”后重新导入。',
  'Open it in Excel or WPS, save it as .xlsx and import it again.',
] as const;

const words: Record<FileErrorCode, (detail: string) => readonly [string, string]> = {
  EMPTY_FILE: () => [
    '文件是空的。请检查是否上传了正确的文件。',
    'The file is empty. Check that it is the right one.',
  ],
  TOO_LARGE: (limit) => [
    `文件超过${limit}。请按月份或村拆分后分别导入。`,
    `The file is larger than ${limit}. Split it by month or village and import the parts.`,
  ],
  TOO_LARGE_INSIDE: () => [
    '文件解压后的内容过大，未予打开。请新建工作簿，只复制有数据的行后重新导入。',
    'The file unpacks to far too much and was not opened. Copy the rows with data into a new workbook and import that.',
  ],
  TOO_MANY_CELLS: () => [
    '工作表的行列过多，多为数据下方带格式的空行。请删除空行空列后重新导入。',
    'The sheet has too many rows and columns, mostly blank formatted rows below the data. Delete them and import the file again.',
  ],
  DAMAGED: () => [
    `文件已损坏或不完整。请向报送单位重新索取，或${SAVE_AS[0]}`,
    `The file is damaged or incomplete. Ask its sender for it again. Or: ${SAVE_AS[1]}`,
  ],
  ENCRYPTED: () => [
    '文件设有打开密码或整本保护。请取消密码后重新导入。',
    'The file is protected by a password. Remove the password and import it again.',
  ],
  NOT_A_WORKBOOK: () => [
    `文件不是Excel工作簿，也不是CSV表格。${SAVE_AS[0]}`,
    `The file is neither a workbook nor a CSV table. ${SAVE_AS[1]}`,
  ],
  WEB_PAGE: () => [
    `文件内容是网页，只是扩展名为表格。${SAVE_AS[0]}`,
    `The file is a web page under the name of a workbook. ${SAVE_AS[1]}`,
  ],
  ENCODING_UNKNOWN: (line) => [
    `文本编码无法识别（不是UTF-8，也不是GB18030${line && `；第${line}行起有乱码`}）。请另存为“CSV UTF-8”后重新导入。`,
    `The text is neither UTF-8 nor GB18030${line && ` (line ${line} is the first that cannot be read)`}. Save it as "CSV UTF-8" and import it again.`,
  ],
  CUT_SHORT: (line) => [
    `文件不完整，在第${line}行中断，未作任何改动。请重新下载，或向报送单位重新索取后导入。`,
    `The file is incomplete: it breaks off in line ${line}; nothing was changed. Download it again, or ask its sender for it, and import that.`,
  ],
  CSV_BROKEN: (line) => [
    `CSV第${line}行附近的引号不成对，无法分列。请改正后重新导入。`,
    `The quotes near line ${line} of the CSV do not match, so its columns are unclear. Correct them and import the file again.`,
  ],
  UNKNOWN_KIND: () => [
    '未找到可识别的表头，不知道这是哪一种表。请保留原有表头（如“家庭编号”“身份证号”）后重新导入。',
    'No known header row was found, so the kind of list is unclear. Keep the original headers and import the file again.',
  ],
  COLUMNS_MISSING: (columns) => [
    `缺少必需的列：${columns}。请补上后重新导入。`,
    `Required columns are missing: ${columns}. Add them and import the file again.`,
  ],
  COLUMN_REPEATED: (columns) => [
    `以下列出现了两次：${columns}。请只保留一列后重新导入。`,
    `These columns appear twice: ${columns}. Keep one of each and import the file again.`,
  ],
  SEVERAL_SHEETS: (sheets) => [
    `有多个工作表含有数据：${sheets}。请合并为一个工作表，或分成几个文件导入。`,
    `Several sheets hold data: ${sheets}. Join them in one sheet, or import each as a file of its own.`,
  ],
  BLOCK_MISSING: (labels) => [
    `表头上方缺少：${labels}。请在表头上方填写后重新导入。`,
    `Missing above the header row: ${labels}. Fill them in and import the file again.`,
  ],
  BLOCK_INVALID: (labels) => [
    `表头上方填写有误：${labels}。日期请写成 2021-06-04，月份请写成 2021-06，笔数写整数，金额以元为单位。`,
    `Not readable above the header row: ${labels}. Write days like 2021-06-04, months like 2021-06, counts as whole numbers and amounts in yuan.`,
  ],
  ...bankWords,
  PARSE_TIMEOUT: (seconds) => [
    `读取文件超过${seconds}秒，已停止。请按月份或村拆分后分别导入。`,
    `Reading the file took more than ${seconds} seconds and was stopped. Split it by month or village and import the parts.`,
  ],
  PARSE_OUT_OF_MEMORY: () => [
    '读取文件所需内存超过上限，已停止。请按月份或村拆分后分别导入。',
    'Reading the file needed more memory than allowed and was stopped. Split it by month or village and import the parts.',
  ],
  PARSE_FAILED: () => [
    `读取文件时意外中断，其他文件不受影响。${SAVE_AS[0]}`,
    `Reading the file broke off unexpectedly; other files are not affected. ${SAVE_AS[1]}`,
  ],
};

export const fileError = (code: FileErrorCode, detail = ''): FileError => {
  const [zh, en] = words[code](detail);
  return { code, zh, en };
};

/** The same error, saying where the header is that it speaks of. */
export const atHeader = (error: FileError, sheet: string | null, row: number): FileError => ({
  code: error.code,
  zh: `${sheet === null ? '' : `工作表“${sheet}”`}第${row}行表头：${error.zh}`,
  en: `${sheet === null ? '' : `Sheet "${sheet}", `}header in row ${row}: ${error.en}`,
  header: { sheet, row },
});

/** Tells a file error from whatever the file would have become. */
export const isFileError = (value: object): value is FileError =>
  'code' in value && 'zh' in value && !('rows' in value);
