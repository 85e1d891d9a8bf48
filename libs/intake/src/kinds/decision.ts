import { column, type Kind, LINE, nothingMore } from './kind';

/** Decisions to stop (停发), lower (减发), raise (增发) or resume (恢复) an allowance. */
export const decision: Kind = {
  name: 'DECISION',
  zh: '停发减发名单',
  en: 'list of decisions',
  key: '家庭编号',
  signature: ['家庭编号', '变动类型', '生效月份'],
  block: [],
  checkRow: nothingMore,
  columns: [
    LINE,
    column('家庭编号', 'key', { need: 'value', also: ['户编号'] }),
    column('户主姓名', 'name', { also: ['户主'] }),
    column('对象姓名', 'name', { also: ['保障对象姓名'] }),
    column('身份证号', 'id', { need: 'column', also: ['对象身份证号'] }),
    column('变动类型', 'code', { need: 'value', values: ['停发', '减发', '增发', '恢复'] }),
    column('原因', 'text', { also: ['变动原因'] }),
    column('事实日期', 'factDate'),
    column('获知日期', 'date'),
    column('决定日期', 'date', { need: 'value' }),
    column('生效月份', 'month', { need: 'value', also: ['执行月份'] }),
    column('原金额', 'money'),
    column('新金额', 'money'),
    column('审批人', 'text'),
  ],
};
