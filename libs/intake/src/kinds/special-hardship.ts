import { column, type Kind, LINE, nothingMore } from './kind';

/** The roster of special-hardship support (特困供养), ended rows included. */
export const specialHardship: Kind = {
  name: 'SH',
  zh: '特困供养名册',
  en: 'special-hardship roster',
  key: '身份证号',
  signature: ['姓名', '身份证号', '供养方式'],
  block: [],
  checkRow: nothingMore,
  columns: [
    LINE,
    column('姓名', 'name'),
    column('身份证号', 'id', { need: 'value' }),
    column('供养方式', 'text'),
    column('自理能力', 'text'),
    column('基本生活标准', 'money'),
    column('照料护理标准', 'money'),
    column('供养机构', 'text'),
    column('照料服务人', 'name'),
    column('确认日期', 'date'),
    column('起始月份', 'month', { need: 'value' }),
    column('终止日期', 'date', { need: 'column' }),
    column('终止原因', 'text'),
    column('账户', 'account', { also: ['银行账号', '银行卡号', '社保卡账号'] }),
  ],
};
