import { wordsIn } from '../words/words-in';

const zh = {
  act: '办理',
  payBack: '缴回',
  payBackOf: (ref: string) => `缴回退票 ${ref}`,
  payBackExplain:
    '退回的钱不再重发时缴回国库，可以分次；再次发放的不用缴回，下一批次的草稿里会有重发。',
  voucher: '凭证号',
  voucherHint: '缴回国库的凭证号，如 缴2026-0007；一张凭证登记一次。',
  amount: '金额（元）',
  registeredOn: '登记日期',
  undo: '冲正缴回',
  undoOf: (ref: string) => `冲正 ${ref} 的缴回`,
  undoExplain: '登记有误时冲正，由另一人当场确认；这一笔重新等待处理。',
};

const en: typeof zh = {
  act: 'Act',
  payBack: 'Pay back',
  payBackOf: (ref) => `Pay ${ref} back to the treasury`,
  payBackExplain:
    'What came back and is not sent again goes to the treasury, also in parts. What is to be paid once more stands in the draft of the next batch as a reissue and is not paid back.',
  voucher: 'Voucher',
  voucherHint: 'Number of the payment to the treasury, such as 缴2026-0007; each is booked once.',
  amount: 'Amount (yuan)',
  registeredOn: 'Booked on',
  undo: 'Reverse',
  undoOf: (ref) => `Reverse what was paid back of ${ref}`,
  undoExplain:
    'If it was booked wrongly it is reversed, confirmed here by another person; the item waits again.',
};

/** Words of paying back to the treasury what came back from the bank. */
export const useRefundWords = wordsIn({ zh, en });
