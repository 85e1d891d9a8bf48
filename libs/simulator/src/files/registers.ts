import { addDays } from '@ledger/kernel';
import type { Books, Cadre, CustodyEntry, Movement, Recovery } from '../office/books';
import {
  type CustodyLedger,
  entriesAt,
  isOpenAt,
  ledgersIn,
  validUntilAt,
} from '../office/ledgers';
import { headOf } from '../world/household';
import { byMonth } from './persons';
import { type Row, type Sheet, yuan } from './sheet';

const PAYERS = { 中央: '中央财政', 市级: '市财政局', 区级: '区财政局预算' } as const;
const WAYS = {
  筹集: (source: Movement['source']) => [PAYERS[source], '区财政局'],
  分配: () => ['区财政局', '区民政局'],
  拨付: () => ['区财政局零余额账户', '代发银行清算户'],
} as const;

const movementRow = (movement: Movement, year: string, until: string): Row => {
  const { stage, source, arrivedOn } = movement;
  const [from = '', to = ''] = WAYS[stage](source);
  return {
    业务日期: movement.businessOn,
    环节: stage,
    文号: movement.document,
    资金来源: source,
    项目: '农村低保',
    '金额(元)': yuan(movement.amountFen),
    拨出单位: from,
    拨入单位: to,
    所属年度: year,
    到账日期: arrivedOn !== undefined && arrivedOn <= until ? arrivedOn : null,
    关联文号: movement.related ?? null,
    所属月份: movement.month ?? null,
  };
};

/** The year a movement's money is of: its documents carry it. */
const fiscalYear = ({ document, related = '' }: Movement): string =>
  /〔(\d{4})/.exec(`${related}${document}`)?.[1] ?? '';

/** 02 资金台账, a living ledger: each row is known from its own days on. */
export const fundSheets = ({ movements, until, street }: Books): readonly Sheet[] => {
  const entered = movements.filter(({ businessOn }) => businessOn <= until);
  const years = [...new Set(entered.map(fiscalYear))].sort();
  return years.map((year) => ({
    name: `02-资金台账-${year}`,
    kind: 'FUND',
    receivedOn: until,
    rowKnowledge: '业务日期 (到账日期 for arrival)',
    title: `${street}${year}年农村低保资金台账`,
    rows: entered
      .filter((movement) => fiscalYear(movement) === year)
      .map((movement) => movementRow(movement, year, until)),
  }));
};

const REASONS = ['失能卧床', '重度智力残疾', '精神残疾二级', '视力一级残疾', '高龄行动不便'];

const custodyRow = (entry: CustodyEntry, { cutOffOn }: CustodyLedger): Row => {
  const { household, beneficiary, proxy, from } = entry;
  const isOpen = isOpenAt(entry, cutOffOn);
  const serial = Number(entry.no.slice(2));
  return {
    台账编号: entry.no,
    家庭编号: household.no,
    低保对象姓名: beneficiary.name,
    低保对象身份证号: beneficiary.id,
    村: household.village.name,
    组: household.group,
    不能自理原因: REASONS[serial % REASONS.length] ?? '',
    评估日期: addDays(from, -20),
    卡折类型: '卡',
    开户银行: household.account.bank,
    '卡折号(掩码)': `****${household.account.number.slice(-4)}`,
    代管人姓名: proxy.name,
    代管人身份证号: proxy.id,
    代管人类型: proxy.kind,
    与对象关系: proxy.relation,
    是否村干部或经办人员: proxy.cadre ? '是' : '否',
    职务: proxy.cadre?.post ?? null,
    协议编号: entry.agreementNo || null,
    签订日期: addDays(from, -8),
    有效期起: from,
    有效期止: validUntilAt(entry, cutOffOn),
    见证人: '组长、邻居代表',
    街道备案号: `街备${from.slice(0, 4)}-${entry.no.slice(2)}`,
    县级备案号: entry.countyNo || null,
    卡折存放: '代管人',
    密码保管: '本人或家属',
    核查人: '示例经办',
    核查日期: addDays(cutOffOn, -5),
    核查结果: '正常',
    终止日期: isOpen ? null : (entry.ended?.on ?? null),
    终止原因: isOpen ? null : (entry.ended?.reason ?? null),
    交接凭证号: isOpen ? null : `交接${entry.no.slice(2)}`,
  };
};

