import type { HouseholdNo, PaymentRef } from '@ledger/kernel';
import type { Report } from '@ledger/ledger';
import { type Cells, day, money, month, text, whole, wordsOf } from './cells';
import type { FileContext, Resolved, RowPlan } from './plan';

/** 12 追回缴回台账: known once the file has come and the entry is registered. */
export const recoveryRow = (cells: Cells, { receivedOn }: FileContext): RowPlan => {
  const household = text(cells, '家庭编号') as HouseholdNo;
  const registeredOn = day(cells, '登记日期');
  const report = ({ evidence }: Resolved): Report => {
    const data = {
      household,
      amountFen: money(cells, '金额(元)'),
      registeredOn,
      voucher: text(cells, '凭证号'),
      evidence: evidence('row'),
    };
    if (text(cells, '类型') === '退票缴回') {
      return {
        type: 'RecordRefund',
        data: { ...data, ref: text(cells, '客户流水号') as PaymentRef },
      };
    }
    const kind = text(cells, '类型') === '核销' ? 'WRITTEN_OFF' : 'RECOVERED';
    return {
      type: 'StateRecovery',
      data: { ...data, kind, benefitMonth: month(cells, '所属月份') },
    };
  };
  return {
    row: whole(cells, '序号'),
    people: { household: { idNumber: `家庭:${household}`, name: '' } },
    words: {
      row: {
        owner: 'household',
        kind: 'recovery',
        content: wordsOf(cells, ['户主姓名', '经办人']),
      },
    },
    statements: (known) => [
      { knownOn: registeredOn > receivedOn ? registeredOn : receivedOn, report: report(known) },
    ],
  };
};
