import { fen, yuanInWords } from '@ledger/kernel';
import type { Said } from '../questions/knowledge-answer';
import { both, groupedYuan } from './paper';

/** A sum that is signed for: in capital numerals (大写) and in figures, in either language. */
export const inCapitals = (what: Said, amountFen: number): Said => {
  const words = yuanInWords(fen(amountFen));
  const figures = `¥${groupedYuan(amountFen)}`;
  return both(
    `${what.zh}合计（大写）：${words}　（小写）：${figures}`,
    `${what.en}, total in capital numerals (大写): ${words} · in figures: ${figures}`,
  );
};
