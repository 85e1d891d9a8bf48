import type { Answer } from '../ledger/ledger';
import { useBatchWords } from './words';

const LOOKS: Readonly<Record<Answer<'Batch'>['status'], string>> = {
  open: 'draft',
  'list-fixed': 'draft',
  frozen: 'waiting',
  submitted: 'waiting',
  approved: 'waiting',
  sent: 'waiting',
  reconciled: 'waiting',
  closed: 'good',
  rejected: 'late',
};

/** In words as well as in colour. */
export const BatchStatus = ({ of }: { readonly of: Answer<'Batch'>['status'] }) => (
  <span className={`status ${LOOKS[of]}`}>{useBatchWords().states[of]}</span>
);
