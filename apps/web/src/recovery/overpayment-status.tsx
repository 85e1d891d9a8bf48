import type { Answer } from '../ledger/ledger';
import { useRecoveryWords } from './words';

type Status = Answer<'OverpaymentCase'>['status'];

const LOOKS: Readonly<Record<Status, string>> = {
  found: 'draft',
  established: 'waiting',
  demanded: 'waiting',
  closed: 'good',
};

/** In words as well as in colour. */
export const OverpaymentStatus = ({ of }: { readonly of: Status }) => (
  <span className={`status ${LOOKS[of]}`}>{useRecoveryWords().states[of]}</span>
);
