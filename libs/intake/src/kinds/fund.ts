import { column, type Kind, LINE, nothingMore } from './kind';

/** The money by document: raised (筹集), allocated (分配), appropriated (拨付), used (使用). */
export const fund: Kind = {
  name: 'FUND',
  zh: '资金台账',
  en: 'fund ledger',
  key: '文号',
  signature: ['环节', '文号', '金额(元)'],
  block: [],
  checkRow: nothingMore,
  columns: [
    LINE,
    column('业务日期', 'date', { need: 'value' }),
    column('环节', 'code', { need: 'value', values: ['筹集', '分配', '拨付', '使用'] }),
    column('文号', 'key', { need: 'value' }),
    column('资金来源', 'text'),
    column('项目', 'text'),
    column('金额(元)', 'money', { need: 'value' }),
    column('拨出单位', 'text'),
    column('拨入单位', 'text'),
    column('所属年度', 'text'),
    column('到账日期', 'date'),
    column('关联文号', 'key'),
    column('所属月份', 'month', { also: ['享受月份'] }),
  ],
};
