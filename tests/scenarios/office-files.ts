import { type CellValue, workbook } from '@ledger/intake';
import type { Upload } from '@ledger/application';

/** A person of a region that does not exist (990118), with the right check digit. */
export interface Person {
  readonly name: string;
  readonly id: string;
  readonly account: string;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const residentId = (seventeen: string): string => {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0);
  return `${seventeen}${'10X98765432'[sum % 11]}`;
};

/** The n-th person, always the same. */
export const person = (n: number): Person => ({
  name: `试${String.fromCharCode(0x4e00 + 1_000 + n)}${String.fromCharCode(0x5200 + (n % 400))}`,
  id: residentId(`9901181950010${String(1_000 + n).slice(-4)}`),
  account: `62990118${String(10_000_000_000 + n)}`,
});

/** Households from this number on are those of a second village. */
export const SECOND_VILLAGE_FROM = 600;

export interface Village {
  readonly division: string;
  readonly village: string;
}

/** The village of a household. */
export const villageOf = (n: number): Village =>
  n < SECOND_VILLAGE_FROM
    ? { division: '500118001201', village: '试验村' }
    : { division: '500118001202', village: '邻近村' };

/** One household of one person; its number is that of its head. */
export const householdNo = (n: number): string =>
  `SY${villageOf(n).division.slice(-3)}-${String(n).padStart(4, '0')}`;

/** Of the second village, by who of the first one heads it as well, or lends it an account. */
const SAME_HEAD: ReadonlyMap<number, number> = new Map([[602, 102]]);
const SAME_ACCOUNT: ReadonlyMap<number, number> = new Map([[601, 101]]);

/** The head of a household, with the account it is paid to. */
export const headOf = (n: number): Person => ({
  ...person(SAME_HEAD.get(n) ?? n),
  account: person(SAME_ACCOUNT.get(n) ?? n).account,
});

const MONTHLY = 496;

const list = async (
  name: string,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
  lines: readonly string[] = [],
): Promise<Upload> => ({
  name,
  bytes: await workbook({
    sheets: [
      {
        name: 'Sheet1',
        title: name.replace(/\.xlsx$/, ''),
        lines,
        columns: ['序号', ...headers].map((header) => ({ header })),
        rows: rows.map((row, index) => [index + 1, ...row]),
      },
    ],
  }),
});

const words = (line: string): readonly string[] => line.split(' ');

const ARCHIVE = [
  '家庭编号 行政区划代码 村 户主姓名 户主身份证号 成员姓名 成员身份证号 与户主关系 家庭人口 保障人口 是否保障对象',
  '成员月收入 家庭月收入 月保障金额 账户名 银行账号 起始月份',
].flatMap(words);

/** 01: households of one person each, entitled from January 2021 on. */
export const archive = (
  name: string,
  households: readonly number[],
  incomeYuan = 0,
): Promise<Upload> =>
  list(
    name,
    ARCHIVE,
    households.map((n) => {
      const { name: who, id, account } = headOf(n);
      const { division, village } = villageOf(n);
      const whose = [householdNo(n), division, village, who, id, who, id, '户主'];
      const incomes = [incomeYuan, incomeYuan];
      return [...whose, 1, 1, '是', ...incomes, MONTHLY - incomeYuan, who, account, '2021-01'];
    }),
  );

export interface Batch {
  readonly no: string;
  readonly month: string;
  readonly frozenOn: string;
  readonly sentOn: string;
}

const ROSTER = [
  '行政区划代码 村(社区) 家庭编号 户主姓名 户主身份证号 保障对象姓名 身份证号 家庭人口 保障人口 月保障金额 分类施保金',
  '其他补贴 实发合计 所属月份 账户名 银行账号(社保卡号) 发放类型 联系电话',
].flatMap(words);

/** 03: who is to be paid in a batch; `yuan` differs where a roster is wrong or of another kind. */
export const roster = (
  name: string,
  batch: Batch,
  households: readonly number[],
  yuan = MONTHLY,
  kind = '正常',
): Promise<Upload> =>
  list(
    name,
    ROSTER,
    households.map((n) => {
      const { name: who, id, account } = headOf(n);
      const { division, village } = villageOf(n);
      const whose = [division, village, householdNo(n), who, id, who, id, 1, 1];
      const phone = `139${String(10_000_000 + n)}`;
      return [...whose, yuan, 0, 0, yuan, batch.month, who, account, kind, phone];
    }),
    [
      `批次号：${batch.no}　　所属月份：${batch.month}　　冻结日期：${batch.frozenOn}　　审批日期：${batch.frozenOn}　　送银行日期：${batch.sentOn}`,
    ],
  );

/** 04: the bank credited the lines of a roster, by their serial numbers. */
export const bankResult = (
  name: string,
  batch: Batch,
  households: readonly number[],
  creditedOn: string,
  yuan = MONTHLY,
): Upload => ({
  name,
  bytes: Buffer.from(
    [
      '\ufeff序号,客户流水号,账号,户名,金额,状态,银行流水号,入账日期,失败代码,失败原因',
      ...households.map((n, index) => {
        const ref = `${batch.no}-${String(index + 1).padStart(4, '0')}`;
        const { name: who, account } = headOf(n);
        return `${index + 1},${ref},${account},${who},${yuan}.00,成功,${index + 1},${creditedOn},,`;
      }),
      '',
    ].join('\r\n'),
  ),
});

