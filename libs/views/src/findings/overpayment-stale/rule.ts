import { addDays } from '@ledger/kernel';
import { overpaidFen } from '../../household/money';
import { totalOf } from '../../household/recoveries';
import { householdFinding, type HouseholdRule } from '../rule';

/**
 * R37. Money overpaid for a month is still open more than `overpaymentStaleDays` after the day
 * since which it has been known without a break. It ends when all is recovered or written off.
 */
export const overpaymentStale: HouseholdRule = {
  code: 'R37',
  version: 1,
  name: 'overpayment-stale',
  severity: 'MEDIUM',
  title: { zh: '多发款长期未追回', en: 'Overpayment stale' },
  sentence: {
    zh: '多发金额确定后超过规定天数仍未全部追回或核销。',
    en: 'An overpayment is still open longer after it became known than allowed.',
  },
  lawful: {
    zh: '先核对：是否有分期退还协议；是否已批准减免；追回款是否漏登台账。',
    en: 'Check first: repayment by instalments; a waiver approved; a recovery not entered.',
  },
  assess: (cell) => {
    const rest = overpaidFen(cell).certain - totalOf(cell.settled);
    const establishedOn = rest > 0 ? cell.overpaidSince() : undefined;
    if (establishedOn === undefined) return { findings: [] };
    const limit = cell.policies.required('overpaymentStaleDays', cell.division, cell.month);
    const staleFrom = addDays(establishedOn, limit + 1);
    if (cell.knowledgeDay < staleFrom) return { findings: [], nextChangeOn: staleFrom };
    return {
      findings: [
        householdFinding(cell, undefined, {
          rule: 'R37',
          certainFen: rest,
          days: { establishedOn, staleFrom },
        }),
      ],
    };
  },
};
