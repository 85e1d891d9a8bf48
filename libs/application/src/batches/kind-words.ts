import { paymentKindWords } from '@ledger/intake';
import type { PaymentKind } from '@ledger/ledger';

/** Kinds of payment (发放类型), as rosters, papers and history call them. */
export const kindWords = {
  REGULAR: { zh: paymentKindWords.REGULAR, en: 'regular' },
  BACKPAY: { zh: paymentKindWords.BACKPAY, en: 'back pay' },
  STANDARD_ADJUSTMENT: { zh: paymentKindWords.STANDARD_ADJUSTMENT, en: 'standard adjustment' },
  REISSUE: { zh: paymentKindWords.REISSUE, en: 'reissue' },
  SUPPLEMENT: { zh: paymentKindWords.SUPPLEMENT, en: 'supplement' },
  PRICE_SUBSIDY: { zh: paymentKindWords.PRICE_SUBSIDY, en: 'price subsidy' },
  FESTIVAL_GRANT: { zh: paymentKindWords.FESTIVAL_GRANT, en: 'festival grant' },
  ONE_OFF: { zh: paymentKindWords.ONE_OFF, en: 'one-off grant' },
} as const satisfies Record<PaymentKind, { readonly zh: string; readonly en: string }>;
