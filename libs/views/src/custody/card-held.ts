import type { CustodyEntryStated } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import type { Finding } from '../result';
import type { Death } from '../household/deaths';
import type { Office } from './offices';

/** An entry that was open on the day of its ledger, with what is known of its two persons. */
export interface CardHeld {
  readonly entry: CustodyEntryStated['data'];
  /** By the archive; by the entry itself while the household is in no archive. */
  readonly place: Pick<Finding, 'village' | 'division'>;
  /** Of the beneficiary. */
  readonly death: Death;
  /** Of whoever keeps the card. */
  readonly offices: readonly Office[];
  readonly policies: Policies;
}
