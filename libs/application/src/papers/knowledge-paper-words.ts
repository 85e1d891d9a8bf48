import type { KnowledgeAnswer, Said, SpanAnswer } from '../questions/knowledge-answer';

export type Language = keyof Said;

/** What the paper says besides what the answer says itself. */
export const paperWords = {
  zh: {
    title: '疑点知情链：这笔钱发出时，谁能知道',
    under: (id: string, day: string) => `疑点编号 ${id}　按 ${day} 已收到的材料`,
    about: {
      rule: '规则',
      village: '村',
      household: '家庭编号',
      person: '人员',
      month: '所属月份',
      batch: '批次',
      money: '多发（确定／可能）',
      recovered: '已追回或核销',
    },
    verdicts: { unknown: '尚不可知', 'known-elsewhere': '他处已知', 'known-here': '本级已知' },
    verdict: '款项发出时：',
    declared: '申报日期，未经证明',
    declaredNote: '本结论依据补录时申报的收件日期（申报日期，未经证明）。',
    days: '各日期',
    spans: '各环节用时与岗位',
    spanHeads: ['从 → 到', '岗位', '天数', '送银行时'],
    day: (count: string) => `${count} 天`,
    open: (count: string) => `已 ${count} 天，未完`,
    status: { backfilled: '补录，不计', contradictory: '日期互相矛盾', uncounted: '—' },
    held: '在此环节',
    noSpans: '本疑点依据本级自己的记录，没有逐级传递的环节。',
    or: '或',
    range: '区间，非登记日',
    claims: '各来源所称死亡日期',
    claimHeads: ['来源', '所称日期', '收到', '他处登记', '后来'],
    noDate: '未注明',
    moved: (from: string, on: string) => `原称 ${from}，${on} 更正`,
    ended: { withdrawn: '撤回', resumed: '已恢复发放', 'file-withdrawn': '文件已撤回' },
    cremated: '火化',
    deregistered: '销户',
    contradictory: '各来源日期互相排斥，须先核对。',
    first: '先核对的合法解释',
    goodFaith: '善意与免责',
    evidence: '依据（文件与事件）',
    evidenceHeads: ['收到', '文件', '内容', '事件编号'],
    footer:
      '疑点只是记录之间的比对结果，不是违规认定。岗位为环节名称，不指个人。天数为自然日；区间表示没有来源写明具体日期。个人信息默认遮蔽。',
    row: (row: number) => `第 ${row} 行`,
    more: (count: number) => `另有 ${count} 条，见 JSON`,
  },
  en: {
    title: 'Who could have known when this money left',
    under: (id: string, day: string) => `Finding ${id}, by what had been received on ${day}`,
    about: {
      rule: 'Rule',
      village: 'Village',
      household: 'Household',
      person: 'Person',
      month: 'Benefit month',
      batch: 'Batch',
      money: 'Overpaid (certain / possible)',
      recovered: 'Recovered or written off',
    },
    verdicts: {
      unknown: 'not known',
      'known-elsewhere': 'known elsewhere',
      'known-here': 'known here',
    },
    verdict: 'When the money left: ',
    declared: 'declared day, not proved',
    declaredNote: 'This rests on a day of receipt declared in a back-fill (declared, not proved).',
    days: 'The days',
    spans: 'Intervals and posts',
    spanHeads: ['From → to', 'Post', 'Days', 'When sent'],
    day: (count: string) => count,
    open: (count: string) => `${count} so far, open`,
    status: {
      backfilled: 'back-fill, not counted',
      contradictory: 'days contradict',
      uncounted: '—',
    },
    held: 'news was here',
    noSpans: 'This rests on our own records; no news had to travel.',
    or: 'or',
    range: 'a range, nobody named a day',
    claims: 'What each source says of the death',
    claimHeads: ['Source', 'Day claimed', 'Received', 'Recorded elsewhere', 'Since then'],
    noDate: 'none named',
    moved: (from: string, on: string) => `was ${from}, moved ${on}`,
    ended: {
      withdrawn: 'withdrawn',
      resumed: 'payment resumed',
      'file-withdrawn': 'file withdrawn',
    },
    cremated: 'cremated',
    deregistered: 'deregistered',
    contradictory: 'The sources name days that exclude each other: check these first.',
    first: 'The lawful explanation to check first',
    goodFaith: 'Good faith and exemption',
    evidence: 'Evidence (files and events)',
    evidenceHeads: ['Received', 'File', 'What it says', 'Event'],
    footer:
      'A finding is a match between records, never a verdict. Posts are steps of the work, not persons. Days are calendar days; a range means that no source names a day. Personal data is masked by default.',
    row: (row: number) => `row ${row}`,
    more: (count: number) => `and ${count} more, in the JSON`,
  },
} as const;

export type PaperWords = (typeof paperWords)[Language];

/** `3`, `3–12`; how a span's days are written. */
export const daysText = ({ daysLeast, daysMost }: SpanAnswer): string =>
  daysLeast === daysMost ? String(daysMost) : `${daysLeast}–${daysMost}`;

export const verdictText = (
  words: PaperWords,
  { verdict, restsOnDeclaredDay }: KnowledgeAnswer,
): string => {
  const said = words.verdicts[verdict ?? 'known-here'];
  return restsOnDeclaredDay ? `${said}（${words.declared}）` : said;
};
