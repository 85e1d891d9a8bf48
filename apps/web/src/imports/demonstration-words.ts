import { wordsIn } from '../words/words-in';

const zh = {
  title: '先看一看：演示年度',
  note: '一键载入虚构街道 2021 年的材料（330 户），约两三分钟。只能载入空台账，正式使用请另建。',
  load: '载入演示年度',
  loading: '正在载入演示年度；可以离开此页，回来再看进度。',
  done: '演示年度已载入。看板右上角日期选 2021-12-31。',
  look: '打开看板',
  failed: '没有载入完，可再试一次；已入账的文件不会重复。',
};

const en: typeof zh = {
  title: 'Have a look first: the demonstration year',
  note: 'A street that never was, in 2021: 330 households, in two or three minutes. For an empty ledger only; set up another for real work.',
  load: 'Load the demonstration year',
  loading: 'The demonstration year is being loaded; you may leave this page and come back to it.',
  done: 'The demonstration year is loaded. Choose the day 2021-12-31 at the top of the dashboard.',
  look: 'Open the dashboard',
  failed: 'It did not come to its end. Try again: what is in already is not taken twice.',
};

export const useDemonstrationWords = wordsIn({ zh, en });
