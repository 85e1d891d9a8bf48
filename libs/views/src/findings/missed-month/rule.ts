import { addDays, dayOfMonth } from '@ledger/kernel';
import { householdFinding, type HouseholdRule } from '../rule';

/**
 * R46. An entitled household has no credited and no returned item for a month, some days after
 * the deadline (漏发; the 2021 notice, part 2(1), names 脱保、漏保). Ends when back pay arrives.
 */
export const missedMonth: HouseholdRule = {
  code: 'R46',
  version: 1,
  name: 'missed-month',
  severity: 'MEDIUM',
  title: { zh: '漏发月份', en: 'Missed month' },
  sentence: {
    zh: '应保家庭在规定日后仍无该月入账或退票记录。',
    en: 'An entitled household has neither a credited nor a returned item for the month.',
  },
  lawful: {
    zh: '先核对：是否暂停或停发手续在途；是否在退票处理中；银行结果是否尚未收到。',
    en: 'Check first: a suspension under way; a return being handled; a bank result not yet here.',
  },
  assess: (cell) => {
    const batch = cell.batchOfMonth;
    if (!batch || cell.monthly.some((item) => item.status !== 'PENDING')) return { findings: [] };
    const entitled = cell.should()?.certain ?? 0;
    const should = entitled - cell.paidByOffsetFen();
    if (entitled === 0 || should <= 0) return { findings: [] };
    const policy = (key: 'paymentDeadlineDay' | 'missedMonthGraceDays') =>
      cell.policies.required(key, cell.division, cell.month);
    const deadline = dayOfMonth(cell.month, policy('paymentDeadlineDay'));
    const dueOn = addDays(deadline, policy('missedMonthGraceDays'));
    if (cell.knowledgeDay < dueOn) return { findings: [], nextChangeOn: dueOn };
    return {
      findings: [
        householdFinding(cell, undefined, {
          rule: 'R46',
          batch: batch.batch,
          exposureFen: should,
          days: { deadlineOn: deadline, missedFrom: dueOn, sentToBankOn: batch.sentToBankOn },
        }),
      ],
    };
  },
};
