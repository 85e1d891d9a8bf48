import type { Brand } from './brand';

/** Money, in whole fen (分). Yuan (元) and fractions exist only in files and on screens. */
export type Fen = Brand<number, 'Fen'>;

/** @throws RangeError when the value is not a whole number of fen a number can hold exactly. */
export const fen = (value: number): Fen => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of fen: ${value}`);
  return value as Fen;
};

export const ZERO_FEN = fen(0);

export const sumFen = (amounts: Iterable<number>): Fen => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return fen(total);
};

const YUAN = /^([+-]?)(\d+)(?:\.(\d{1,2})0*)?$/;

/** Yuan as written in a file ("1,234.5", "496") to fen; undefined when it is not an amount. */
export const fenFromYuan = (text: string): Fen | undefined => {
  const match = YUAN.exec(text.replace(/[,，\s]/g, ''));
  if (!match) return undefined;
  const [, sign, whole = '0', cents = ''] = match;
  const value = Number(whole) * 100 + Number(cents.padEnd(2, '0'));
  return Number.isSafeInteger(value) ? fen(sign === '-' ? -value : value) : undefined;
};

/** Fen as yuan with two decimals and no separators: 49600 is "496.00". */
export const yuanText = (amount: Fen): string => {
  const digits = Math.abs(amount).toString().padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
