import { householdFinding, type HouseholdRule, knownDays } from '../rule';

/**
 * R30. Money was credited although a stop had been decided by the freeze of its batch and nobody
 * had resumed. A stop decided later that reaches back is no such case.
 */
export const paidWhileStopped: HouseholdRule = {
  code: 'R30',
  version: 1,
  name: 'paid-while-stopped',
  severity: 'HIGH',
  title: { zh: '停发后仍发放', en: 'Paid while stopped' },
  sentence: {
    zh: '冻结名单前已决定停发且未恢复，仍有款项入账。',
    en: 'Money was credited although a stop had been decided by the freeze and nobody had resumed.',
  },
  lawful: {
    zh: '先核对：恢复决定是否已作出但未登记；是否为停发前月份的补发。',
    en: 'Check first: a resumption decided and not entered; back pay for a month before the stop.',
  },
  assess: (cell) => {
    const wrong = cell.credited.filter(({ batch }) => cell.applied(batch?.frozenOn).stopped);
    const last = wrong.at(-1);
    if (!last) return { findings: [] };
    return {
      findings: [
        householdFinding(cell, cell.lastCredit, {
          rule: 'R30',
          certainFen: wrong.reduce((sum, { creditedFen }) => sum + creditedFen, 0),
          knownAtPayment: 'known-here',
          days: knownDays({
            frozenOn: last.batch?.frozenOn,
            sentToBankOn: last.batch?.sentToBankOn,
            creditedOn: last.creditedOn,
          }),
        }),
      ],
    };
  },
};
