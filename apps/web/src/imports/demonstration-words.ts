import { wordsIn } from '../words/words-in';

const zh = {
  title: '先看一看：演示年度',
  note: '一键载入虚构街道 2021 年的材料（330 户），约两三分钟。只能载入空台账；正式使用请换一个 LEDGER_HOME 文件夹另起一个台账。',
  load: '载入演示年度',
  loading: '正在载入演示年度；可以离开此页，回来再看进度。',
  done: '演示年度已载入。请按 2021-12-31 当天看（页面右上角的日期）；要办理事项，点“今天”。',
  look: '打开疑点看板',
  month: '打开本月一览',
  failed: '没有载入完，可再试一次；已入账的文件不会重复。',
};

const en: typeof zh = {
  title: 'Have a look first: the demonstration year',
  note: 'A street that never was, in 2021: 330 households, in two or three minutes. For an empty ledger only; for real work start another, with a LEDGER_HOME of its own.',
  load: 'Load the demonstration year',
  loading: 'The demonstration year is being loaded; you may leave this page and come back to it.',
  done: 'The demonstration year is loaded. Look at it as of 2021-12-31 (the day at the top right); to act, choose Today.',
  look: 'Open the dashboard',
  month: 'Open the month',
  failed: 'It did not come to its end. Try again: what is in already is not taken twice.',
};

export const useDemonstrationWords = wordsIn({ zh, en });
