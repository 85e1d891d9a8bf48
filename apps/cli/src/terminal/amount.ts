import { fen, yuanText } from '@ledger/kernel';

/** Fen as yuan with thousands separated: 123450 is 1,234.50. */
export const yuan = (amount: number): string =>
  yuanText(fen(amount)).replace(/\B(?=(\d{3})+(?=\.))/g, ',');

export const grouped = (count: number): string => count.toLocaleString('en-US');
