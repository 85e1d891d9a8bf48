import type { FundActRefusal } from './acts';

/** Why nothing was booked in the money chain, and the way on, in both languages of the office. */
export const fundRefusalWords = {
  'second-person-missing': {
    zh: '冲正须由另一人确认。',
    en: 'Another person must confirm a reversal.',
  },
  'day-ahead': {
    zh: '日期晚于今天：尚未发生的不能入账，请在当日登记。',
    en: 'The day lies ahead: what has not happened is not booked. Enter it on its day.',
  },
  'document-already-booked': {
    zh: '该文号在这一环节已经入账（见下）。同一文号只记一次；金额有误请先冲正再重新登记。',
    en: 'This document is booked in this stage already (see below). A number is booked once; if it is wrong, reverse it and book it again.',
  },
  'related-document-missing': {
    zh: '请填写关联文号：分配出自筹集，拨付出自分配，使用出自拨付。',
    en: 'Name the related document: allocations come out of what was raised, appropriations out of an allocation, use out of an appropriation.',
  },
  'related-document-not-booked': {
    zh: '本项目本年度没有这个关联文号。专款专用，不得从其他项目或年度列支；请核对文号，或先登记上一环节。',
    en: 'The related document is not booked in this programme and year. Money is earmarked: check the number, or book the earlier stage first.',
  },
  'earmarked-for-another-month': {
    zh: '该笔资金指定用于另一所属月份（见下），请改用该月份，或另选关联文号。',
    en: 'The money is earmarked for another benefit month (see below): use that month or another document.',
  },
  'not-enough-funds': {
    zh: '关联文号的余额不足（余额见下；已占用、已发放的不在其内）。请减少金额，或从其他文号列支。',
    en: 'Not enough is left of the related document (see below; what is set aside or paid out is not left). Book less, or out of another document.',
  },
  'money-not-there-yet': {
    zh: '该笔拨付在所填业务日期尚未到账（到账日期见下），无从缴回或结转。请先登记到账，或以冲正撤销拨付。',
    en: 'The appropriation had not arrived by that day (see below), so nothing of it can be paid back or carried over. Book its arrival first, or reverse it.',
  },
  'document-not-booked': {
    zh: '该文号在这一环节没有入账，或已经冲正。',
    en: 'The document is not booked in this stage, or was reversed.',
  },
  'already-arrived': {
    zh: '该文号已登记到账（日期见下）。登记有误请先冲正。',
    en: 'Its arrival is booked already (see below). If that is wrong, reverse the document first.',
  },
  'arrives-before-it-left': {
    zh: '到账日期早于业务日期，请核对。',
    en: 'It would arrive before it left; check both days.',
  },
  'drawn-on': {
    zh: '已有后续单据从该文号列支，或已为批次占用（金额见下），请先冲正后续单据、退回批次。',
    en: 'Later documents were drawn on it, or batches have its money set aside (see below): reverse those and reject these first.',
  },
  'no-appropriation': {
    zh: '批次所属年度没有登记农村低保拨付，无资金可占用。请先登记拨付，或导入资金台账，再审批。',
    en: 'No appropriation is booked for the year of this batch, so nothing can be set aside. Book it or import the money ledger, then approve.',
  },
  'appropriations-used-up': {
    zh: '可占用的拨付资金不足（余额、所需见下）。请登记追加拨付后再审批，或以资金不足退回本批次。',
    en: 'What is left of the appropriations is not enough (left and asked are below). Book a further appropriation, then approve; or reject the batch for want of funds.',
  },
  'committed-before': {
    zh: '已为本批次占用资金。请刷新后再办。',
    en: 'Money was set aside for this batch before. Look again and repeat.',
  },
  'not-committed': {
    zh: '没有为本批次占用资金。请退回本批次另建，并在审批时占用。',
    en: 'No money is set aside for this batch. Reject it and open another: approval sets it aside.',
  },
} as const satisfies Record<FundActRefusal, { readonly zh: string; readonly en: string }>;
