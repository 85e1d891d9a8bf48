import { fen, yuanText } from '@ledger/kernel';
import type { BatchView } from '../../batch/batch-view';
import { findingOf, type RuleAnswer, type RuleWords } from '../rule';

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

/** Is every line of the bank a line of the roster, with its amount? */
const linesAgree = ({ items, ownLines }: BatchView): boolean => {
  const amounts = new Map<string, number>(
    items.map(({ ref, instructed }) => [ref, instructed.totalFen]),
  );
  return ownLines.every(({ ref, amountFen }) => amounts.get(ref) === amountFen);
};

/**
 * R38. The bank's own result on a batch has another number of lines, another sum or another amount
 * in a line than the roster. Returns of other batches in the same file play no part.
 */
export const bankDiffers: RuleWords & { assess(view: BatchView): RuleAnswer } = {
  code: 'R38',
  version: 1,
  name: 'bank-differs',
  severity: 'HIGH',
  title: { zh: '回盘与批次不符', en: 'Bank result differs from the batch' },
  sentence: {
    zh: '银行回盘的笔数、合计或某笔金额与花名册不一致。',
    en: 'The bank result differs from the roster in its number of lines, its sum or a line.',
  },
  lawful: {
    zh: '先核对：回盘是否收齐；花名册是否有退回未补的行；银行是否隔日补盘。',
    en: 'Check first: a result not yet whole; a roster row sent back and not yet corrected; a later part.',
  },
  assess: (view) => {
    const { batch, items, ownLines } = view;
    const stated = sumOf(items.map(({ instructed }) => instructed.totalFen));
    const told = sumOf(ownLines.map(({ amountFen }) => amountFen));
    if (ownLines.length === 0) return { findings: [] };
    if (items.length === ownLines.length && stated === told && linesAgree(view)) {
      return { findings: [] };
    }
    return {
      findings: [
        findingOf({
          rule: 'R38',
          benefitMonth: batch.benefitMonth,
          batch: batch.batch,
          ref: batch.batch,
          division: batch.division,
          exposureFen: Math.abs(stated - told),
          days: {
            rosterLines: String(items.length),
            bankLines: String(ownLines.length),
            batchYuan: yuanText(fen(stated)),
            bankYuan: yuanText(fen(told)),
          },
        }),
      ],
    };
  },
};
