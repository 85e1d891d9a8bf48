import type { CertifiedMoney, OpenKind } from '@ledger/ledger';
import type { Said } from '../questions/knowledge-answer';
import { both } from './paper';

export const certifiedWords = {
  raised: both('筹集', 'Raised'),
  allocated: both('分配', 'Allocated'),
  appropriated: both('拨付', 'Appropriated'),
  appropriatedArrived: both('拨付到账', 'Arrived'),
  used: both('使用', 'Used'),
  batched: both('花名册', 'Batched'),
  sentToBank: both('送银行', 'Sent to bank'),
  paid: both('到户', 'Credited'),
  returned: both('退票', 'Returned'),
  inFlight: both('在途', 'In flight'),
  bankAmountDifference: both('回盘差额', 'Bank difference'),
  reissued: both('重发到户', 'Sent again'),
  refundedToTreasury: both('缴回财政', 'Refunded'),
  returnedPending: both('退票待办', 'Returns pending'),
  overpaid: both('多发（确定）', 'Overpaid, certain'),
  overpaidPossible: both('多发（可能）', 'Overpaid, possible'),
  recovered: both('追回', 'Recovered'),
  recoveredByOffset: both('抵扣', 'Offset'),
  writtenOff: both('核销', 'Written off'),
  paidByOffset: both('以抵扣支付', 'Paid by offset'),
} as const satisfies Record<keyof CertifiedMoney, Said>;

export const openWords = {
  'batches-not-closed': both('批次未办结', 'batches not closed'),
  'in-flight-past-deadline': both('超期在途', 'in flight past the deadline'),
  'returns-past-deadline': both('退票超期未处理', 'returns past the deadline'),
  'bank-amounts-differ': both('回盘金额不符', 'amounts of the bank differ'),
  'not-conserved': both('收支不守恒', 'not conserved'),
} as const satisfies Record<OpenKind, Said>;
