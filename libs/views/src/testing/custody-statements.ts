import type { CustodyEntryNo, DivisionCode, HouseholdNo, Relation } from '@ledger/kernel';
import { localDate } from '@ledger/kernel';
import type { AnyLedgerEvent, FilingStanding, ProxyKind } from '@ledger/ledger';
import { accountToken, dated, evidence, nameToken, personId, STREET, VILLAGE } from './words';

export interface LedgerWords {
  readonly division?: string;
  /** The day it came; the day of the ledger when nothing is said. */
  readonly stated?: string;
  readonly unread?: readonly string[];
}

export const custodyLedger = (
  asOf: string,
  { division = STREET, stated = asOf, unread = [] }: LedgerWords = {},
): AnyLedgerEvent => ({
  type: 'CustodyLedgerStated',
  data: {
    division: division as DivisionCode,
    asOf: localDate(asOf),
    statedOn: localDate(stated),
    unread,
  },
});

export interface EntryWords {
  readonly household?: string;
  readonly division?: string;
  readonly beneficiary?: string;
  readonly keeper?: string;
  /** As the ledger writes the keeper's name; the keeper's own when nothing is said. */
  readonly keeperName?: string;
  readonly kind?: ProxyKind;
  readonly relation?: Relation;
  readonly agreement?: boolean;
  readonly countyFiling?: boolean;
  readonly validUntil?: string;
  readonly ended?: string;
  readonly stated?: string;
}

/** A neighbour keeps the card of the person `a` of H1, with agreement and filing. */
export const custodyEntry = (
  asOf: string,
  entry: string,
  words: EntryWords = {},
): AnyLedgerEvent => {
  const { household = 'H1', division = STREET, beneficiary = 'a', keeper = 'k' } = words;
  return {
    type: 'CustodyEntryStated',
    data: {
      division: division as DivisionCode,
      entry: entry as CustodyEntryNo,
      household: household as HouseholdNo,
      village: VILLAGE,
      beneficiary: personId(beneficiary),
      proxyHolder: personId(keeper),
      proxyHolderNameToken: nameToken(words.keeperName ?? keeper),
      proxyKind: words.kind ?? 'PERSON',
      relation: words.relation ?? 'NEIGHBOUR',
      hasAgreement: words.agreement ?? true,
      hasStreetFiling: true,
      hasCountyFiling: words.countyFiling ?? true,
      signedOn: localDate('2020-12-20'),
      validFrom: localDate('2021-01-01'),
      ...dated('validUntil', words.validUntil),
      ...dated('endedOn', words.ended),
      asOf: localDate(asOf),
      statedOn: localDate(words.stated ?? asOf),
      evidence,
    },
  };
};

export interface OfficeWords {
  readonly from?: string;
  readonly until?: string;
  readonly handles?: boolean;
  readonly relatives?: Readonly<Record<string, Relation>>;
  readonly stated?: string;
  readonly division?: string;
}

export const officeHolding = (official: string, words: OfficeWords = {}): AnyLedgerEvent => ({
  type: 'OfficeHoldingStated',
  data: {
    person: personId(official),
    division: (words.division ?? STREET) as DivisionCode,
    ...dated('termFrom', words.from),
    ...dated('termUntil', words.until),
    handles: words.handles ?? false,
    relatives: Object.entries(words.relatives ?? {}).map(([person, relation]) => ({
      person: personId(person),
      relation,
    })),
    statedOn: localDate(words.stated ?? '2021-01-10'),
    evidence,
  },
});

export interface FilingWords {
  readonly household?: string;
  readonly standing?: FilingStanding;
  readonly filed?: string;
  readonly stated?: string;
}

export const relativeFiled = (
  official: string,
  person: string,
  { household = 'H1', standing = 'ACTIVE', filed, stated = '2021-01-10' }: FilingWords = {},
): AnyLedgerEvent => ({
  type: 'NearRelativeFilingStated',
  data: {
    household: household as HouseholdNo,
    official: personId(official),
    person: personId(person),
    relation: 'PARENT',
    standing,
    ...dated('filedOn', filed),
    statedOn: localDate(stated),
    evidence,
  },
});

export const accountChanged = (
  changedOn: string | undefined,
  { household = 'H1', reviewed = false, to = 'new' } = {},
): AnyLedgerEvent => ({
  type: 'PayoutAccountChangeStated',
  data: {
    household: household as HouseholdNo,
    division: STREET,
    ...dated('changedOn', changedOn),
    reviewed,
    newAccountToken: accountToken(to),
    evidence,
  },
});
