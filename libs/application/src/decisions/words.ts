import { type BenefitMeans, fen, yuanText } from '@ledger/kernel';
import type { ChangeGround, ChangeKind } from '@ledger/ledger';

export const changeWords = {
  STOP: ['停发', 'stop'],
  REDUCE: ['减发', 'reduce'],
  INCREASE: ['增发', 'increase'],
  RESUME: ['恢复', 'resume'],
} as const satisfies Record<ChangeKind, readonly [string, string]>;

export const groundWords = {
  DEATH: ['死亡', 'death'],
  TRANSFER_SH: ['转特困供养', 'transfer to special hardship'],
  OTHER: ['其他', 'other'],
} as const satisfies Record<ChangeGround, readonly [string, string]>;

const yuan = (amount: number): string => yuanText(fen(amount));

/** 差额补助 as it is reckoned on paper: covered × (standard − income ÷ size), in yuan. */
export const arithmeticText = (means: BenefitMeans): string => {
  const { standardFen, householdSize, coveredCount, incomeFen } = means;
  if (coveredCount === 0) return '0';
  return `${coveredCount} × (${yuan(standardFen)} − ${yuan(incomeFen)} ÷ ${householdSize})`;
};
