import type { MonthRefusal } from '@ledger/ledger';

export type OwnMonthRefusal = MonthRefusal | 'month-needs-a-street' | 'month-not-closed';

/** Why a month is not closed, and the way on, in both languages of the office. */
export const monthRefusalWords = {
  'second-person-missing': {
    zh: '月结须由另一人确认。',
    en: 'Another person must confirm the closing of a month.',
  },
  'month-needs-a-street': {
    zh: '月结以街道或以上区划为单位；各村的数字在街道证书内。请选择街道。',
    en: 'Months are closed by streets and wider divisions; each village has its row in the certificate. Name a street.',
  },
  'month-not-closed': {
    zh: '该区划该月尚未月结。',
    en: 'This month has not been closed for this division.',
  },
  'month-closed': {
    zh: '该月已经月结（见下）。证书不再更改；之后获知的变化请看差异。',
    en: 'The month is closed (see below). A certificate never changes; what became known later stands in its differences.',
  },
  'month-not-over': {
    zh: '该月尚未结束，请在次月（见下）起月结。',
    en: 'The month is not over: close it from the day below on.',
  },
  'earlier-month-open': {
    zh: '之前的月份（见下）尚未月结，请按顺序月结。',
    en: 'An earlier month (see below) is not closed. Close months in their order.',
  },
  'streets-not-closed': {
    zh: '下列街道（见下）尚未月结，请先由街道月结。',
    en: 'These streets (see below) have not closed the month. They come first.',
  },
  'sums-differ': {
    zh: '各村合计与总数不符（见下）。这是系统的错误，不能月结：请重建台账视图（ledger rebuild）并联系维护人员。',
    en: 'The rows do not add up to the total (see below). That is our mistake: rebuild the views (ledger rebuild) and tell whoever maintains this program.',
  },
  'month-has-open-items': {
    zh: '尚有未了事项（见下：笔数/金额分）。请先办结；确需月结的，由确认人写明理由。',
    en: 'Something is still open (see below: count/fen). Finish it, or let whoever confirms say why the month is closed all the same.',
  },
} as const satisfies Record<OwnMonthRefusal, { readonly zh: string; readonly en: string }>;
