import { fen, yuanText } from '@ledger/kernel';
import type { FindingAnswer } from '../answers';
import type { Said } from '../questions/knowledge-answer';
import { both, type Language } from './paper';

export const knownWords = {
  'known-here': both('街道已知', 'known here'),
  'known-elsewhere': both('他处已知，街道未收到', 'known elsewhere, not here'),
  unknown: both('当时尚不可知', 'not known then'),
} as const;

export const DECLARED = both(
  '（依据申报日期，未经证明）',
  ' (rests on a declared day, not proved)',
);

const dayNames: Readonly<Record<string, Said>> = {
  diedEarliest: both('死亡最早', 'died at the earliest'),
  diedLatest: both('死亡最晚', 'died at the latest'),
  recordedElsewhereOn: both('他处登记', 'recorded elsewhere'),
  firstLearnedOn: both('首次获知', 'first learned'),
  firstReceivedOn: both('首次收到', 'first received'),
  linkedOn: both('认定为同一人', 'taken for one person'),
  sources: both('来源', 'sources'),
  sentToBankOn: both('送银行', 'sent to the bank'),
  creditedOn: both('入账', 'credited'),
  supportFromMonth: both('特困起始', 'special hardship from'),
  confirmedOn: both('特困确认', 'special hardship confirmed'),
  firstCreditedOn: both('首笔入账', 'first credited'),
  lastCreditedOn: both('末笔入账', 'last credited'),
  items: both('流水号', 'items'),
  deadlineOn: both('规定日', 'deadline'),
  stage: both('环节', 'stage'),
  businessOn: both('业务日期', 'business day'),
  clearedOn: both('到下一环节', 'went on'),
  missedFrom: both('计为漏发', 'missed from'),
  frozenOn: both('冻结', 'frozen'),
  returnedOn: both('退票收到', 'return received'),
  lateFrom: both('计为超期', 'late from'),
  handledOn: both('处理', 'handled'),
  learnedOn: both('获知', 'learned'),
  decidedOn: both('决定', 'decided'),
  waitedDays: both('相隔天数', 'days between'),
  establishedOn: both('确定多发', 'overpayment certain'),
  staleFrom: both('计为久未追回', 'stale from'),
  payableFromMonth: both('起始月份', 'payable from'),
  idDefect: both('证件号问题', 'defect of the number'),
  coveredCount: both('保障人口', 'covered members'),
  rosterYuan: both('花名册(元)', 'roster (yuan)'),
  limitYuan: both('上限(元)', 'limit (yuan)'),
  entitledYuan: both('应得(元)', 'entitled to (yuan)'),
  batchYuan: both('批次合计(元)', 'batch (yuan)'),
  availableYuan: both('可用资金(元)', 'available (yuan)'),
  bankYuan: both('回盘合计(元)', 'bank’s result (yuan)'),
  rosterLines: both('花名册笔数', 'lines of the roster'),
  bankLines: both('回盘笔数', 'lines of the bank'),
  households: both('共用户数', 'households that share it'),
  sharedWith: both('同用账户的户', 'shared with'),
  firstPaidMonth: both('首次发放月份', 'first paid for'),
  asOf: both('台账截止日期', 'ledger as of'),
  beneficiaries: both('代管非亲属人数', 'unrelated owners'),
  limit: both('上限', 'limit'),
  missing: both('所缺手续', 'missing papers'),
  termFrom: both('任期起', 'in office from'),
  termUntil: both('任期止', 'in office until'),
  validUntil: both('有效期止', 'valid until'),
  changedOn: both('变更日期', 'changed on'),
  relation: both('关系', 'relation'),
  handles: both('是否经办', 'handles the allowance'),
};

const codes: Readonly<Record<string, Said>> = {
  HEALTH: both('卫健', 'health'),
  POLICE: both('公安', 'police'),
  CREMATION: both('民政火化', 'cremation'),
  VILLAGE: both('村上报', 'village'),
  OTHER: both('其他', 'other'),
  DECISION: both('停发决定', 'stop decision'),
  RAISED: both('筹集', 'raised'),
  ALLOCATED: both('分配', 'allocated'),
  APPROPRIATED: both('拨付', 'appropriated'),
  AGREEMENT: both('代管协议', 'agreement'),
  COUNTY_FILING: both('县级备案', 'county filing'),
  SPOUSE: both('配偶', 'spouse'),
  PARENT: both('父母', 'parent'),
  CHILD: both('子女', 'child'),
  SIBLING: both('兄弟姐妹', 'sibling'),
  GRANDPARENT: both('祖父母', 'grandparent'),
  GRANDCHILD: both('孙子女', 'grandchild'),
  HANDLES: both('是', 'yes'),
  FORMAT: both('位数或字符', 'digits'),
  DATE: both('出生日期', 'date of birth'),
  CHECK: both('校验码', 'check digit'),
};

const separators = { zh: ['、', '；'], en: [', ', '; '] } as const;

/** Codes of sources and stages in the office's words; days and references as they are. */
const inWords = (value: string, language: Language): string =>
  value
    .split(',')
    .map((part) => codes[part]?.[language] ?? part)
    .join(separators[language][0]);

export const evidenceText = ({ days }: FindingAnswer, language: Language): string =>
  Object.entries(days)
    .map(([name, day]) => `${dayNames[name]?.[language] ?? name} ${inWords(day, language)}`)
    .join(separators[language][1]);

const amounts = {
  certain: both('确定', 'certain'),
  possible: both('可能', 'possible'),
  concerned: both('涉及', 'concerned'),
};

/** Money of a finding by what is certain of it; amounts of several findings may overlap. */
export const amountText = (finding: FindingAnswer, language: Language): string => {
  const { amountFenCertain, amountFenPossible, exposureFen } = finding;
  const part = (what: Said, amount: number) => `${what[language]} ${yuanText(fen(amount))}`;
  return (
    [
      amountFenCertain > 0 ? part(amounts.certain, amountFenCertain) : '',
      amountFenPossible > 0 ? part(amounts.possible, amountFenPossible) : '',
      exposureFen !== 0 ? part(amounts.concerned, exposureFen) : '',
    ]
      .filter(Boolean)
      .join('\n') || '0.00'
  );
};
