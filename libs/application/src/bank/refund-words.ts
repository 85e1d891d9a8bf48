/** Why nothing is paid back of a returned item; what else is refused has its words elsewhere. */
export const refundRefusalWords = {
  'payment-not-known': {
    zh: '辖区内没有这个客户流水号的发放记录。请核对流水号，或先导入花名册。',
    en: 'No item within your division has this reference. Check it, or take in the roster first.',
  },
  'refund-exceeds-return': {
    zh: '缴回金额大于该笔退票尚未缴回的金额（余额见下）。请核对金额。',
    en: 'That is more than is left of the returned item (see below). Check the amount.',
  },
  'refund-not-booked': {
    zh: '该笔退票没有以此凭证号登记缴回，或已经冲正。请核对凭证号。',
    en: 'No refund of this item stands under that voucher, or it was reversed before. Check the voucher.',
  },
} as const;

export type RefundOnlyRefusal = keyof typeof refundRefusalWords;
