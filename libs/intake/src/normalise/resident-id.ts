import { parseLocalDate } from '@ledger/kernel';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';

/** What is wrong with a resident ID (公民身份号码), from the coarsest to the finest test. */
export type IdDefect = 'FORMAT' | 'DATE' | 'CHECK';

/**
 * Tests an ID by GB 11643: its form, its birth date, its check digit. The region is not tested,
 * because it is the place of first registration and codes of the past stay valid.
 */
export const idDefect = (id: string): IdDefect | undefined => {
  if (!/^\d{17}[\dX]$/.test(id)) return 'FORMAT';
  const born = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  if (born < '1850' || born >= '2100' || !parseLocalDate(born)) return 'DATE';
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += Number(id[index]) * (WEIGHTS[index] ?? 0);
  return CHECK_DIGITS[sum % 11] === id[17] ? undefined : 'CHECK';
};

const SCIENTIFIC = /^\d(\.\d+)?E\+?\d{2}$/i;

/**
 * Excel keeps fifteen digits of a number: an eighteen-digit ID typed as a number ends in 000. The
 * true digits are gone, so such a row is sent back and never repaired.
 */
export const idPrecisionLost = (id: string, numericCell: boolean): boolean =>
  id !== '' &&
  (numericCell || (id.length === 18 && id.endsWith('000')) || SCIENTIFIC.test(id)) &&
  idDefect(id) !== undefined;

/** The same loss in an account number: more than fifteen digits in a numeric cell. */
export const accountPrecisionLost = (account: string, numericCell: boolean): boolean =>
  (numericCell && account.length > 15) || SCIENTIFIC.test(account);
