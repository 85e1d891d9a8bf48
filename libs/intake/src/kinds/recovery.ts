import { type Cells, column, type Defect, type Kind, LINE, missing } from './kind';

const OVERPAYMENT = '多发追回';
const RETURNED = '退票缴回';

/** An overpayment is found by household and month, a returned item by the bank's reference. */
const named = (cells: Cells): readonly Defect[] => {
  return missing(cells, cells['类型'] === RETURNED ? ['客户流水号'] : ['家庭编号', '所属月份']);
};

/** Money that came back: overpayments recovered, returned items refunded, claims written off. */
export const recovery: Kind = {
  name: 'RECOVERY',
  zh: '追回缴回台账',
  en: 'recovery ledger',
  key: '凭证号',
  signature: ['登记日期', '类型', '金额(元)'],
  block: [],
  checkRow: named,
  columns: [
    LINE,
    column('登记日期', 'date', { need: 'value' }),
    column('类型', 'code', { need: 'value', values: [OVERPAYMENT, RETURNED, '核销'] }),
    column('家庭编号', 'key', { also: ['户编号'] }),
    column('户主姓名', 'name', { also: ['户主'] }),
    column('所属月份', 'month', { also: ['享受月份'] }),
    column('客户流水号', 'key', { also: ['客户参考号'] }),
    column('金额(元)', 'money', { need: 'value' }),
    column('凭证号', 'key'),
    column('经办人', 'text'),
  ],
};
