import { fen, yuanText } from '@ledger/kernel';
import type { ChangeKind, HouseholdActEvent, PaymentStopped } from '@ledger/ledger';
import { arithmeticText, changeWords, groundWords } from './words';

interface Sentence {
  readonly zh: string;
  readonly en: string;
}

const yuan = (amount: number): string => yuanText(fen(amount));

/** A decision made here, with the arithmetic of its amount where there is one. */
const decided =
  (change: ChangeKind) =>
  (d: PaymentStopped['data']): Sentence => {
    const [zh, en] = changeWords[change];
    const [zhGround, enGround] = groundWords[d.ground];
    const amounts = `${yuan(d.previousAmountFen)} → ${yuan(d.newAmountFen)}`;
    const [zhSum, enSum] = d.arithmetic
      ? [`（${arithmeticText(d.arithmetic)}）`, ` (${arithmeticText(d.arithmetic)})`]
      : ['', ''];
    return {
      zh: `${d.decidedOn} 本单位决定${zh}，原因 ${zhGround}，自 ${d.effectiveMonth} 起，${amounts} 元${zhSum}`,
      en: `Decided here on ${d.decidedOn} to ${en} (${enGround}) from ${d.effectiveMonth}, ${amounts} yuan${enSum}`,
    };
  };

/** What is done with a household here, in one sentence each. */
export const householdActSentences: {
  readonly [T in HouseholdActEvent['type']]: (
    data: Extract<HouseholdActEvent, { type: T }>['data'],
  ) => Sentence;
} = {
  PaymentStopped: decided('STOP'),
  PaymentReduced: decided('REDUCE'),
  PaymentIncreased: decided('INCREASE'),
  PaymentResumed: decided('RESUME'),
  PayoutAccountChanged: (d) => ({
    zh: `${d.changedOn} 变更收款账户，${d.reviewedBy} 复核`,
    en: `Account changed on ${d.changedOn}, checked by ${d.reviewedBy}`,
  }),
  NearRelativeFiled: (d) => ({
    zh: `近亲属备案：${d.filedOn} 街道备案`,
    en: `Near relative filed with the street on ${d.filedOn}`,
  }),
  NearRelativeVisited: (d) => ({
    zh: `近亲属备案：${d.visitedOn} 县级入户`,
    en: `The county visited the near relative on ${d.visitedOn}`,
  }),
};
