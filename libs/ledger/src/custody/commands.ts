import type {
  CaseAct,
  CustodyWarning,
  ProxyAgreementSigned,
  ProxyFiled,
  ProxyHolderAppointed,
  ProxyHolderChanged,
  ProxyHolderEnded,
  ProxyReviewed,
} from './act-events';
import type { CustodyEntryStated, CustodyLedgerStated } from './events';

/** Reports: whoever keeps a card without a paper is written down like everybody else. */
export type CustodyReport =
  | { readonly type: 'StateCustodyLedger'; readonly data: CustodyLedgerStated['data'] }
  | { readonly type: 'StateCustodyEntry'; readonly data: CustodyEntryStated['data'] };

/** What the case is, its own history tells. */
type Told = 'household' | 'beneficiary' | 'proxyHolder' | 'actNo';
type Of<Event extends { readonly data: CaseAct }> = Omit<Event['data'], Told>;

interface Acknowledged {
  /** Whoever acts has seen these and goes on. */
  readonly acknowledged: readonly CustodyWarning[];
}

export type CustodyAct =
  | {
      readonly type: 'AppointProxyHolder';
      readonly data: Omit<ProxyHolderAppointed['data'], 'actNo'> & Acknowledged;
    }
  | { readonly type: 'SignProxyAgreement'; readonly data: Of<ProxyAgreementSigned> }
  | { readonly type: 'FileProxy'; readonly data: Of<ProxyFiled> }
  | {
      readonly type: 'ChangeProxyHolder';
      readonly data: Omit<
        ProxyHolderChanged['data'],
        'household' | 'beneficiary' | 'previousProxyHolder' | 'village' | 'actNo'
      > &
        Acknowledged;
    }
  | { readonly type: 'ReviewProxy'; readonly data: Of<ProxyReviewed> }
  | { readonly type: 'EndProxyHolder'; readonly data: Of<ProxyHolderEnded> };

export type CustodyCommand = CustodyReport | CustodyAct;

export type CustodyRefusal =
  | 'entry-number-taken'
  | 'own-keeper'
  | 'warnings-not-acknowledged'
  | 'card-not-held'
  | 'validity-ends-before-it-begins'
  | 'agreement-missing'
  | 'agreement-over'
  | 'street-filing-missing'
  | 'already-filed'
  | 'same-keeper'
  | 'before-it-was-held';
