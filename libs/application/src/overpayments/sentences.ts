import { fen, yuanText } from '@ledger/kernel';
import type { OverpaymentEvent } from '@ledger/ledger';

type Done = Exclude<OverpaymentEvent, { readonly type: 'RecoveryStated' }>;
type Sentences = {
  readonly [T in Done['type']]: (data: Extract<Done, { type: T }>['data']) => {
    readonly zh: string;
    readonly en: string;
  };
};

const yuan = (amount: number) => yuanText(fen(amount));

/** What was done here about an overpayment, each in one sentence. */
export const overpaymentSentences: Sentences = {
  OverpaymentEstablished: (d) => ({
    zh: `认定 ${d.benefitMonth} 多发 ${yuan(d.amountFen)} 元（${d.establishedOn}）`,
    en: `${yuan(d.amountFen)} yuan too much for ${d.benefitMonth} were established on ${d.establishedOn}`,
  }),
  RecoveryDemanded: (d) => ({
    zh: `通知追回 ${d.benefitMonth} 多发款 ${yuan(d.amountFen)} 元，分 ${d.instalments.length} 期（${d.demandedOn}）`,
    en: `${yuan(d.amountFen)} yuan overpaid for ${d.benefitMonth} demanded on ${d.demandedOn}, in ${d.instalments.length} instalments`,
  }),
  RecoveryReceived: (d) => ({
    zh: `追回 ${d.benefitMonth} 多发款 ${yuan(d.amountFen)} 元（${d.voucher}，${d.receivedOn}）`,
    en: `Recovered for ${d.benefitMonth}: ${yuan(d.amountFen)} yuan (${d.voucher}, ${d.receivedOn})`,
  }),
  RecoveryOffset: (d) => ({
    zh: `${d.benefitMonth} 多发款 ${yuan(d.amountFen)} 元从 ${d.againstMonth} 抵扣（${d.voucher}）`,
    en: `${yuan(d.amountFen)} yuan overpaid for ${d.benefitMonth} kept back from ${d.againstMonth} (${d.voucher})`,
  }),
  OverpaymentWrittenOff: (d) => ({
    zh: `核销 ${d.benefitMonth} 多发款 ${yuan(d.amountFen)} 元（${d.voucher}，${d.writtenOffOn}）`,
    en: `Written off for ${d.benefitMonth}: ${yuan(d.amountFen)} yuan (${d.voucher}, ${d.writtenOffOn})`,
  }),
  RecoveryEntryReversed: (d) => ({
    zh: `冲正凭证 ${d.voucher}：${yuan(d.amountFen)} 元（${d.reversedOn}）`,
    en: `Voucher ${d.voucher} reversed on ${d.reversedOn}: ${yuan(d.amountFen)} yuan`,
  }),
  OverpaymentClosed: (d) => ({
    zh: `${d.benefitMonth} 多发款于 ${d.closedOn} 结清`,
    en: `What was overpaid for ${d.benefitMonth} was settled in full on ${d.closedOn}`,
  }),
};
