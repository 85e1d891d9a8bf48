import type { Relation } from '@ledger/kernel';
import type { FilingStanding, FundSource, FundStage, ProxyKind } from '@ledger/ledger';
import type { Arrears, CustodyHolding } from '@ledger/views';
import type { OverpaymentAnswer } from '../overpayments/answers';
import type { Said } from '../questions/knowledge-answer';
import { both } from './paper';

export const relationWords = {
  SPOUSE: both('配偶', 'spouse'),
  PARENT: both('父母', 'parent'),
  CHILD: both('子女', 'child'),
  SIBLING: both('兄弟姐妹', 'sibling'),
  GRANDPARENT: both('祖父母', 'grandparent'),
  GRANDCHILD: both('孙子女', 'grandchild'),
  GUARDIAN: both('监护人', 'guardian'),
  OTHER_KIN: both('其他亲属', 'other kin'),
  NEIGHBOUR: both('邻居', 'neighbour'),
  CARE_HOME: both('供养机构', 'care home'),
  VILLAGE_CADRE: both('村干部', 'village cadre'),
  OTHER: both('其他', 'other'),
} as const satisfies Record<Relation, Said>;

export const standingWords = {
  ACTIVE: both('有效', 'in force'),
  OFFICIAL_LEFT: both('备案人离任', 'official left'),
  RELATIVE_LEFT: both('对象退出', 'relative left'),
  OTHER: both('其他', 'other'),
} as const satisfies Record<FilingStanding, Said>;

export const holdingWords = {
  open: both('代管中', 'kept'),
  ended: both('已终止', 'ended'),
  changed: both('已更换代管人', 'keeper changed'),
  'not-listed': both('最新台账未列', 'not listed any more'),
} as const satisfies Record<CustodyHolding['status'], Said>;

export const proxyKindWords = {
  PERSON: both('个人', 'person'),
  INSTITUTION: both('机构', 'institution'),
  NOT_STATED: both('未注明', 'not stated'),
} as const satisfies Record<ProxyKind, Said>;

export const arrearsWords = {
  'not-paid': both('未发放', 'not paid'),
  'paid-short': both('少发', 'paid short'),
  'decision-undone': both('停发依据已撤回', 'the stop lost its ground'),
  'date-contested': both('死亡日期有争议', 'the date of death is contested'),
} as const satisfies Record<Arrears['cause'], Said>;

export const payToWords = {
  household: both('本户', 'household'),
  heirs: both('继承人', 'heirs'),
} as const satisfies Record<Arrears['payTo'], Said>;

export const overpaymentWords = {
  found: both('待认定', 'not taken up'),
  established: both('已认定', 'established'),
  demanded: both('已通知追回', 'demanded'),
  closed: both('已结清', 'closed'),
} as const satisfies Record<OverpaymentAnswer['status'], Said>;

export const stageWords = {
  RAISED: both('筹集', 'raised'),
  ALLOCATED: both('分配', 'allocated'),
  APPROPRIATED: both('拨付', 'appropriated'),
  USED: both('使用', 'used'),
  RETURNED: both('缴回国库', 'returned to the treasury'),
  CARRIED_OVER: both('结转', 'carried over'),
} as const satisfies Record<FundStage, Said>;

export const sourceWords = {
  CENTRAL: both('中央', 'central'),
  MUNICIPAL: both('市级', 'municipal'),
  DISTRICT: both('区级', 'district'),
  OTHER: both('其他', 'other'),
} as const satisfies Record<FundSource, Said>;

const YES = both('有', 'yes');
const NO = both('缺', 'missing');

/** Whether a paper is there. */
export const present = (has: boolean): Said => (has ? YES : NO);

const programmes: Readonly<Record<string, Said>> = {
  RURAL_DIBAO: both('农村低保', 'rural minimum living guarantee'),
};

/** A programme by its code, as documents name it; one nobody has words for as it is. */
export const programmeWords = (code: string): Said => programmes[code] ?? both(code, code);
