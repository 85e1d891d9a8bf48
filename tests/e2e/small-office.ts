import { type CellValue, workbook } from '@ledger/intake';

/** Resident IDs of a region that does not exist (990118), with the right check digit. */
const residentId = (seventeen: string): string => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0);
  return `${seventeen}${'10X98765432'[sum % 11]}`;
};

/** Paid in April though he died in February. */
export const DEAD = { name: '何试例', id: residentId('99011819520209565') };
const ALIVE = { name: '曹试样', id: residentId('99011819620221645') };
/** Excel made a number of this one and lost its end. */
const BROKEN_ID = '990118196202216000';

export interface OfficeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const line = { header: '序号', type: 'number' } as const;
const text = (...headers: readonly string[]) => headers.map((header) => ({ header }));

const numbered = (rows: readonly (readonly CellValue[])[]) =>
  rows.map((row, index) => [index + 1, ...row]);

const member = (household: string, { name, id }: typeof DEAD, account: string) => {
  const where = [household, '500118001201', '测试村'];
  return [...where, name, id, name, id, '户主', '是', 0, 496, account, '2021-01'];
};

const archive = (): Promise<Uint8Array> =>
  workbook({
    sheets: [
      {
        name: 'Sheet1',
        title: '农村低保家庭档案',
        columns: [
          line,
          ...text('家庭编号', '行政区划代码', '村', '户主姓名', '户主身份证号', '成员姓名'),
          ...text('成员身份证号', '与户主关系', '是否保障对象'),
          { header: '成员月收入', type: 'number' },
          { header: '月保障金额', type: 'number' },
          ...text('银行账号', '起始月份'),
        ],
        rows: numbered([
          member('CS-0001', DEAD, '6299011899484487941'),
          member('CS-0002', ALIVE, '6299011885241916611'),
          member('CS-0003', { name: '退回行', id: BROKEN_ID }, '6299011840229925886'),
        ]),
      },
    ],
  });

const payment = (household: string, { name, id }: typeof DEAD, account: string) => {
  const whose = ['500118001201', '测试村', household, name, id];
  return [...whose, 496, 0, 0, 496, '2021-04', name, account, '正常'];
};

const roster = (): Promise<Uint8Array> =>
  workbook({
    sheets: [
      {
        name: 'Sheet1',
        title: '2021年4月农村低保金发放花名册',
        lines: [
          '批次号：CSL20210401　　所属月份：2021-04　　冻结日期：2021-03-20　　审批日期：2021-03-25　　送银行日期：2021-04-05',
        ],
        columns: [
          line,
          ...text('行政区划代码', '村(社区)', '家庭编号', '户主姓名', '户主身份证号'),
          { header: '月保障金额', type: 'number' },
          { header: '分类施保金', type: 'number' },
          { header: '其他补贴', type: 'number' },
          { header: '实发合计', type: 'number' },
          ...text('所属月份', '账户名', '银行账号(社保卡号)', '发放类型'),
        ],
        rows: numbered([
          payment('CS-0001', DEAD, '6299011899484487941'),
          payment('CS-0002', ALIVE, '6299011885241916611'),
        ]),
      },
    ],
  });

const result = (): Uint8Array =>
  Buffer.from(
    [
      '\ufeff序号,客户流水号,账号,户名,金额,状态,银行流水号,入账日期,失败代码,失败原因',
      `1,CSL20210401-0001,6299011899484487941,${DEAD.name},496.00,成功,1,2021-04-06,,`,
      `2,CSL20210401-0002,6299011885241916611,${ALIVE.name},496.00,成功,2,2021-04-06,,`,
      '',
    ].join('\r\n'),
    'utf8',
  );

const deaths = (): Promise<Uint8Array> =>
  workbook({
    sheets: [
      {
        name: 'Sheet1',
        title: '死亡人员名单（公安）',
        columns: text('姓名', '身份证号', '死亡日期', '填报单位', '数据来源'),
        rows: [[DEAD.name, DEAD.id, '2021-02-10', '测试派出所', '公安']],
      },
    ],
  });

/** Two households, one payment each, one of them after a death; one row that cannot be taken. */
export const smallOffice = async (): Promise<readonly OfficeFile[]> => [
  { name: '01-低保家庭档案.xlsx', bytes: await archive() },
  { name: '03-发放花名册-2021-04.xlsx', bytes: await roster() },
  { name: '04-银行回盘-2021-04.csv', bytes: result() },
  { name: '05-死亡名单-公安.xlsx', bytes: await deaths() },
];
