import { type Cells, column, type Kind, LINE, missing, nothingMore } from './kind';

/** Lists of the dead by health, police, funeral homes and villages; the date may be unknown. */
export const death: Kind = {
  name: 'DEATH',
  zh: '死亡名单',
  en: 'death list',
  key: '身份证号',
  signature: ['姓名', '身份证号', '死亡日期'],
  block: [],
  checkRow: nothingMore,
  columns: [
    LINE,
    column('姓名', 'name', { need: 'column', also: ['死者姓名'] }),
    column('身份证号', 'id', { need: 'value', also: ['死者身份证号'] }),
    column('性别', 'text'),
    column('出生日期', 'date'),
    column('死亡日期', 'factDate', { need: 'column', also: ['死亡时间'] }),
    column('死亡地点', 'text'),
    column('证明编号/火化编号', 'key', { also: ['证明编号', '火化编号'] }),
    column('火化日期', 'date', { also: ['火化时间'] }),
    column('户籍注销日期', 'date'),
    column('户籍地址', 'text'),
    column('填报单位', 'text'),
    column('数据来源', 'text'),
    column('批次', 'text'),
  ],
};

const WITHDRAWN = '撤回';
const NEW_DATE = '更正日期';

/** A death list taken back or dated anew by the office that sent it. */
export const deathCorrection: Kind = {
  name: 'DEATH_CORRECTION',
  zh: '死亡更正',
  en: 'death correction',
  key: '身份证号',
  signature: ['身份证号', '更正类型'],
  block: [],
  checkRow: (cells: Cells) =>
    cells['更正类型'] === NEW_DATE ? missing(cells, ['更正后死亡日期']) : [],
  columns: [
    LINE,
    column('姓名', 'name'),
    column('身份证号', 'id', { need: 'value' }),
    column('更正类型', 'code', { need: 'value', values: [WITHDRAWN, NEW_DATE] }),
    column('原数据来源', 'text'),
    column('原死亡日期', 'factDate', { also: ['原死亡时间'] }),
    column('更正后死亡日期', 'factDate', { also: ['更正后死亡时间'] }),
    column('更正原因', 'text'),
    column('更正单位', 'text'),
    column('更正日期', 'date', { need: 'value' }),
  ],
};
