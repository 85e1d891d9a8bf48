/** How a field stands in its bytes: text to the left, numbers to the right behind zeros. */
export type FieldKind = 'text' | 'number' | 'amount' | 'day' | 'month';

export interface Field {
  readonly name: string;
  /** In bytes of GB18030, in which a Chinese character is two or four. */
  readonly width: number;
  readonly kind: FieldKind;
}

const field = (name: string, width: number, kind: FieldKind = 'text'): Field => ({
  name,
  width,
  kind,
});

/** Every line of a file begins with one of these: a head of an order or of a result, a line. */
export const MARKS = { order: 'HPAYORD1', result: 'HPAYRES1', line: 'D' } as const;

/** The mark that no other form's first line begins with. */
export const MARK = 'HPAY';

const totals = [field('笔数', 6, 'number'), field('合计金额', 16, 'amount'), field('校验和', 16)];

export const orderHead = [
  field('批次号', 40),
  field('所属月份', 6, 'month'),
  field('送银行日期', 8, 'day'),
  ...totals,
];

export const resultHead = [field('批次号', 40), ...totals];

export const orderLine = [
  field('序号', 6, 'number'),
  field('客户流水号', 50),
  field('收款账号', 32),
  field('收款户名', 60),
  field('金额', 15, 'amount'),
  field('开户银行', 60),
  field('用途', 40),
];

export const resultLine = [
  field('序号', 6, 'number'),
  field('客户流水号', 50),
  field('账号', 32),
  field('户名', 60),
  field('金额', 15, 'amount'),
  field('状态', 4),
  field('银行流水号', 40),
  field('入账日期', 8, 'day'),
  field('失败代码', 24),
  field('失败原因', 60),
];
