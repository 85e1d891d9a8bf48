import type { HouseholdMonth, Member } from '../../household/household-month';
import type { Item } from '../../household/items';
import { deathDays, deathKnownAt, restsOnDeclared } from '../death-knowledge';
import { householdFinding, type HouseholdRule } from '../rule';

const survivors = (cell: HouseholdMonth, item: Item, holder: Member) =>
  cell
    .remaining(item.batch?.frozenOn)
    .filter((member) => member.covered && member.person !== holder.person)
    .filter((member) => !cell.certainlyDead(member.person));

/**
 * R02. The household goes on, but the account is in the name of a member who was certainly dead:
 * the account must change; no grace period.
 */
export const accountHolderDead: HouseholdRule = {
  code: 'R02',
  version: 1,
  name: 'account-holder-dead',
  severity: 'MEDIUM',
  title: { zh: '户名为已故成员', en: 'Account holder dead' },
  sentence: {
    zh: '家庭仍在保，但款项打入已故成员名下账户。',
    en: 'The household continues, but the money went to an account in the name of a dead member.',
  },
  lawful: {
    zh: '先核对：账户变更是否正在办理；是否同名；余款是否由家属正常领取。',
    en: 'Check first: a change of account under way; a namesake; the survivors drawing it properly.',
  },
  assess: (cell) => {
    const findings = cell.members
      .filter((member) => cell.certainlyDead(member.person))
      .map((holder) => {
        const item = cell.credited.findLast(
          ({ instructed }) =>
            holder.nameToken !== undefined && instructed.accountHolderToken === holder.nameToken,
        );
        if (!item || survivors(cell, item, holder).length === 0) return undefined;
        const death = cell.deathOf(holder.person);
        const sentOn = item.batch?.sentToBankOn;
        return householdFinding(cell, item, {
          rule: 'R02',
          person: holder.person,
          exposureFen: item.creditedFen,
          knownAtPayment: deathKnownAt(death, sentOn),
          restsOnDeclaredDay: restsOnDeclared(death),
          days: deathDays(death, sentOn, item.creditedOn),
        });
      });
    return { findings: findings.filter((finding) => finding !== undefined) };
  },
};
