import { dayOfMonth } from '@ledger/kernel';
import { householdFinding, type HouseholdRule, knownDays } from '../rule';

/**
 * R23. A regular item was credited after the deadline day of its benefit month. Calendar day:
 * week-ends and holidays do not move it. Source: 财社〔2012〕171号 art. 14 (the 10th).
 */
export const creditedLate: HouseholdRule = {
  code: 'R23',
  version: 1,
  name: 'credited-late',
  severity: 'MEDIUM',
  title: { zh: '超期发放', en: 'Credited late' },
  sentence: {
    zh: '正常发放的款项入账日期晚于所属月份规定日。',
    en: 'A regular payment was credited after the deadline day of its benefit month.',
  },
  lawful: {
    zh: '先核对：是否因节假日、退票重发或新增家庭首次发放顺延。',
    en: 'Check first: a holiday, a returned item sent again, a newly enrolled household.',
  },
  assess: (cell) => {
    const day = cell.policies.required('paymentDeadlineDay', cell.division, cell.month);
    const deadline = dayOfMonth(cell.month, day);
    const late = cell.credited.findLast(
      (item) =>
        item.instructed.kind === 'REGULAR' &&
        item.creditedOn !== undefined &&
        item.creditedOn > deadline,
    );
    if (!late) return { findings: [] };
    const days = knownDays({
      deadlineOn: deadline,
      sentToBankOn: late.batch?.sentToBankOn,
      creditedOn: late.creditedOn,
    });
    return {
      findings: [
        householdFinding(cell, late, { rule: 'R23', exposureFen: late.creditedFen, days }),
      ],
    };
  },
};
