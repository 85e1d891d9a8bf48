import { compare } from '../../fact';
import type { HouseholdMonth } from '../../household/household-month';
import type { Item } from '../../household/items';
import { hardshipDays, hardshipKnownAt } from '../hardship-knowledge';
import { householdFinding, type HouseholdRule } from '../rule';

/** In order of sending; what is not known to be sent comes last. */
const bySending = (a: Item, b: Item) =>
  Number(!a.batch) - Number(!b.batch) ||
  compare(a.batch?.sentToBankOn ?? '', b.batch?.sentToBankOn ?? '') ||
  compare(a.ref, b.ref);

const firstRegular = ({ items }: HouseholdMonth): Item | undefined =>
  items.filter(({ instructed }) => instructed.kind === 'REGULAR').sort(bySending)[0];

/**
 * R05. A person whom the decisions of the freeze day still counted stands in the roster of the
 * minimum living guarantee and in that of special hardship for one month, paid or not.
 * Source: 国发〔2016〕14号 (the two exclude each other; recalled, wording not verified).
 */
export const onBothRosters: HouseholdRule = {
  code: 'R05',
  version: 1,
  name: 'on-both-rosters',
  severity: 'HIGH',
  title: { zh: '低保特困名册重复', en: 'On both rosters' },
  sentence: {
    zh: '同一人同月既在低保发放花名册又在特困供养名册。',
    en: 'One person stands in the disbursement roster and in the special-hardship roster for one month.',
  },
  lawful: {
    zh: '先核对：转特困手续是否在途；特困起始月份是否正确；特困是否已终止。',
    en: 'Check first: a transfer under way; the first month of support is right; the support ended.',
  },
  assess: (cell) => {
    const item = firstRegular(cell);
    if (!item) return { findings: [] };
    const sentOn = item.batch?.sentToBankOn;
    const both = cell
      .remaining(item.batch?.frozenOn)
      .filter((member) => cell.supported(member.person));
    return {
      findings: both.map(({ person }) => {
        const hardship = cell.hardshipOf(person)!;
        return householdFinding(cell, item, {
          rule: 'R05',
          person,
          knownAtPayment: hardshipKnownAt(hardship, sentOn),
          restsOnDeclaredDay: hardship.declared,
          days: hardshipDays(hardship, sentOn),
        });
      }),
    };
  },
};
