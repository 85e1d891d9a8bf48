import { type BlockField, column, type Kind, LINE, nothingMore } from './kind';

/** What a bank may say of the whole file above its lines. */
const block: readonly BlockField[] = [
  { label: '批次号', also: ['批次编号'], type: 'key', required: false },
  { label: '笔数', also: ['总笔数'], type: 'count', required: false },
  { label: '合计金额', also: ['总金额'], type: 'money', required: false },
  { label: '校验和', also: [], type: 'key', required: false },
];

/** What the bank says became of each payment (银行回盘). */
export const result: Kind = {
  name: 'RESULT',
  zh: '银行回盘',
  en: 'bank result file',
  key: '客户流水号',
  signature: ['客户流水号', '金额', '状态'],
  block,
  checkRow: nothingMore,
  columns: [
    LINE,
    column('客户流水号', 'key', { need: 'value', also: ['客户参考号'] }),
    column('账号', 'account', { also: ['银行账号', '银行卡号', '收款账号', '社保卡账号'] }),
    column('户名', 'name', { also: ['账户名', '收款户名'] }),
    column('金额', 'money', { need: 'value', also: ['发放金额', '实发金额'] }),
    column('状态', 'code', { need: 'value', values: ['成功', '失败', '退票'] }),
    column('银行流水号', 'key'),
    column('入账日期', 'date', { need: 'column' }),
    column('失败代码', 'key'),
    column('失败原因', 'text'),
  ],
};
