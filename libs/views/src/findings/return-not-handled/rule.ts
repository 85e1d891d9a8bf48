import { addDays, daysBetween, type LocalDate } from '@ledger/kernel';
import type { HouseholdMonth } from '../../household/household-month';
import type { Item } from '../../household/items';
import { handledOf } from '../../household/returns';
import { householdFinding, type HouseholdRule, knownDays, type RuleAnswer } from '../rule';

const judge = (cell: HouseholdMonth, item: Item, returnedOn: LocalDate): RuleAnswer => {
  const limit = cell.policies.required('returnHandlingDays', cell.division, cell.month);
  const handled = handledOf(cell, item.ref)?.on;
  if (handled !== undefined && daysBetween(returnedOn, handled) <= limit) return { findings: [] };
  const lateFrom = addDays(returnedOn, limit + 1);
  if (cell.knowledgeDay < lateFrom) return { findings: [], nextChangeOn: lateFrom };
  const finding = householdFinding(cell, item, {
    rule: 'R36',
    ref: item.ref,
    exposureFen: item.instructed.totalFen,
    days: knownDays({ returnedOn, lateFrom, handledOn: handled }),
  });
  return { findings: [finding] };
};

/**
 * R36. A returned item (退票) was neither sent again nor paid back to the treasury within
 * `returnHandlingDays` of its return. It stays when that is done later.
 */
export const returnNotHandled: HouseholdRule = {
  code: 'R36',
  version: 1,
  name: 'return-not-handled',
  severity: 'HIGH',
  title: { zh: '退票未及时处理', en: 'Return not handled' },
  sentence: {
    zh: '退票超过规定天数未重发也未缴回国库。',
    en: 'A returned item was neither sent again nor refunded within the days allowed.',
  },
  lawful: {
    zh: '先核对：是否联系不上本人；新账户是否在办；重发行是否漏写原流水号。',
    en: 'Check first: the person cannot be reached; a new account under way; a reissue that cites no number.',
  },
  assess: (cell) => {
    const answers = cell.items.flatMap((item) =>
      item.returnedOn === undefined ? [] : [judge(cell, item, item.returnedOn)],
    );
    const next = answers
      .map(({ nextChangeOn }) => nextChangeOn)
      .filter((day) => day !== undefined)
      .sort()[0];
    return {
      findings: answers.flatMap(({ findings }) => findings),
      ...(next && { nextChangeOn: next }),
    };
  },
};
