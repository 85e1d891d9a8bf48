import { householdFinding, type HouseholdRule, knownDays } from '../rule';

/** The bank's code for an account in another name (户名不符). */
const NAME_MISMATCH = 'NAME_MISMATCH';

/** R16. The bank did not pay an item because the account is in another name. */
export const payeeNameDiffers: HouseholdRule = {
  code: 'R16',
  version: 1,
  name: 'payee-name-differs',
  severity: 'HIGH',
  title: { zh: '户名不符退票', en: 'Payee name differs' },
  sentence: {
    zh: '银行因户名与账号不符而失败或退票。',
    en: 'The bank failed or returned an item because the account is in another name.',
  },
  lawful: {
    zh: '先核对：生僻字、间隔号；是否打入户主账户；是否已备案的监护人账户。',
    en: 'Check first: rare characters or a middle dot; the head’s own account; a filed guardian.',
  },
  assess: (cell) => {
    const findings = cell.items.flatMap((item) => {
      const failure = item.failures.find(({ code }) => code === NAME_MISMATCH);
      if (!failure) return [];
      return [
        householdFinding(cell, item, {
          rule: 'R16',
          ref: item.ref,
          exposureFen: item.instructed.totalFen,
          days: knownDays({
            sentToBankOn: item.batch?.sentToBankOn,
            returnedOn: failure.receivedOn,
          }),
        }),
      ];
    });
    return { findings };
  },
};
