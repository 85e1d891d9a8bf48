import { householdFinding, type HouseholdRule, knownDays } from '../rule';

/** R06. More than one credit for a household and benefit month; returned items do not count. */
export const duplicateMonth: HouseholdRule = {
  code: 'R06',
  version: 1,
  name: 'duplicate-month',
  severity: 'HIGH',
  title: { zh: '同月重复发放', en: 'Duplicate month' },
  sentence: {
    zh: '同一家庭同一所属月份有两笔以上入账。',
    en: 'One household was credited more than once for one benefit month.',
  },
  lawful: {
    zh: '先核对：是否为节前预发、退票重发或已冲正；补发是否写错所属月份。',
    en: 'Check first: an advance before a festival, a reissue, a corrected reversal; back pay with the wrong month.',
  },
  assess: (cell) => {
    // A supplement (补助) is another kind of money, and no second payment of the month; the rest by
    // a standard that was raised later (调标补差) is none either.
    const credited = cell.monthly.filter(
      (item) => item.status === 'CREDITED' && !cell.adjustments.has(item),
    );
    const [first, ...more] = credited;
    const last = credited.at(-1);
    if (!first || !last || more.length === 0) return { findings: [] };
    return {
      findings: [
        householdFinding(cell, last, {
          rule: 'R06',
          certainFen: more.reduce((sum, item) => sum + item.creditedFen, 0),
          knownAtPayment: 'known-here',
          days: knownDays({
            firstCreditedOn: first.creditedOn,
            lastCreditedOn: last.creditedOn,
            items: credited.map((item) => item.ref).join(','),
          }),
        }),
      ],
    };
  },
};
