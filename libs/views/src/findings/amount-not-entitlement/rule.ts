import { fen, yuanText } from '@ledger/kernel';
import { type HouseholdMonth, isEnrolled } from '../../household/household-month';
import type { Item } from '../../household/items';
import { householdFinding, type HouseholdRule, knownDays } from '../rule';

/** What the decisions of the freeze day made of the household's due; undefined: not to be judged. */
const dueAtFreeze = (cell: HouseholdMonth, item: Item): number | undefined => {
  const frozenOn = item.batch?.frozenOn;
  if (cell.applied(frozenOn).stopped) return undefined;
  const entitled = cell.entitlementFen(cell.remaining(frozenOn));
  return entitled === undefined ? undefined : entitled - cell.paidByOffsetFen(frozenOn);
};

const sumOf = (items: Iterable<Item>): number =>
  [...items]
    .filter(({ status }) => status !== 'RETURNED')
    .reduce((fen, { instructed }) => fen + instructed.baseAmountFen, 0);

/**
 * R18. The base amount of a roster line is not what the members left by the decisions of the
 * freeze day were due. Deaths and transfers nobody had decided on play no part here.
 */
export const amountNotEntitlement: HouseholdRule = {
  code: 'R18',
  version: 1,
  name: 'amount-not-entitlement',
  severity: 'MEDIUM',
  title: { zh: '金额与应得不符', en: 'Amount is not the entitlement' },
  sentence: {
    zh: '花名册月保障金额与按冻结日决定计算的应得金额不一致。',
    en: 'The base amount in the roster differs from what the decisions of the freeze day made due.',
  },
  lawful: {
    zh: '先核对：取整方式；是否分档计算；收入或人口变动是否已认定而档案未更新。',
    en: 'Check first: the rounding; amounts by bands; a change of income or members not yet in the archive.',
  },
  assess: (cell) => {
    if (!isEnrolled(cell)) return { findings: [] };
    const { adjustments } = cell;
    const addedFen = sumOf(adjustments);
    const wrong = cell.monthly.flatMap((item) => {
      const due = adjustments.has(item) ? undefined : dueAtFreeze(cell, item);
      const short = due === undefined ? 0 : Math.max(0, due - item.instructed.baseAmountFen);
      const paid = item.instructed.baseAmountFen + Math.min(short, addedFen);
      const difference = due === undefined ? 0 : paid - due;
      return due === undefined || difference === 0 ? [] : [{ item, due, difference }];
    });
    const last = wrong.at(-1);
    if (!last) return { findings: [] };
    const credited = wrong.filter(({ item }) => item.status === 'CREDITED');
    // A line that came back and was sent again is the same money; only what was credited adds up.
    const counted = credited.length > 0 ? credited : [last];
    return {
      findings: [
        householdFinding(cell, cell.lastCredit ?? last.item, {
          rule: 'R18',
          certainFen: credited.reduce((sum, one) => sum + Math.max(0, one.difference), 0),
          exposureFen: counted.reduce((sum, one) => sum + one.difference, 0),
          knownAtPayment: 'known-here',
          days: knownDays({
            rosterYuan: yuanText(last.item.instructed.baseAmountFen),
            entitledYuan: yuanText(fen(last.due)),
            frozenOn: last.item.batch?.frozenOn,
          }),
        }),
      ],
    };
  },
};