/** 08 卡折代管台账: everything, as it stood on the day it states. */
export const custodySheets = ({ months, custody, street }: Books): readonly Sheet[] =>
  ledgersIn(months)
    .map((ledger) => ({
      name: `08-卡折代管台账-${ledger.quarter}`,
      kind: 'CUSTODY' as const,
      receivedOn: ledger.receivedOn,
      rowKnowledge: 'file',
      title: `${street}低保卡折委托代管台账 ${ledger.quarter}`,
      block: ['截止日期', ledger.cutOffOn],
      rows: entriesAt(custody, ledger.cutOffOn).map((entry) => custodyRow(entry, ledger)),
    }))
    .filter(({ rows }) => rows.length > 0);

const cadreRow = ({ person, unit, post, from, until, handles, relatives }: Cadre): Row => ({
  姓名: person.name,
  身份证号: person.id,
  单位: unit,
  职务: post,
  任期起: from,
  任期止: until ?? null,
  是否经办: handles ? '是' : '否',
  近亲属: relatives.map(({ name, relation, id }) => `${name}(${relation},${id})`).join(';') || null,
});

/** 09 村干部及经办人员 and 10 近亲属备案. */
export const cadreSheets = (books: Books): readonly Sheet[] => {
  const filings = books.filings
    .filter(({ filedOn }) => filedOn <= books.until)
    .toSorted((a, b) => (a.filedOn < b.filedOn ? -1 : 1));
  const cadres: Sheet = {
    name: '09-村干部及经办人员',
    kind: 'CADRE',
    receivedOn: books.cadresReceivedOn,
    rowKnowledge: 'file',
    title: '村干部及低保经办人员名册',
    rows: books.cadres.map(cadreRow),
  };
  const filed: Sheet = {
    name: '10-近亲属备案',
    kind: 'FILING',
    receivedOn: books.until,
    rowKnowledge: '街道备案日期',
    title: '近亲属备案登记表',
    rows: filings.map(({ no, cadre, person, household, relation, filedOn, state }) => ({
      备案号: no,
      备案人姓名: cadre.person.name,
      备案人身份证号: cadre.person.id,
      单位: cadre.unit,
      职务: cadre.post,
      对象姓名: person.name,
      对象身份证号: person.id,
      家庭编号: household.no,
      与备案人关系: relation,
      申报时点: '申请时申报',
      街道备案日期: filedOn,
      县级入户日期: addDays(filedOn, 12),
      入户人员: '区民政局 示例甲、示例乙',
      入户结论: '符合条件',
      状态: state,
    })),
  };
  return filings.length > 0 ? [cadres, filed] : [cadres];
};

/** 11 账户变更. */
export const accountSheets = ({ accountChanges }: Books): readonly Sheet[] =>
  byMonth(accountChanges).map(([month, list]) => ({
    name: `11-账户变更-${month}`,
    kind: 'ACCOUNT_CHANGE',
    receivedOn: list[0]!.receivedOn,
    rowKnowledge: 'file',
    title: `${month} 账户变更登记`,
    rows: list.map(({ household, from, to, changedOn, reviewed, reason }) => ({
      家庭编号: household.no,
      户主姓名: headOf(household).person.name,
      原账号: from.number,
      新账号: to.number,
      变更日期: changedOn,
      经办人: '民社办 示例经办',
      复核人: reviewed ? '民社办 示例复核' : null,
      新开户银行: to.bank,
      新账户名: to.holder,
      变更原因: reason,
    })),
  }));

const recoveryRow = (recovery: Recovery, index: number): Row => ({
  登记日期: recovery.registeredOn,
  类型: recovery.ref ? '退票缴回' : '多发追回',
  家庭编号: recovery.household.no,
  户主姓名: headOf(recovery.household).person.name,
  所属月份: recovery.month ?? null,
  客户流水号: recovery.ref ?? null,
  '金额(元)': yuan(recovery.amountFen),
  凭证号: `缴${recovery.registeredOn.slice(0, 7).replace('-', '')}${String(index + 1).padStart(3, '0')}`,
  经办人: '示例经办',
});

/** 12 追回缴回台账. */
export const recoverySheets = ({ recoveries }: Books): readonly Sheet[] =>
  byMonth(recoveries).map(([month, list]) => ({
    name: `12-追回缴回台账-${month}`,
    kind: 'RECOVERY',
    receivedOn: list[0]!.receivedOn,
    rowKnowledge: 'file',
    title: `${month} 多发追回、退票缴回登记`,
    rows: list
      .toSorted((a, b) => (a.registeredOn < b.registeredOn ? -1 : 1))
      .map((recovery, index) => recoveryRow(recovery, index)),
  }));
