import type { StreamName } from '@ledger/kernel';

import type { Position, Revision } from '../port';

/** What a verification can find, and how it is said; events are counted from 1 in `{}`. */
const SENTENCES = {
  'text-changed': {
    zh: '事件正文与其叶哈希不符，正文或哈希被改动',
    en: 'the text does not give the leaf hash: one of them was changed',
  },
  'not-canonical': {
    zh: '事件正文不是规范格式',
    en: 'the text is not the canonical text',
  },
  'beside-text': {
    zh: '正文旁的列与正文不符，列被改动',
    en: 'a column differs from the text beside it: it was changed',
  },
  unreadable: {
    zh: '存储中的事件与封存时不同',
    en: 'what is stored is not what was sealed',
  },
  'out-of-order': {
    zh: '事件的位置不在前一条之后',
    en: 'the position does not come after the one before it',
  },
  'wrong-revision': {
    zh: '流内序号不连续',
    en: 'the revision does not follow the one before it in its stream',
  },
  missing: {
    zh: '此处缺少事件，已被删除',
    en: 'an event is missing here: it was taken away',
  },
  replaced: {
    zh: '此处的事件不是当初封存的那一条',
    en: 'this is not the event that was sealed here',
  },
  reordered: {
    zh: '事件顺序被调换，应在此处的事件现为第 {other} 条',
    en: 'events changed places: the one that was sealed here is now event {other}',
  },
  inserted: {
    zh: '此处多出一条未曾封存的事件',
    en: 'an event that was never sealed was put in here',
  },
  'never-appended': {
    zh: '事件位于账本树头之后，不是由账本写入',
    en: 'the event stands behind the tree head: the ledger did not write it',
  },
  'tile-changed': {
    zh: '账本完好，但此处的封存哈希（瓦片）被改动',
    en: 'the log is as it was signed, but the tile kept for this place was changed',
  },
  'head-differs': {
    zh: '账本树头与事件不符，改动位于第 {first} 至 {until} 条之间',
    en: 'the tree head of the log does not fit events {first} to {until}',
  },
  'seal-head-differs': {
    zh: '封存树头与事件不符，改动位于第 {first} 至 {until} 条之间',
    en: 'the tree head of the seal does not fit events {first} to {until}',
  },
  'checkpoint-forged': {
    zh: '{until} 条事件的检查点签名无效或内容被改动',
    en: 'the checkpoint of {until} events is not signed by this ledger, or was changed',
  },
  'checkpoint-differs': {
    zh: '与已签名的检查点不符，第 {first} 至 {until} 条之间的历史被改写',
    en: 'history between events {first} and {until} was rewritten: a signed checkpoint says otherwise',
  },
  'paper-differs': {
    zh: '与纸面检查点不符，第 {first} 至 {until} 条之间的历史被改写',
    en: 'history between events {first} and {until} was rewritten: the paper says otherwise',
  },
  'shorter-than-paper': {
    zh: '账本比纸面检查点短，缺少第 {first} 至 {until} 条事件',
    en: 'the log is shorter than the paper: events {first} to {until} are missing',
  },
} as const;

export type WrongCode = keyof typeof SENTENCES;

/** The first thing that is wrong with a log: what, and where. */
export interface Wrong {
  readonly code: WrongCode;
  /**
   * Where; of a missing event in a store that does not number its events, the place after which it
   * is missing.
   */
  readonly position: Position;
  /** The same as a number: 0 for the first event of the log. */
  readonly index: number;
  /** Of the event that stands there; absent where none does or where the place is not known. */
  readonly stream?: StreamName;
  readonly revision?: Revision;
  /** The place is not known exactly: it is one of the events from `from` until `until`. */
  readonly between?: { readonly from: number; readonly until: number };
  /** Where the event now stands that belongs here. */
  readonly otherIndex?: number;
  /** What else is known, in English. */
  readonly detail?: string;
}

const counted = (index: number | undefined) => (index === undefined ? undefined : index + 1);

/** The sentence for people, who count events from 1. */
export const wrongInWords = (wrong: Wrong): { readonly zh: string; readonly en: string } => {
  const { zh, en } = SENTENCES[wrong.code];
  const numbers: Readonly<Record<string, number | undefined>> = {
    other: counted(wrong.otherIndex),
    first: counted(wrong.between?.from),
    until: wrong.between?.until,
  };
  const said = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(numbers[name] ?? '?'));
  return { zh: said(zh), en: said(en) };
};
