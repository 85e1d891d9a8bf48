import { wordsIn } from '../../words/words-in';

const zh = {
  title: (batch: string) => `批次 ${batch}`,
  note: '谁办了什么；审批那天看到什么；哪些是后来才知道的。善意失误不追究，先看当时能知道什么。',
  steps: '办理经过',
  stepsNote: '按写入台账的先后，每步都在封存之内。',
  recorded: '记录',
  actor: '办理人',
  what: '事项',
  compared: '审批时与今天',
  approvedOn: (day: string) => `审批日期 ${day}。`,
  notApproved: '尚未审批。',
  screening: '“审批时”取自当时筛查所显示并留存的清单。',
  ledger:
    '该批次由花名册导入，未在本台账筛查；“审批时”是台账在审批日按收到日期已知的疑点，并不表示审批人看过。',
  known: '何时知道',
  both: '审批时已列出',
  later: '审批后才知道',
  gone: '审批时列出，今天已不成立',
  rule: '规则',
  household: '家庭编号',
  person: '姓名',
  month: '所属月份',
  certain: '确定（元）',
  possible: '可能（元）',
  lawful: '先核对',
  none: '审批时和今天都没有与该批次相关的疑点。',
};

const en: typeof zh = {
  title: (batch: string) => `Batch ${batch}`,
  note: 'Who did what; what lay before the approver that day; what came to be known later. Error in good faith is exempt: first see what could be known.',
  steps: 'What was done',
  stepsNote: 'In the order in which it was recorded; each step is sealed.',
  recorded: 'Recorded',
  actor: 'By',
  what: 'What',
  compared: 'At the approval and today',
  approvedOn: (day: string) => `Approved on ${day}.`,
  notApproved: 'Not approved yet.',
  screening: '"At the approval" is the list that the screening showed and that was kept then.',
  ledger:
    'This batch was imported with its roster and was not screened here; "at the approval" is what the ledger knew on that day by the days of receipt, and not what the approver saw.',
  known: 'Known when',
  both: 'listed at the approval',
  later: 'known only afterwards',
  gone: 'listed at the approval, holds no more',
  rule: 'Rule',
  household: 'Household',
  person: 'Name',
  month: 'Month',
  certain: 'Certain (yuan)',
  possible: 'Possible (yuan)',
  lawful: 'Check first',
  none: 'Neither at the approval nor today is there a finding on this batch.',
};

export const useCommitteeBatchWords = wordsIn({ zh, en });
