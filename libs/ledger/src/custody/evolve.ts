import type { Evolve } from '@ledger/kernel';
import type { ProxyHolderAppointed, ProxyHolderChanged } from './act-events';
import type { CustodyEntryStated, CustodyEvent } from './events';
import type { CardHeld, CustodyState } from './state';

type Told = Extract<CustodyState, { readonly status: 'held' | 'ended' }>;

const isTold = (state: CustodyState): state is Told =>
  state.status === 'held' || state.status === 'ended';

/** Papers belong to a keeper: those of the one before serve no more. */
const NO_PAPERS = {
  hasAgreement: false,
  hasStreetFiling: false,
  hasCountyFiling: false,
  validUntil: undefined,
} as const;

const kept = (
  {
    household,
    beneficiary,
    village,
    proxyHolder,
    actNo,
  }: (ProxyHolderAppointed | ProxyHolderChanged)['data'],
  since: CardHeld['since'],
): CustodyState => ({
  status: 'held',
  household,
  beneficiary,
  village,
  by: proxyHolder,
  since,
  ...NO_PAPERS,
  reviewedOn: undefined,
  acts: actNo,
});

/** Something more is true of a card that is held; of any other nothing changes. */
const and = (state: CustodyState, acts: number, more: Partial<CardHeld>): CustodyState =>
  state.status === 'held' ? { ...state, ...more, acts } : state;

/** What a ledger leaves blank it does not take away from what was done here for the same keeper. */
const stated = (state: CustodyState, data: CustodyEntryStated['data']): CustodyState => {
  const { household, beneficiary, village, proxyHolder: by, endedOn, asOf } = data;
  const before = isTold(state) && state.by === by ? state : undefined;
  const card: CardHeld = {
    household,
    beneficiary,
    village,
    by,
    since: before?.since ?? data.validFrom ?? data.signedOn ?? asOf,
    hasAgreement: data.hasAgreement || (before?.hasAgreement ?? false),
    hasStreetFiling: data.hasStreetFiling || (before?.hasStreetFiling ?? false),
    hasCountyFiling: data.hasCountyFiling || (before?.hasCountyFiling ?? false),
    validUntil: data.validUntil ?? before?.validUntil,
    reviewedOn: before?.reviewedOn,
    acts: isTold(state) ? state.acts : 0,
  };
  // An end that lies ahead of the ledger is announced: the card is still held.
  return endedOn !== undefined && endedOn <= asOf
    ? { status: 'ended', ...card, on: endedOn }
    : { status: 'held', ...card };
};

export const evolveCustody: Evolve<CustodyState, CustodyEvent> = {
  CustodyLedgerStated: (state, { asOf }) => ({
    status: 'ledgers',
    newestAsOf: state.status === 'ledgers' && state.newestAsOf > asOf ? state.newestAsOf : asOf,
  }),
  CustodyEntryStated: stated,
  ProxyHolderAppointed: (_, data) => kept(data, data.appointedOn),
  ProxyHolderChanged: (_, data) => kept(data, data.changedOn),
  // Signed again it is renewed (续签); what was filed of the keeper stands.
  ProxyAgreementSigned: (state, { validUntil, actNo }) =>
    and(state, actNo, { hasAgreement: true, validUntil }),
  ProxyFiled: (state, { level, actNo }) =>
    and(state, actNo, level === 'STREET' ? { hasStreetFiling: true } : { hasCountyFiling: true }),
  ProxyReviewed: (state, { reviewedOn, actNo }) => and(state, actNo, { reviewedOn }),
  ProxyHolderEnded: (state, { endedOn, actNo }) =>
    state.status === 'held' ? { ...state, status: 'ended', on: endedOn, acts: actNo } : state,
};
