import type { BankStatus } from '@ledger/ledger';
import { gb18030 } from '../normalise/gb18030';

/** What of a line the hash total watches over. */
export interface Watched {
  readonly ref: string;
  readonly account: string;
  readonly amountFen: number;
  /** Lines of an order have none yet, nor a day of credit. */
  readonly status?: BankStatus;
  readonly creditedOn?: string;
}

const DIGITS = 16;
/** A prime, so that no single difference is a multiple of it. */
const MODULUS = 10n ** BigInt(DIGITS) - 63n;
const STATUS_NUMBER: Readonly<Record<BankStatus, string>> = {
  CREDITED: '1',
  FAILED: '2',
  RETURNED: '3',
};

const textOf = ({ ref, account, amountFen, status, creditedOn = '' }: Watched): string =>
  [ref, account, amountFen, status ? STATUS_NUMBER[status] : '', creditedOn].join(',');

/** The bytes of a text as one number, of which the remainder by the modulus is kept. */
const numberOf = (text: string): bigint => {
  let number = 0n;
  for (const byte of gb18030(text)) number = (number * 256n + BigInt(byte)) % MODULUS;
  return number;
};

/**
 * The hash total (校验和) of a bank file. Of each line the text
 * `客户流水号,账号,金额(分),状态,入账日期`, where the status is 1 credited, 2 failed, 3 returned, and
 * an order leaves status and day blank; its bytes in GB18030 read as one number, times the line's
 * place from 1; the sum of all, modulo the prime 10¹⁶ − 63, in 16 digits. So it tells a line that
 * is missing, doubled, moved or altered, and two amounts that were exchanged, which a sum does not.
 */
export const hashTotal = (lines: readonly Watched[]): string => {
  let total = 0n;
  for (const [index, line] of lines.entries()) {
    total = (total + BigInt(index + 1) * numberOf(textOf(line))) % MODULUS;
  }
  return total.toString().padStart(DIGITS, '0');
};
