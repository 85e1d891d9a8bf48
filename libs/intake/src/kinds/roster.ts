import { fen, yuanText } from '@ledger/kernel';
import { paymentKindWords } from './payment-kinds';
import { type BlockField, type Cells, column, type Defect, type Kind, LINE } from './kind';

const PARTS = ['月保障金额', '分类施保金', '其他补贴'];
const TOTAL = '实发合计';

const amount = (cells: Cells, header: string): number => {
  const value = cells[header];
  return typeof value === 'number' ? value : 0;
};

/** The parts must make the total; which of them is wrong only the office can say. */
const totalMismatch = (cells: Cells): readonly Defect[] => {
  const parts = PARTS.reduce((sum, header) => sum + amount(cells, header), 0);
  const total = amount(cells, TOTAL);
  if (parts === total) return [];
  const hint = `${yuanText(fen(parts))} ≠ ${yuanText(fen(total))}`;
  return [{ code: 'TOTAL_MISMATCH', column: TOTAL, hint }];
};

/** The bank's reference is made of the batch and the serial number, so every line needs one. */
const serialMissing = (cells: Cells): readonly Defect[] => {
  const serial = cells['序号'];
  const whole = typeof serial === 'number' && Number.isSafeInteger(serial) && serial > 0;
  return whole ? [] : [{ code: 'NOT_AN_INTEGER', column: '序号' }];
};

const block: readonly BlockField[] = [
  { label: '批次号', also: ['批次编号'], type: 'key', required: true },
  { label: '所属月份', also: ['享受月份'], type: 'month', required: false },
  { label: '冻结日期', also: ['数据冻结日期'], type: 'date', required: true },
  { label: '审批日期', also: [], type: 'date', required: false },
  { label: '送银行日期', also: ['送盘日期'], type: 'date', required: true },
];

/** The monthly roster (发放花名册): a batch sent to the bank, one row a payment. */
export const roster: Kind = {
  name: 'ROSTER',
  zh: '发放花名册',
  en: 'monthly roster',
  key: '家庭编号',
  signature: ['家庭编号', '户主身份证号', '实发合计'],
  block,
  checkRow: (cells) => [...totalMismatch(cells), ...serialMissing(cells)],
  columns: [
    LINE,
    column('行政区划代码', 'division'),
    column('镇街', 'text', { also: ['镇(街)', '乡镇(街道)'] }),
    column('村(社区)', 'text', { also: ['村', '村居'] }),
    column('组', 'text'),
    column('家庭编号', 'key', { need: 'value', also: ['户编号'] }),
    column('低保证号', 'key'),
    column('户主姓名', 'name', { also: ['户主'] }),
    column('户主身份证号', 'id', { need: 'value' }),
    column('保障对象姓名', 'name'),
    column('身份证号', 'id', { also: ['保障对象身份证号'] }),
    column('与户主关系', 'text'),
    column('家庭人口', 'integer'),
    column('保障人口', 'integer'),
    column('家庭月收入', 'money'),
    column('人均月收入', 'quotient'),
    column('低保类别', 'text'),
    column('月保障金额', 'money', { need: 'column', also: ['保障金额'] }),
    column('分类施保金', 'money'),
    column('其他补贴', 'money'),
    column('实发合计', 'money', { need: 'value', also: ['实发金额', '发放金额'] }),
    column('所属月份', 'month', { need: 'value', also: ['享受月份'] }),
    column('发放月份', 'month'),
    column('开户银行', 'text'),
    column('账户名', 'name'),
    column('银行账号(社保卡号)', 'account', {
      need: 'column',
      also: ['银行账号', '银行卡号', '社保卡账号', '社保卡号'],
    }),
    column('变动情况', 'text'),
    column('变动原因', 'text'),
    column('代管人', 'name'),
    column('联系电话', 'phone'),
    column('备注', 'text'),
    column('发放类型', 'code', { values: Object.values(paymentKindWords) }),
  ],
};
