import { type LocalDate, monthOf, type Token, type YearMonth } from '@ledger/kernel';
import type { CustodyEntryStated } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import { compare } from '../../fact';
import type { Finding } from '../../result';
import { findingOf, type RuleWords } from '../rule';

/** A household that is or was paid to the account. */
export interface AccountUser {
  readonly household: string;
  readonly village: string;
  readonly division: string;
  readonly firstPaidMonth: YearMonth;
  /** The words of its first line in the vault: the number of the account stands there. */
  readonly document: string;
  /** In whose name its lines say the account is. */
  readonly holders: readonly (Token | undefined)[];
  /** Its open entries in the newest ledger of custody. */
  readonly custody: readonly CustodyEntryStated['data'][];
}

export interface AccountView {
  readonly account: Token;
  readonly users: readonly AccountUser[];
  readonly knowledgeDay: LocalDate;
  readonly policies: Policies;
}

/** Is everybody in whose name the account is a proxy holder with agreement and county filing? */
const isFiled = ({ holders, custody }: AccountUser): boolean =>
  holders.every((holder) =>
    custody.some(
      (entry) =>
        holder !== undefined &&
        entry.proxyHolderNameToken === holder &&
        entry.hasAgreement &&
        entry.hasCountyFiling,
    ),
  );

interface SharedAccount extends RuleWords {
  assess(view: AccountView): readonly Finding[];
}

/**
 * R10. One account stands in the rosters of two households or more, and not all of them have it
 * as the account of a proxy holder with agreement and county filing.
 */
export const sharedAccount: SharedAccount = {
  code: 'R10',
  name: 'shared-account',
  version: 1,
  severity: 'MEDIUM',
  title: { zh: '多户共用账户', en: 'Account shared across households' },
  sentence: {
    zh: '同一银行账户出现在两户及以上的花名册中，且并非每户都有已签协议并经县级备案的代管。',
    en: 'One bank account stands in the rosters of two households or more, and not all of them have it filed as their proxy holder’s.',
  },
  lawful: {
    zh: '先核对：是否为已备案的代管人、几名被监护人共同的监护人，或供养机构的账户；账号是否录错。',
    en: 'Check first: a filed proxy holder, the guardian of several wards, an institution’s account; a mistyped number.',
  },
  assess: ({ account, users, knowledgeDay, policies }) => {
    if (users.length < 2 || users.every(isFiled)) return [];
    const households = users.map(({ household }) => household).sort();
    return [...users]
      .sort((a, b) => compare(a.household, b.household))
      .map(({ household, village, division, document, firstPaidMonth }) => {
        const heavyFrom = policies.required(
          'sharedAccountHighFrom',
          division,
          monthOf(knowledgeDay),
        );
        return findingOf({
          rule: 'R10',
          household,
          village,
          division,
          ref: account,
          refersTo: { kind: 'account', document },
          severity: households.length >= heavyFrom ? 'HIGH' : 'MEDIUM',
          days: {
            households: String(households.length),
            sharedWith: households.filter((other) => other !== household).join(','),
            firstPaidMonth,
          },
        });
      });
  },
};
