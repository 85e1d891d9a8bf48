import { fen, yuanText } from '@ledger/kernel';
import { workbook } from '@ledger/intake';
import { ruleWords } from '@ledger/views';
import type { FindingAnswer, FindingsAnswer } from '../answers';

const known = {
  'known-here': '街道已知',
  'known-elsewhere': '他处已知，街道未收到',
  unknown: '当时尚不可知',
} as const;

const dayNames: Readonly<Record<string, string>> = {
  diedEarliest: '死亡最早',
  diedLatest: '死亡最晚',
  recordedElsewhereOn: '他处登记',
  firstLearnedOn: '首次获知',
  firstReceivedOn: '首次收到',
  linkedOn: '认定为同一人',
  sources: '来源',
  sentToBankOn: '送银行',
  creditedOn: '入账',
  supportFromMonth: '特困起始',
  confirmedOn: '特困确认',
  firstCreditedOn: '首笔入账',
  lastCreditedOn: '末笔入账',
  items: '流水号',
  deadlineOn: '规定日',
  stage: '环节',
  businessOn: '业务日期',
  clearedOn: '到下一环节',
  missedFrom: '计为漏发',
  frozenOn: '冻结',
  returnedOn: '退票收到',
  lateFrom: '计为超期',
  handledOn: '处理',
  learnedOn: '获知',
  decidedOn: '决定',
  waitedDays: '相隔天数',
  establishedOn: '确定多发',
  staleFrom: '计为久未追回',
  payableFromMonth: '起始月份',
  idDefect: '证件号问题',
  coveredCount: '保障人口',
  rosterYuan: '花名册(元)',
  limitYuan: '上限(元)',
  entitledYuan: '应得(元)',
  batchYuan: '批次合计(元)',
  availableYuan: '可用资金(元)',
  bankYuan: '回盘合计(元)',
  rosterLines: '花名册笔数',
  bankLines: '回盘笔数',
  households: '共用户数',
  sharedWith: '同用账户的户',
  firstPaidMonth: '首次发放月份',
  asOf: '台账截止日期',
  beneficiaries: '代管非亲属人数',
  limit: '上限',
  missing: '所缺手续',
  termFrom: '任期起',
  termUntil: '任期止',
  validUntil: '有效期止',
  changedOn: '变更日期',
  relation: '关系',
  handles: '是否经办',
};

const words: Readonly<Record<string, string>> = {
  HEALTH: '卫健',
  POLICE: '公安',
  CREMATION: '民政火化',
  VILLAGE: '村上报',
  OTHER: '其他',
  DECISION: '停发决定',
  RAISED: '筹集',
  ALLOCATED: '分配',
  APPROPRIATED: '拨付',
  AGREEMENT: '代管协议',
  COUNTY_FILING: '县级备案',
  SPOUSE: '配偶',
  PARENT: '父母',
  CHILD: '子女',
  SIBLING: '兄弟姐妹',
  GRANDPARENT: '祖父母',
  GRANDCHILD: '孙子女',
  HANDLES: '是',
  FORMAT: '位数或字符',
  DATE: '出生日期',
  CHECK: '校验码',
};

/** Codes of sources and stages in the office's words; days and references as they are. */
const inWords = (value: string): string =>
  value
    .split(',')
    .map((part) => words[part] ?? part)
    .join('、');

const evidence = ({ days }: FindingAnswer): string =>
  Object.entries(days)
    .map(([name, day]) => `${dayNames[name] ?? name} ${inWords(day)}`)
    .join('；');

const amount = ({ amountFenCertain, amountFenPossible, exposureFen }: FindingAnswer): string =>
  [
    amountFenCertain > 0 ? `确定 ${yuanText(fen(amountFenCertain))}` : '',
    amountFenPossible > 0 ? `可能 ${yuanText(fen(amountFenPossible))}` : '',
    exposureFen !== 0 ? `涉及 ${yuanText(fen(exposureFen))}` : '',
  ]
    .filter(Boolean)
    .join('\n') || '0.00';

/** The 疑点清单 an officer prints on A4: a match is no verdict, and each says what to check first. */
export const findingsWorkbook = ({
  knowledgeDate,
  findings,
}: FindingsAnswer): Promise<Uint8Array> => {
  const rules = new Map(ruleWords.map((rule) => [rule.code, rule]));
  return workbook({
    sheets: [
      {
        name: '疑点清单',
        title: `农村低保资金疑点清单（截至 ${knowledgeDate} 已知，共 ${findings.length} 条）`,
        lines: ['疑点只是比对结果，不是结论；请先按“先核对”一栏排除合规情形。金额单位：元。'],
        columns: [
          { header: '序号', width: 5, type: 'number' },
          { header: '疑点', width: 12 },
          { header: '村', width: 10 },
          { header: '家庭编号', width: 12 },
          { header: '姓名', width: 8 },
          { header: '证件号', width: 20 },
          { header: '所属月份', width: 9 },
          { header: '金额(元)', width: 16 },
          { header: '付款时是否可知', width: 14 },
          { header: '先核对', width: 34 },
          { header: '依据', width: 40 },
          { header: '核查结果', width: 14 },
        ],
        rows: findings.map((finding, index) => [
          index + 1,
          `${finding.rule} ${rules.get(finding.rule)?.title.zh ?? ''}`,
          finding.village ?? '',
          finding.householdNo ?? finding.ref ?? '',
          finding.personName ?? '',
          finding.personId ?? '',
          finding.benefitMonth ?? '',
          amount(finding),
          (finding.knownAtPayment ? known[finding.knownAtPayment] : '') +
            (finding.restsOnDeclaredDay ? '（依据申报日期，未经证明）' : ''),
          rules.get(finding.rule)?.lawful.zh ?? '',
          evidence(finding),
          '',
        ]),
        print: { paper: 'A4', landscape: true, repeatHeader: true, fitToWidth: true },
      },
    ],
  });
};
