import { type LocalDate, monthOf, type PersonId } from '@ledger/kernel';
import type { CustodyEntryStated } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import type { Finding } from '../../result';
import { findingOf, type RuleWords } from '../rule';

/** One proxy holder (代管人) and the entries that are open by the newest ledgers. */
export interface ProxyView {
  readonly proxyHolder: PersonId;
  readonly entries: readonly CustodyEntryStated['data'][];
  readonly policies: Policies;
}

interface OneProxyManyCards extends RuleWords {
  assess(view: ProxyView): readonly Finding[];
}

/** As much of an entry as tells whose card a stranger keeps. */
type Kept = Pick<CustodyEntryStated['data'], 'beneficiary' | 'proxyKind' | 'relation' | 'asOf'> & {
  readonly division: string;
};

const isOfStranger =
  (policies: Policies) =>
  ({ proxyKind, relation, division, asOf }: Kept): boolean =>
    proxyKind !== 'INSTITUTION' &&
    !policies.required('proxyKinRelations', division, monthOf(asOf)).includes(relation);

/** What all divisions begin with: that of the one, or the level above the several. */
const sharedStart = (divisions: readonly string[]): string =>
  divisions.reduce((start, division) => {
    let length = 0;
    while (length < start.length && start[length] === division[length]) length += 1;
    return start.slice(0, length);
  });

export interface StrangersKept {
  readonly asOf: LocalDate;
  readonly division: string;
  readonly beneficiaries: number;
  /** More than this many are too many, by policy. */
  readonly limit: number;
}

/** Of how many people who are no kin of theirs somebody keeps the cards; undefined: of none. */
export const strangersKept = (
  entries: readonly Kept[],
  policies: Policies,
): StrangersKept | undefined => {
  const strangers = entries.filter(isOfStranger(policies));
  if (strangers.length === 0) return undefined;
  const asOf = strangers
    .map((entry) => entry.asOf)
    .sort()
    .at(-1)!;
  const division = sharedStart(strangers.map((entry) => entry.division));
  return {
    asOf,
    division,
    beneficiaries: new Set(strangers.map(({ beneficiary }) => beneficiary)).size,
    limit: policies.required('proxyUnrelatedMax', division, monthOf(asOf)),
  };
};

/**
 * R11. One natural person keeps the cards of more than `proxyUnrelatedMax` people who are no kin
 * of theirs. The limit is a default of ours; no notice sets it.
 */
export const oneProxyManyCards: OneProxyManyCards = {
  code: 'R11',
  name: 'one-proxy-many-cards',
  version: 1,
  severity: 'MEDIUM',
  title: { zh: '一人代管多卡', en: 'One proxy, many cards' },
  sentence: {
    zh: '同一自然人代管的非亲属对象人数超过上限。',
    en: 'One natural person keeps the cards of more people who are no kin of theirs than allowed.',
  },
  lawful: {
    zh: '先核对：是否为供养机构工作人员代机构登记；关系是否漏填（亲属、监护人）；是否已有变更。',
    en: 'Check first: staff entered for a care home; a relation left out (kin, guardian); a change under way.',
  },
  assess: ({ proxyHolder, entries, policies }) => {
    const strangers = strangersKept(entries, policies);
    if (!strangers || strangers.beneficiaries <= strangers.limit) return [];
    const { asOf, division, beneficiaries, limit } = strangers;
    const highAbove = policies.required('proxyUnrelatedHighAbove', division, monthOf(asOf));
    return [
      findingOf({
        rule: 'R11',
        person: proxyHolder,
        division: division || null,
        severity: beneficiaries > highAbove ? 'HIGH' : 'MEDIUM',
        days: { asOf, beneficiaries: String(beneficiaries), limit: String(limit) },
      }),
    ];
  },
};
