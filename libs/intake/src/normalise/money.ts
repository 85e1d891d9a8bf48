import { type Fen, fen, fenFromYuan } from '@ledger/kernel';
import { compact } from './text';

const SIGNED = /^[¥￥]|元$/g;
const SEPARATED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** Yuan text of a file; a comma that does not part thousands makes it no amount. */
const fenFromText = (text: string): Fen | undefined => {
  const amount = compact(text).replace(SIGNED, '');
  if (amount.includes(',') && !SEPARATED.test(amount)) return undefined;
  return fenFromYuan(amount);
};

/** Binary noise of a stored decimal is far below this; a third of a fen is far above. */
const NOISE_FEN = 1e-4;

/**
 * Yuan of a numeric cell. An amount with parts of a fen is no amount, unless the column holds a
 * quotient (人均月收入), which spreadsheets compute and show rounded.
 */
const fenFromNumber = (yuan: number, quotient: boolean): Fen | undefined => {
  const whole = Math.round(yuan * 100);
  if (!Number.isSafeInteger(whole)) return undefined;
  return quotient || Math.abs(yuan * 100 - whole) < NOISE_FEN ? fen(whole + 0) : undefined;
};

/** An amount in yuan, as number or text, to whole fen; undefined when it is not an amount. */
export const amountFen = (value: string | number, quotient = false): Fen | undefined =>
  typeof value === 'number' ? fenFromNumber(value, quotient) : fenFromText(value);
