import { isEnrolled } from '../../household/household-month';
import { householdFinding, type HouseholdRule, knownDays } from '../rule';

/** R19. A roster line pays a household that is in no archive, or not yet payable in the month. */
export const payeeNotEnrolled: HouseholdRule = {
  code: 'R19',
  version: 1,
  name: 'payee-not-enrolled',
  severity: 'HIGH',
  title: { zh: '不在保发放', en: 'Payee not enrolled' },
  sentence: {
    zh: '花名册中的家庭不在低保档案，或所属月份早于起始月份。',
    en: 'The roster pays a household that is in no archive, or for a month before its first.',
  },
  lawful: {
    zh: '先核对：新增家庭档案是否迟报；家庭编号是否写错；起始月份是否更正过。',
    en: 'Check first: an archive sent late; a wrong household number; a first month since corrected.',
  },
  assess: (cell) => {
    const item = cell.items.at(-1);
    if (!item || isEnrolled(cell)) return { findings: [] };
    const { credited } = cell;
    // A line that came back and was sent again is the same money; only what was credited adds up.
    const counted = credited.length > 0 ? credited : [item];
    return {
      findings: [
        householdFinding(cell, item, {
          rule: 'R19',
          certainFen: cell.creditedFen,
          exposureFen: counted.reduce((sum, { instructed }) => sum + instructed.totalFen, 0),
          knownAtPayment: 'known-here',
          days: knownDays({
            payableFromMonth: cell.stated?.startMonth,
            sentToBankOn: item.batch?.sentToBankOn,
            creditedOn: item.creditedOn,
          }),
        }),
      ],
    };
  },
};
