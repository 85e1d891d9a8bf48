import type { HouseholdMonth, Member } from '../../household/household-month';
import type { Finding } from '../../result';
import { deathDays, deathKnownAt, restsOnDeclared } from '../death-knowledge';
import { householdFinding, type HouseholdRule } from '../rule';

const without = (members: readonly Member[], gone: readonly Member[]) =>
  members.filter((member) => !gone.includes(member));

/** Wrongly paid for the certainly dead, and more if the possibly dead are dead. Fen. */
const amounts = (
  cell: HouseholdMonth,
  base: readonly Member[],
  dead: readonly Member[],
  possibly: readonly Member[],
) => {
  const living = without(base, dead);
  const due = cell.dueFen(living) ?? cell.creditedFen;
  const dueIfPossible = cell.dueFen(without(living, possibly)) ?? cell.creditedFen;
  const certain = dead.length > 0 ? Math.max(0, cell.creditedFen - due) : 0;
  return { certain, possible: Math.max(0, cell.creditedFen - dueIfPossible - certain) };
};

/**
 * R01. A month was credited after the month of death of a person the decisions of the freeze day
 * still counted. The month of death itself is lawful. Source: stop from the month after the
 * event (policy `deathStopOffsetMonths`; inferred from 特困人员认定办法 art. 26, not verified
 * for the minimum living guarantee).
 */
export const paymentAfterDeath: HouseholdRule = {
  code: 'R01',
  version: 1,
  name: 'payment-after-death',
  severity: 'HIGH',
  title: { zh: '死亡后发放', en: 'Paid after death' },
  sentence: {
    zh: '死亡次月起仍按含该成员的金额发放。',
    en: 'Money was credited for a month after the month of death of a person still counted.',
  },
  lawful: {
    zh: '先核对：名单证件号或日期是否有误；是否为死亡当月及以前月份的补发；家庭其余成员应得金额。',
    en: 'Check first: a wrong number or date in the list; back pay for the month of death or before; what the survivors were due.',
  },
  assess: (cell) => {
    const item = cell.lastCredit;
    if (!item) return { findings: [] };
    const base = cell.remaining(item.batch?.frozenOn);
    const dead = base.filter((member) => cell.certainlyDead(member.person));
    const possibly = base.filter((member) => cell.possiblyDead(member.person));
    if (dead.length + possibly.length === 0) return { findings: [] };
    const { certain, possible } = amounts(cell, base, dead, possibly);
    const sentOn = item.batch?.sentToBankOn;
    const found = (member: Member, group: readonly Member[], money: Partial<Finding>) => {
      const death = cell.deathOf(member.person);
      return householdFinding(cell, item, {
        rule: 'R01',
        person: member.person,
        ...money,
        knownAtPayment: deathKnownAt(death, sentOn),
        restsOnDeclaredDay: restsOnDeclared(death),
        sharedBy: group.map(({ person }) => person),
        days: deathDays(death, sentOn, item.creditedOn),
      });
    };
    return {
      findings: [
        ...dead.map((member) => found(member, dead, { certainFen: certain })),
        ...possibly.map((member) => found(member, possibly, { possibleFen: possible })),
      ],
    };
  },
};
