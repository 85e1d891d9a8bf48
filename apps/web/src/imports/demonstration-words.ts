import { wordsIn } from '../words/words-in';

const zh = {
  title: '先看一看：演示年度',
  note: '一键载入一个虚构街道 2021 年的全部材料（330 户，每种疑点各有一例），约两三分钟。人员和账户均为虚构。只能载入空台账；正式使用请另建台账。',
  load: '载入演示年度',
  loading: '正在载入演示年度；可以离开此页，回来再看进度。',
  done: '演示年度已载入。看板右上角日期选 2021-12-31。',
  look: '打开看板',
  failed: '没有载入完，可再试一次；已入账的文件不会重复。',
};

const en: typeof zh = {
  title: 'Have a look first: the demonstration year',
  note: 'One click loads all papers of a street that never was, for 2021: 330 households, one of each kind of finding, in two or three minutes. Nobody in it is real. It goes into an empty ledger only; for real work set up another.',
  load: 'Load the demonstration year',
  loading: 'The demonstration year is being loaded; you may leave this page and come back to it.',
  done: 'The demonstration year is loaded. Choose the day 2021-12-31 at the top of the dashboard.',
  look: 'Open the dashboard',
  failed: 'It did not come to its end. Try again: what is in already is not taken twice.',
};

export const useDemonstrationWords = wordsIn({ zh, en });
