export { type BankForm, isOrderProblem, type OrderProblem } from './bank/form';
export { bankFormNamed, bankForms } from './bank/forms';
export type { BankOrder, BankOrderLine, BankResult, BankResultLine } from './bank/model';
export { sampleOrder, sampleResult } from './bank/sample';
export { bodyOf, type Likeness, likenessOf, type Written } from './identity/likeness';
export { type FileError, type FileErrorCode, fileError, isFileError } from './file-error';
export { kindOf, kinds } from './kinds/all';
export { paymentKindOf, paymentKindWords } from './kinds/payment-kinds';
export type {
  BlockField,
  Cells,
  CellType,
  Column,
  Kind,
  KindName,
  RowDefectCode,
} from './kinds/kind';
export { loggableKey, maskName, maskNumber } from './normalise/mask';
export { compact } from './normalise/text';
export { gb18030 } from './normalise/gb18030';
export { type IdDefect, idDefect } from './normalise/resident-id';
export { type ParsedFile, parseFile } from './parse-file';
export { parseInWorker, rejectedWorkbookInWorker, type WorkerOptions } from './parse-in-worker';
export type { RowDefect, RowError } from './row-error';
export type { ParsedRow, ParsedRows } from './rows';
export type { FileContext, Statement } from './statements/plan';
export { headerStatements, type RowsOfFile, statementsOf } from './statements/statements';
export { readTable } from './table/read-table';
export { unpackedSize } from './table/zip-guard';
export {
  type CellValue,
  defaultLimits,
  type ReadLimits,
  type SheetTable,
  type Table,
} from './table/table';
export {
  rejectedWorkbook,
  rejectedWorkbookOf,
  type SourceFile,
} from './workbook/rejected-workbook';
export {
  type PrintSetup,
  type SheetColumn,
  type SheetContent,
  workbook,
} from './workbook/workbook';