export interface Death {
  readonly household: number;
  readonly diedOn: string;
}

/** 05: a list of the dead by the police. */
export const deaths = (name: string, dead: readonly Death[]): Promise<Upload> =>
  list(
    name,
    ['姓名', '身份证号', '死亡日期', '填报单位', '数据来源'],
    dead.map(({ household, diedOn }) => {
      const { name: who, id } = headOf(household);
      return [who, id, diedOn, '试验派出所', '公安'];
    }),
  );

/** 05: the police take back what they reported of these households' heads. */
export const deathCorrections = (
  name: string,
  households: readonly number[],
  correctedOn: string,
): Promise<Upload> =>
  list(
    name,
    ['姓名', '身份证号', '更正类型', '更正后死亡日期', '更正日期', '原数据来源', '更正单位'],
    households.map((n) => {
      const { name: who, id } = person(n);
      return [who, id, '撤回', '', correctedOn, '公安', '试验派出所'];
    }),
  );

export interface Change {
  readonly household: number;
  readonly change: '停发' | '减发' | '增发' | '恢复';
  readonly factOn: string;
  readonly learnedOn: string;
  readonly decidedOn: string;
  readonly month: string;
}

/** 07: decisions on the heads' deaths, as the deciding office lists them. */
export const decisions = (name: string, changes: readonly Change[]): Promise<Upload> =>
  list(
    name,
    [
      '家庭编号 户主姓名 身份证号 变动类型 原因 事实日期 获知日期 决定日期 生效月份 原金额 新金额',
    ].flatMap(words),
    changes.map(({ household, change, factOn, learnedOn, decidedOn, month }) => {
      const { name: who, id } = person(household);
      const [before, after] = change === '恢复' ? [0, MONTHLY] : [MONTHLY, 0];
      const days = [factOn, learnedOn, decidedOn, month];
      return [householdNo(household), who, id, change, '死亡', ...days, before, after];
    }),
  );

export interface Movement {
  readonly stage: '筹集' | '分配' | '拨付';
  readonly document: string;
  readonly businessOn: string;
  readonly arrivedOn?: string;
  readonly related?: string;
  readonly month: string;
  readonly yuan: number;
  readonly year?: string;
}

const FUND = [
  '业务日期 环节 文号 资金来源 项目 金额(元) 拨出单位 拨入单位 所属年度 到账日期 关联文号 所属月份',
].flatMap(words);

/** 02: the living ledger of the money before it reaches people. */
export const funds = (name: string, movements: readonly Movement[]): Promise<Upload> =>
  list(
    name,
    FUND,
    movements.map(({ businessOn, stage, document, yuan, arrivedOn, related, month, year }) => {
      const moved = [businessOn, stage, document, '县级', '农村低保', yuan];
      const between = ['区财政局', '中山路街道', year ?? '2021'];
      return [...moved, ...between, arrivedOn ?? '', related ?? '', month];
    }),
  );

export interface CardRow {
  readonly household: number;
  readonly village?: string;
  /** 核查日期; a blank cell where the ledger tells of no review. */
  readonly reviewedOn?: string;
  readonly endedOn?: string;
}

const CUSTODY = [
  '台账编号 家庭编号 低保对象姓名 低保对象身份证号 村 代管人姓名 代管人身份证号 代管人类型 与对象关系',
  '协议编号 签订日期 有效期起 有效期止 街道备案号 县级备案号 核查人 核查日期 核查结果 终止日期',
].flatMap(words);

/** Whoever keeps all the cards of `custodyLedger`. */
export const KEEPER = 900;

/** 08: the cards one neighbour keeps, as they stand on a day. */
export const custodyLedger = (
  name: string,
  asOf: string,
  cards: readonly CardRow[],
): Promise<Upload> =>
  list(
    name,
    CUSTODY,
    cards.map(({ household, reviewedOn = '', endedOn = '', ...where }) => {
      const [owner, keeper] = [headOf(household), person(KEEPER)];
      const village = where.village ?? villageOf(household).village;
      const whose = [`DG-${household}`, householdNo(household), owner.name, owner.id, village];
      const held = [keeper.name, keeper.id, '个人', '邻居', `协${household}`];
      const paper = ['2020-12-20', '2021-01-01', '2021-12-31', '街备1', '县备1'];
      return [...whose, ...held, ...paper, '示例经办', reviewedOn, '正常', endedOn];
    }),
    [`截止日期：${asOf}`],
  );

export interface Hardship {
  readonly household: number;
  readonly confirmedOn: string;
  readonly month: string;
}

/** 06: heads of households that went over to special-hardship support (特困供养). */
export const hardship = (name: string, supported: readonly Hardship[]): Promise<Upload> =>
  list(
    name,
    '姓名 身份证号 供养方式 确认日期 起始月份 终止日期'.split(' '),
    supported.map(({ household, confirmedOn, month }) => {
      const { name: who, id } = headOf(household);
      return [who, id, '分散供养', confirmedOn, month, ''];
    }),
  );
