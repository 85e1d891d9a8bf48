import { fen, yuanText } from '@ledger/kernel';
import type { HouseholdMonth } from '../../household/household-month';
import type { Item } from '../../household/items';
import { householdFinding, type HouseholdRule, knownDays } from '../rule';

/** By how much a roster line is over the standard, and over the sum of its own parts. Fen. */
const excessOf = (cell: HouseholdMonth, item: Item) => {
  const { baseAmountFen, supplementFen, otherFen, totalFen, coveredCount } = item.instructed;
  const standard = cell.policies.value('standardFen', cell.division, cell.month);
  const limit = standard === undefined ? undefined : standard * coveredCount;
  // What is paid beside the benefit (补助) has no such limit.
  const isLimited = limit !== undefined && cell.monthly.includes(item);
  const overStandard = !isLimited ? 0 : Math.max(0, baseAmountFen - limit);
  const overParts = Math.max(0, totalFen - (baseAmountFen + supplementFen + otherFen));
  return { limit, excess: overStandard + overParts };
};

/**
 * R17. A roster line gives more than the standard for every covered person, or more than its own
 * parts add up to. Source: 社会救助暂行办法 art. 12 (the difference to the standard is the most).
 */
export const overStandard: HouseholdRule = {
  code: 'R17',
  version: 1,
  name: 'over-standard',
  severity: 'HIGH',
  title: { zh: '超标准发放', en: 'Over the standard' },
  sentence: {
    zh: '月保障金额高于标准乘保障人口，或实发合计大于各分项之和。',
    en: 'The base amount exceeds the standard times the persons covered, or the total its parts.',
  },
  lawful: {
    zh: '先核对：是否把多个月的补发或调标补差写在一行；保障人口是否漏填。',
    en: 'Check first: several months of back pay or a raised standard in one line; covered persons left out.',
  },
  assess: (cell) => {
    const over = cell.items
      .map((item) => ({ item, ...excessOf(cell, item) }))
      .filter(({ excess }) => excess > 0);
    const last = over.at(-1);
    if (!last) return { findings: [] };
    const credited = over.filter(({ item }) => item.status === 'CREDITED');
    // A line that came back and was sent again is the same money; only what was credited adds up.
    const counted = credited.length > 0 ? credited : [last];
    return {
      findings: [
        householdFinding(cell, cell.lastCredit ?? last.item, {
          rule: 'R17',
          certainFen: credited.reduce((sum, { excess }) => sum + excess, 0),
          exposureFen: counted.reduce((sum, { item }) => sum + item.instructed.totalFen, 0),
          knownAtPayment: 'known-here',
          days: knownDays({
            rosterYuan: yuanText(last.item.instructed.baseAmountFen),
            limitYuan: last.limit === undefined ? undefined : yuanText(fen(last.limit)),
            coveredCount: String(last.item.instructed.coveredCount),
            sentToBankOn: last.item.batch?.sentToBankOn,
          }),
        }),
      ],
    };
  },
};
