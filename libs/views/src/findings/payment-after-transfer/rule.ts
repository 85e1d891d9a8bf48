import { hardshipDays, hardshipKnownAt } from '../hardship-knowledge';
import { householdFinding, type HouseholdRule } from '../rule';

/**
 * R04. A month was credited although a counted person was on special-hardship support in it.
 * Source: 国发〔2016〕14号 (the two exclude each other; recalled, wording not verified).
 */
export const paymentAfterTransfer: HouseholdRule = {
  code: 'R04',
  version: 1,
  name: 'payment-after-transfer',
  severity: 'HIGH',
  title: { zh: '转特困后发放', en: 'Paid after transfer to special hardship' },
  sentence: {
    zh: '已享受特困供养的月份仍按含该成员的低保金额发放。',
    en: 'Money was credited for a month in which a counted person was on special-hardship support.',
  },
  lawful: {
    zh: '先核对：是否仅一名成员转入；起始月份是否正确；特困确认是否已撤销或终止。',
    en: 'Check first: only one member moved; the first month is right; the confirmation was revoked or ended.',
  },
  assess: (cell) => {
    const item = cell.lastCredit;
    if (!item) return { findings: [] };
    const base = cell.remaining(item.batch?.frozenOn);
    const moved = base.filter((member) => cell.supported(member.person));
    if (moved.length === 0) return { findings: [] };
    const due = cell.dueFen(base.filter((member) => !moved.includes(member)));
    const certainFen = Math.max(0, cell.creditedFen - (due ?? cell.creditedFen));
    const sentOn = item.batch?.sentToBankOn;
    return {
      findings: moved.map(({ person }) => {
        const hardship = cell.hardshipOf(person)!;
        return householdFinding(cell, item, {
          rule: 'R04',
          person,
          certainFen,
          knownAtPayment: hardshipKnownAt(hardship, sentOn),
          restsOnDeclaredDay: hardship.declared,
          sharedBy: moved.map((member) => member.person),
          days: hardshipDays(hardship, sentOn, { creditedOn: item.creditedOn }),
        });
      }),
    };
  },
};
