import { isFileError } from '../../../file-error';
import { isWorkbook, readTable } from '../../../table/read-table';
import { type SheetContent, workbook } from '../../../workbook/workbook';
import type { BankForm } from '../../form';
import {
  type Labelled,
  orderAbove,
  orderFrom,
  orderHeaders,
  orderRows,
  resultAbove,
  resultHeaders,
  resultRows,
} from '../../table-rows';

const WIDTHS: Readonly<Record<string, number>> = {
  序号: 6,
  客户流水号: 24,
  收款账号: 24,
  账号: 24,
  开户银行: 24,
  用途: 20,
  银行流水号: 20,
  失败原因: 24,
};
const WIDTH = 12;

const typeOf = (header: string): 'fen' | 'number' | 'text' =>
  header === '金额' ? 'fen' : header === '序号' ? 'number' : 'text';

const sheet = (
  name: string,
  above: Labelled,
  headers: readonly string[],
  rows: SheetContent['rows'],
): Promise<Uint8Array> =>
  workbook({
    sheets: [
      {
        name,
        lines: [above.map(([label, value]) => `${label}：${value}`).join('　　')],
        columns: headers.map((header) => ({
          header,
          width: WIDTHS[header] ?? WIDTH,
          type: typeOf(header),
        })),
        rows,
      },
    ],
  });

/** A workbook, for banks whose counter takes one. */
export const excel: BankForm = {
  name: 'excel',
  zh: 'Excel 工作簿：首行为批次号、笔数、合计金额、校验和，次行为表头',
  en: 'Excel workbook: batch, count, sum and hash total in the first row, headers in the second',
  needs: {
    zh: 'Excel 工作簿（.xlsx、.xls），表头含“客户流水号”“金额”“状态”“入账日期”',
    en: 'an Excel workbook (.xlsx, .xls) whose header names 客户流水号, 金额, 状态 and 入账日期',
  },
  extension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  writeOrder: (order) => sheet('代发明细', orderAbove(order), orderHeaders, orderRows(order)),
  readOrder: async (bytes) => {
    const table = await readTable(bytes, 'order.xlsx');
    return isFileError(table) ? { problem: table } : orderFrom(table.sheets[0]?.rows ?? []);
  },
  writeResult: (result) => sheet('回盘', resultAbove(result), resultHeaders, resultRows(result)),
  claims: isWorkbook,
  open: readTable,
};
