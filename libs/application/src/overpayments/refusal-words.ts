import type { AnyOverpaymentRefusal } from './orders';

/** Why nothing was done about an overpayment, and the way on, in both languages of the office. */
export const overpaymentRefusalWords = {
  'overpayment-not-known': {
    zh: '在您的管辖范围内没有这一户这个月的多发记录。请核对家庭编号和所属月份。',
    en: 'No overpayment of this household and month is known in your scope. Check both.',
  },
  'nothing-overpaid': {
    zh: '按今天所知，该户该月没有确定的多发金额，无可认定。',
    en: 'As known today nothing was certainly overpaid for this month: there is nothing to establish.',
  },
  'established-already': {
    zh: '已按同一金额认定（见下）。',
    en: 'It has been established with this amount (see below).',
  },
  'settled-beyond-it': {
    zh: '在本系统登记的追回、抵扣、核销已超过今天的多发金额（见下）。请先冲正多出的凭证，再重新认定。',
    en: 'More was booked here as recovered, offset or written off than is overpaid by now (see below). Reverse the voucher that is too much, then establish it anew.',
  },
  'overpayment-not-established': {
    zh: '该笔多发尚未认定。请先认定。',
    en: 'The overpayment has not been established. Establish it first.',
  },
  'overpayment-closed': {
    zh: '该笔多发已经结清。如又有新的多发，请重新认定；凭证有误请冲正。',
    en: 'The overpayment is settled and closed. If more is overpaid by now, establish it anew; if a voucher is wrong, reverse it.',
  },
  'instalments-out-of-order': {
    zh: '分期日期须由早到晚、互不相同，且不早于今天；至少一期。',
    en: 'Instalments have one day each, in order, none before today; there is at least one.',
  },
  'instalments-differ': {
    zh: '各期之和须等于尚未追回的金额（见下）。',
    en: 'The instalments must add up to what is outstanding (see below).',
  },
  'voucher-booked': {
    zh: '该凭证号已经登记（见下）。同一凭证只记一次；有误请先冲正。',
    en: 'This voucher is booked already (see below). A voucher is booked once; if it is wrong, reverse it first.',
  },
  'more-than-outstanding': {
    zh: '金额超过尚未追回的余额（见下）。若多发金额有变化，请先重新认定。',
    en: 'It is more than what is outstanding (see below). If the overpayment has grown, establish it anew first.',
  },
  'offset-against-itself': {
    zh: '不能从多发的当月抵扣，请另选应发月份。',
    en: 'A month cannot be offset against itself. Choose another month.',
  },
  'nothing-due-to-offset': {
    zh: '该月没有尚未发放的应发金额，无可抵扣。请另选月份。',
    en: 'Nothing is due for that month that has not been paid. Choose another month.',
  },
  'more-than-due': {
    zh: '抵扣金额超过该月尚未发放的应发金额（见下）。请减少金额或分月抵扣。',
    en: 'It is more than what is due for that month and not paid (see below). Offset less, or over several months.',
  },
  'approver-had-a-hand': {
    zh: '核销批准人参与过该笔多发的认定、通知追回或登记，须由其他人批准。',
    en: 'The approver had a hand in this overpayment. Somebody else has to approve the write-off.',
  },
  'second-person-missing': {
    zh: '核销和冲正须由另一人批准。',
    en: 'Another person must approve a write-off or a reversal.',
  },
  'voucher-not-booked': {
    zh: '本系统没有登记该凭证号，或已经冲正。台账文件中的记录请通过撤回文件更正。',
    en: 'No voucher of this number is booked here, or it was reversed. What a register file says is corrected by withdrawing the file.',
  },
  'still-outstanding': {
    zh: '余额不为 0.00（见下），不能结清。',
    en: 'The balance is not 0.00 (see below): it cannot be closed.',
  },
  'overpaid-otherwise-by-now': {
    zh: '按今天所知，多发金额与认定金额不同（见下）。请先重新认定。',
    en: 'By what is known today the overpayment differs from what was established (see below). Establish it anew first.',
  },
  'day-ahead': {
    zh: '日期晚于今天：尚未收到的款项不能登记，请在当日登记。',
    en: 'The day lies ahead: what has not come is not booked. Enter it on its day.',
  },
} as const satisfies Record<AnyOverpaymentRefusal, { readonly zh: string; readonly en: string }>;
