import type { PaymentKind } from '@ledger/ledger';

/** Kinds of payment (发放类型), as a roster writes them. */
export const paymentKindWords = {
  REGULAR: '正常',
  BACKPAY: '补发',
  STANDARD_ADJUSTMENT: '调标补差',
  REISSUE: '重发',
  SUPPLEMENT: '补助',
  PRICE_SUBSIDY: '价格临时补贴',
  FESTIVAL_GRANT: '节日补助',
  ONE_OFF: '一次性补助',
} as const satisfies Record<PaymentKind, string>;

const kinds = new Map(
  Object.entries(paymentKindWords).map(([kind, word]) => [word as string, kind as PaymentKind]),
);

/**
 * A roster that names no kind pays the month itself.
 * @throws Error for a word that no roster may write: its row was not to be taken.
 */
export const paymentKindOf = (word: string): PaymentKind => {
  const kind = word === '' ? 'REGULAR' : kinds.get(word);
  if (!kind) throw new Error(`no kind of payment is called ${word}`);
  return kind;
};
