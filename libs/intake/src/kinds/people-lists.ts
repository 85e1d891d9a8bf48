import { column, type Kind, LINE, nothingMore } from './kind';

/** Village cadres and handlers (村干部及经办人员) with their near relatives. */
export const cadre: Kind = {
  name: 'CADRE',
  zh: '村干部及经办人员',
  en: 'cadres and handlers',
  key: '身份证号',
  signature: ['身份证号', '职务', '任期起'],
  block: [],
  checkRow: nothingMore,
  columns: [
    LINE,
    column('姓名', 'name'),
    column('身份证号', 'id', { need: 'value' }),
    column('单位', 'text'),
    column('职务', 'text'),
    column('任期起', 'date'),
    column('任期止', 'date'),
    column('是否经办', 'code', { values: ['是', '否'] }),
    column('近亲属', 'text'),
  ],
};

/** Near relatives of cadres on the rolls, as they were filed (近亲属备案). */
export const filing: Kind = {
  name: 'FILING',
  zh: '近亲属备案',
  en: 'filings of near relatives',
  key: '备案号',
  signature: ['备案号', '备案人身份证号', '对象身份证号'],
  block: [],
  checkRow: nothingMore,
  columns: [
    LINE,
    column('备案号', 'key'),
    column('备案人姓名', 'name'),
    column('备案人身份证号', 'id', { need: 'value' }),
    column('单位', 'text'),
    column('职务', 'text'),
    column('对象姓名', 'name'),
    column('对象身份证号', 'id', { need: 'value' }),
    column('家庭编号', 'key', { need: 'value', also: ['户编号'] }),
    column('与备案人关系', 'text'),
    column('申报时点', 'text'),
    column('街道备案日期', 'date'),
    column('县级入户日期', 'date'),
    column('入户人员', 'text'),
    column('入户结论', 'text'),
    column('状态', 'text'),
  ],
};

/** Changes of the account a household is paid to (账户变更). */
export const accountChange: Kind = {
  name: 'ACCOUNT_CHANGE',
  zh: '账户变更',
  en: 'changes of account',
  key: '家庭编号',
  signature: ['家庭编号', '原账号', '新账号'],
  block: [],
  checkRow: nothingMore,
  columns: [
    LINE,
    column('家庭编号', 'key', { need: 'value', also: ['户编号'] }),
    column('户主姓名', 'name', { also: ['户主'] }),
    column('原账号', 'account'),
    column('新账号', 'account', { need: 'value' }),
    column('变更日期', 'date'),
    column('经办人', 'text'),
    column('复核人', 'text'),
    column('新开户银行', 'text'),
    column('新账户名', 'name'),
    column('变更原因', 'text'),
  ],
};
