import {
  type BatchNo,
  type DivisionCode,
  type DocumentNo,
  fen,
  type HouseholdNo,
  localDate,
  type PaymentRef,
  type PersonId,
  type Token,
  yearMonth,
} from '@ledger/kernel';

/** The values the sentences of the specs are made of. */
export const evidence = { document: 'd', commitment: '00' };
export const division = '500118001' as DivisionCode;
export const household = 'JT001' as HouseholdNo;
export const batchNo = 'PC202106' as BatchNo;
export const ref = 'PC202106-0001' as PaymentRef;
export const person = (name: string) => name as PersonId;
export const token = (value: string) => value as Token;
export const document = (no: string) => no as DocumentNo;
export const day = localDate;
export const month = yearMonth;
export const yuan = (amount: number) => fen(amount * 100);
