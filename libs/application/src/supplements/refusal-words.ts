import type { AnySupplementRefusal } from './acts';

type Own = Exclude<AnySupplementRefusal, 'second-person-missing'>;

/** Why no supplement is ordered or undone, and the way on, in both languages of the office. */
export const supplementRefusalWords = {
  'supplement-needs-a-street': {
    zh: '补助决定以镇街或村为单位。请用 division 指明九位镇街代码或十二位村代码；全区发放的，各镇街分别登记。',
    en: 'An order of supplements is one street’s or one village’s. Name it by nine or twelve digits in "division"; for a whole district enter one for each street.',
  },
  'supplement-households-unknown': {
    zh: '有家庭不在该行政区划的低保档案中（家庭编号见下）。请核对编号，或先导入档案。',
    en: 'Some households are in no archive of the division (see below). Check their numbers, or take in the archive first.',
  },
  'supplement-ordered-before': {
    zh: '该文号已为其中的家庭登记过同类补助（序号、文号见下）。同一文号同类补助每户只登记一次；登记有误的，先冲正再登记。',
    en: 'That document gave a supplement of this kind to some of these households before (see below). Each gets it once; if it was entered wrongly, reverse it first.',
  },
  'supplement-not-ordered': {
    zh: '该月份没有这个序号的补助决定，或已经冲正。请核对月份和序号。',
    en: 'No order of that number stands for the month, or it was reversed. Check the month and the number.',
  },
} as const satisfies Record<Own, { readonly zh: string; readonly en: string }>;
