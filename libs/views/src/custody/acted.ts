import type { LocalDate } from '@ledger/kernel';
import type {
  CustodyActEvent,
  CustodyEntryStated,
  ProxyHolderAppointed,
  ProxyHolderChanged,
} from '@ledger/ledger';
import { compare, type Fact, type FactOf, isA } from '../fact';

export type Entry = FactOf<'CustodyEntryStated'>;
type Data = CustodyEntryStated['data'];
type Act = FactOf<CustodyActEvent['type']>;

/** An entry of the register as it stood after something was done here. */
export type ActedEntry = Entry & { readonly reviewedOn: LocalDate | undefined };

/** One case: what ledgers state of it, and how it stood after each act. Oldest first. */
export interface EntryTold {
  readonly stated: readonly Entry[];
  readonly acted: readonly ActedEntry[];
}

export const isCustodyAct = isA(
  'ProxyHolderAppointed',
  'ProxyAgreementSigned',
  'ProxyFiled',
  'ProxyHolderChanged',
  'ProxyReviewed',
  'ProxyHolderEnded',
);

interface Standing {
  readonly data: Data | undefined;
  readonly reviewedOn: LocalDate | undefined;
}

type Keeping = (ProxyHolderAppointed | ProxyHolderChanged)['data'];

/** Papers belong to a keeper: a new one has none yet. */
const given = (data: Keeping, from: LocalDate, asOf: LocalDate): Data => ({
  division: data.division,
  entry: data.entry,
  household: data.household,
  village: data.village,
  beneficiary: data.beneficiary,
  proxyHolder: data.proxyHolder,
  proxyHolderNameToken: data.proxyHolderNameToken,
  proxyKind: data.proxyKind,
  relation: data.relation,
  hasAgreement: false,
  hasStreetFiling: false,
  hasCountyFiling: false,
  validFrom: from,
  asOf,
  statedOn: asOf,
  evidence: data.evidence,
});

/** What an act makes of the case. It is as of the day on which this office knew of it. */
const after = (before: Data | undefined, act: Act): Data | undefined => {
  const { event, knownOn: asOf } = act;
  const { type, data } = event;
  if (type === 'ProxyHolderAppointed') return given(data, data.appointedOn, asOf);
  if (type === 'ProxyHolderChanged') return given(data, data.changedOn, asOf);
  // Done to a card that another keeper has here, or of which the ledger was taken back.
  if (!before) return undefined;
  const now = { ...before, asOf, statedOn: asOf, evidence: data.evidence };
  switch (type) {
    case 'ProxyAgreementSigned': {
      const { signedOn, validFrom, validUntil } = data;
      return { ...now, hasAgreement: true, signedOn, validFrom, validUntil };
    }
    case 'ProxyFiled':
      return data.level === 'STREET'
        ? { ...now, hasStreetFiling: true }
        : { ...now, hasCountyFiling: true };
    case 'ProxyReviewed':
      return now;
    case 'ProxyHolderEnded':
      return { ...now, endedOn: data.endedOn };
  }
};

/** What a ledger leaves blank it does not take away from what was done here for the same keeper. */
const withPapers = (row: Entry, { data: before }: Standing): Entry => {
  const { data } = row.event;
  if (!before || before.proxyHolder !== data.proxyHolder) return row;
  const papers = {
    hasAgreement: data.hasAgreement || before.hasAgreement,
    hasStreetFiling: data.hasStreetFiling || before.hasStreetFiling,
    hasCountyFiling: data.hasCountyFiling || before.hasCountyFiling,
    ...(data.validUntil === undefined && before.validUntil && { validUntil: before.validUntil }),
  };
  return { ...row, event: { ...row.event, data: { ...data, ...papers } } };
};

const dayOf = (fact: Entry | Act): LocalDate =>
  isCustodyAct(fact) ? fact.knownOn : fact.event.data.asOf;

const numberOf = (fact: Entry | Act): number => (isCustodyAct(fact) ? fact.event.data.actNo : 0);

/** On one day the ledger was drawn up first, and the acts follow in their order. */
const inOrder = (a: Entry | Act, b: Entry | Act): number =>
  compare(dayOf(a), dayOf(b)) ||
  numberOf(a) - numberOf(b) ||
  compare(a.receivedOn, b.receivedOn) ||
  a.row - b.row;

/** A review is of a keeper: who has the card newly was not looked at yet. */
const reviewedAfter = ({ event }: Act, before: LocalDate | undefined): LocalDate | undefined => {
  if (event.type === 'ProxyReviewed') return event.data.reviewedOn;
  return event.type === 'ProxyHolderAppointed' || event.type === 'ProxyHolderChanged'
    ? undefined
    : before;
};

const told = (facts: readonly (Entry | Act)[]): EntryTold => {
  const stated: Entry[] = [];
  const acted: ActedEntry[] = [];
  let standing: Standing = { data: undefined, reviewedOn: undefined };
  for (const fact of [...facts].sort(inOrder)) {
    if (!isCustodyAct(fact)) {
      const row = acted.length > 0 ? withPapers(fact, standing) : fact;
      stated.push(row);
      standing = { ...standing, data: row.event.data };
      continue;
    }
    const data = after(standing.data, fact);
    if (!data) continue;
    const reviewedOn = reviewedAfter(fact, standing.reviewedOn);
    standing = { data, reviewedOn };
    acted.push({ ...fact, event: { type: 'CustodyEntryStated', data }, reviewedOn });
  }
  return { stated, acted };
};

/** Cases by division and number: a number is unique within its division. */
export const byEntry = (facts: readonly Fact[]): readonly EntryTold[] => {
  const entries = new Map<string, (Entry | Act)[]>();
  for (const fact of facts) {
    if (!isA('CustodyEntryStated')(fact) && !isCustodyAct(fact)) continue;
    const { division, entry } = fact.event.data;
    const key = `${division}/${entry}`;
    const list = entries.get(key);
    if (list) list.push(fact);
    else entries.set(key, [fact]);
  }
  return [...entries]
    .sort(([a], [b]) => compare(a, b))
    .map(([, some]) => told(some))
    .filter(({ stated, acted }) => stated.length + acted.length > 0);
};
