import { wordsIn } from '../words/words-in';

const zh = {
  title: '疑点核查台账',
  note: '谁在办、办到哪一步、放了多久。疑点只是比对一致，不是结论。',
  shown: '显示',
  sets: { 'to-do': '待办', all: '全部', mine: '我的' },
  state: '状态',
  who: '办理人',
  since: '自',
  age: '天数',
  risk: '金额（元）',
  none: '没有这样的疑点。',
  noneMine: '没有交给您的疑点。',
  expand: '展开：合规可能与办理',
  collapse: '收起',
  counts: '按状态计',
};

const en: typeof zh = {
  title: 'Worklist',
  note: 'Who has it, where it stands, how long it has been there. A match, never a verdict.',
  shown: 'Show',
  sets: { 'to-do': 'To do', all: 'All', mine: 'Mine' },
  state: 'State',
  who: 'With',
  since: 'Since',
  age: 'Days',
  risk: 'Money (yuan)',
  none: 'There are no such findings.',
  noneMine: 'No finding is with you.',
  expand: 'Show the lawful explanation and what can be done',
  collapse: 'Hide it',
  counts: 'By state',
};

export const useWorklistWords = wordsIn({ zh, en });
export type WorklistWords = typeof zh;
