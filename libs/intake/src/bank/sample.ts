import {
  type BatchNo,
  fen,
  localDate,
  type LocalDate,
  type PaymentRef,
  yearMonth,
} from '@ledger/kernel';
import type { BankStatus } from '@ledger/ledger';
import type { BankOrder, BankResult } from './model';

/** Nobody: names and accounts that no bank gave out. */
const people = [
  { account: '6299011800000000017', holder: '样本甲', fen: 49_600, bankName: '样本农商行' },
  { account: '6299011800000000025', holder: '样本乙', fen: 123_456, bankName: '' },
  { account: '6299011800000000033', holder: '样本·㐂', fen: 1, bankName: '样本,储蓄所' },
] as const;

const said: readonly {
  readonly status: BankStatus;
  readonly code: string;
  readonly reason: string;
}[] = [
  { status: 'CREDITED', code: '', reason: '' },
  { status: 'FAILED', code: 'NAME_MISMATCH', reason: '户名不符' },
  { status: 'RETURNED', code: 'ACCOUNT_CLOSED', reason: '账户已销户' },
];

const refOf = (index: number): PaymentRef => `YB-202106-000${index + 1}` as PaymentRef;
const batch = 'YB-202106' as BatchNo;
const creditedOn: LocalDate = localDate('2021-06-07');

/** A small order that a bank can try its program on. */
export const sampleOrder: BankOrder = {
  batch,
  benefitMonth: yearMonth('2021-06'),
  sentOn: localDate('2021-06-04'),
  lines: people.map(({ account, holder, fen: amount, bankName }, index) => ({
    serial: index + 1,
    ref: refOf(index),
    account,
    holder,
    amountFen: fen(amount),
    bankName,
    purpose: '农村低保2021-06',
  })),
};

/** The answer to it: one line of each status. */
export const sampleResult: BankResult = {
  batch,
  lines: people.map(({ account, holder, fen: amount }, index) => {
    const { status, code, reason } = said[index]!;
    return {
      serial: index + 1,
      ref: refOf(index),
      account,
      holder,
      amountFen: fen(amount),
      status,
      bankSerial: status === 'CREDITED' ? '20210607000001' : '',
      ...(status === 'CREDITED' && { creditedOn }),
      failureCode: code,
      failureReason: reason,
    };
  }),
};
