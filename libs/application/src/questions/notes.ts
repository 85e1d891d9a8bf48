import type { Finding, RuleCode } from '@ledger/views';

type Days = Finding['days'];

const between = (from: string | undefined, to: string | undefined) =>
  from === to ? `${from ?? '不详'}` : `${from ?? '不详'}至${to ?? '不详'}`;

/** Whole yuan in groups of three, as everywhere on a screen. */
const yuan = (text = ''): string => text.replace(/\B(?=(\d{3})+(?=\.|$))/g, ',');

const ID_DEFECTS: Readonly<Record<string, string>> = {
  FORMAT: '位数或字符不对',
  DATE: '出生日期不存在',
  CHECK: '校验码不对',
};

const RELATIONS: Readonly<Record<string, string>> = {
  SPOUSE: '配偶',
  PARENT: '父母',
  CHILD: '子女',
  SIBLING: '兄弟姐妹',
  GRANDPARENT: '祖父母',
  GRANDCHILD: '孙子女',
};

const PAPERS: Readonly<Record<string, string>> = {
  AGREEMENT: '缺代管协议',
  COUNTY_FILING: '缺县级备案',
};

const missingPaper = (papers = ''): string =>
  papers
    .split(',')
    .map((paper) => PAPERS[paper] ?? paper)
    .join('、');

const notes: Readonly<Record<RuleCode, (days: Days) => string>> = {
  R01: (d) =>
    `死亡日期 ${between(d['diedEarliest'], d['diedLatest'])}，入账 ${d['creditedOn'] ?? '不详'}`,
  R02: (d) => `户名为已故成员（${between(d['diedEarliest'], d['diedLatest'])}），家庭仍在保`,
  R03: (d) => `名单报告死亡但无日期，首次收到 ${d['firstReceivedOn'] ?? '不详'}`,
  R04: (d) => `特困起始月份 ${d['supportFromMonth'] ?? '不详'}，入账 ${d['creditedOn'] ?? '不详'}`,
  R05: (d) => `低保花名册与特困名册同月都在，特困起始月份 ${d['supportFromMonth'] ?? '不详'}`,
  R06: (d) => `同月入账：${d['items'] ?? ''}`,
  R10: (d) => `共 ${d['households'] ?? ''} 户使用，另有 ${d['sharedWith'] ?? '辖区外的户'}`,
  R11: (d) =>
    `截至 ${d['asOf'] ?? ''} 代管非亲属 ${d['beneficiaries'] ?? ''} 人，上限 ${d['limit'] ?? ''} 人`,
  R12: (d) => `截至 ${d['asOf'] ?? ''} 代管人在任，${missingPaper(d['missing'])}`,
  R14: (d) =>
    `截至 ${d['asOf'] ?? ''} 仍在代管，${[
      d['validUntil'] && `有效期止 ${d['validUntil']}`,
      d['diedLatest'] && `对象已于 ${between(d['diedEarliest'], d['diedLatest'])} 死亡`,
    ]
      .filter(Boolean)
      .join('，')}`,
  R15: (d) =>
    `${d['changedOn'] ?? ''} 变更账户，${d['frozenOn'] ?? ''} 冻结，相隔 ${d['waitedDays'] ?? ''} 天，无复核人`,
  R16: (d) => `户名不符，${d['returnedOn'] ?? ''} 收到退票`,
  R17: (d) =>
    `花名册 ${yuan(d['rosterYuan'])} 元，保障 ${d['coveredCount'] ?? ''} 人，上限 ${yuan(d['limitYuan'] ?? '不详')} 元`,
  R18: (d) => `花名册 ${yuan(d['rosterYuan'])} 元，应为 ${yuan(d['entitledYuan'])} 元`,
  R19: (d) =>
    d['payableFromMonth'] ? `自 ${d['payableFromMonth']} 起才在保` : '家庭编号不在任何低保档案',
  R21: (d) => `证件号无效：${ID_DEFECTS[d['idDefect'] ?? ''] ?? ''}`,
  R23: (d) => `应于 ${d['deadlineOn'] ?? ''} 前入账，实际 ${d['creditedOn'] ?? ''}`,
  R24: (d) =>
    `${d['stage'] === 'ALLOCATED' ? '分配' : '拨付'} ${d['businessOn'] ?? ''}，${
      d['clearedOn'] ? `至 ${d['clearedOn']} 到下一环节` : '尚未到下一环节'
    }`,
  R29: (d) =>
    `${d['learnedOn'] ?? ''} 获知，${d['decidedOn'] ?? ''} 决定，相隔 ${d['waitedDays'] ?? ''} 天`,
  R30: (d) => `名单于 ${d['frozenOn'] ?? '不详'} 冻结前已决定停发，${d['creditedOn'] ?? ''} 入账`,
  R31: (d) =>
    `${d['handles'] ? '经办人员' : '村干部'}的${RELATIONS[d['relation'] ?? ''] ?? '近亲属'}，无有效备案`,
  R33: (d) => `批次 ${yuan(d['batchYuan'])} 元，可用 ${yuan(d['availableYuan'])} 元`,
  R36: (d) =>
    `${d['returnedOn'] ?? ''} 退票，${d['handledOn'] ? `${d['handledOn']} 才处理` : '尚未处理'}`,
  R37: (d) => `${d['establishedOn'] ?? ''} 起确定多发，尚未全部追回`,
  R38: (d) =>
    `批次 ${d['rosterLines'] ?? ''} 笔 ${yuan(d['batchYuan'])} 元，回盘 ${d['bankLines'] ?? ''} 笔 ${yuan(d['bankYuan'])} 元`,
  R46: (d) => `规定日 ${d['deadlineOn'] ?? ''} 后无入账、无退票`,
};

/** One line of free text for lists; not part of what identifies a finding. */
export const noteOf = ({ rule, days }: Finding): string => notes[rule](days);
