import type { LocalDate } from '@ledger/kernel';

/** A region that does not exist, so that no number can be a real person's. */
export const NO_REGION = '990118';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number by GB 11643: region, birth, sequence (odd for men), check digit. */
export const residentId = (bornOn: LocalDate, sequence: number): string => {
  const body = `${NO_REGION}${bornOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
};
