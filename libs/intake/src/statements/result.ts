import type { PaymentRef } from '@ledger/kernel';
import type { BankStatus } from '@ledger/ledger';
import { type Cells, dayOrNone, money, present, text, whole, wordsOf } from './cells';
import type { FileContext, RowPlan, TokenMaker } from './plan';

const statuses: Readonly<Record<string, BankStatus>> = {
  成功: 'CREDITED',
  失败: 'FAILED',
  退票: 'RETURNED',
};

export const bankStatusOf = (cells: Cells): BankStatus => statuses[text(cells, '状态')] ?? 'FAILED';

/** A code is a word of capitals; what else a bank writes there goes to the vault with the rest. */
const CODE = /^[A-Z][A-Z_0-9]*$/;

/** 04 银行回盘: what the bank says became of an item, also of one not known here. */
export const resultRow = (cells: Cells, context: FileContext, token: TokenMaker): RowPlan => {
  const account = text(cells, '账号');
  const code = text(cells, '失败代码');
  const status = bankStatusOf(cells);
  return {
    row: whole(cells, '序号'),
    // The bank names no ID number: its words are kept under the account.
    people: { account: { idNumber: `账户:${account || text(cells, '客户流水号')}`, name: '' } },
    words: {
      line: {
        owner: 'account',
        kind: 'bank-line',
        content: wordsOf(cells, ['客户流水号', '账号', '户名', '失败代码', '失败原因']),
      },
    },
    statements: ({ evidence }) => [
      {
        knownOn: context.receivedOn,
        report: {
          type: 'ReportBankLine',
          data: present({
            ref: text(cells, '客户流水号') as PaymentRef,
            status,
            amountFen: money(cells, '金额'),
            creditedOn: dayOrNone(cells, '入账日期'),
            bankSerial: text(cells, '银行流水号') || undefined,
            failureCode: code === '' ? undefined : CODE.test(code) ? code : 'OTHER',
            accountToken: token.account(account),
            accountHolderToken: token.name(text(cells, '户名')),
            evidence: evidence('line'),
          }),
        },
      },
    ],
  };
};
