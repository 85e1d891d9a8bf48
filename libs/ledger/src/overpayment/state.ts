import { type Fen, sumFen, type YearMonth } from '@ledger/kernel';
import type { SettlementKind } from './events';

/** What was settled on one voucher. Fen. */
export interface Settled {
  readonly voucher: string;
  readonly kind: SettlementKind;
  readonly amountFen: Fen;
  /** Of an offset: the month that is paid less. */
  readonly againstMonth?: YearMonth;
  /** A register said so and nobody here did. */
  readonly stated: boolean;
}

/** What came back before anybody established anything is remembered too. */
interface Entries {
  readonly entries: readonly Settled[];
}

/** One household's overpaid month, as far as anybody here took it up. */
export type OverpaymentState =
  | (Entries & { readonly status: 'not-established' })
  | (Entries & {
      readonly status: 'open' | 'closed';
      readonly establishedFen: Fen;
      /** Who made something of it: none of them approves a write-off. */
      readonly makers: readonly string[];
    });

export type Taken = Exclude<OverpaymentState, { status: 'not-established' }>;

export const settledFen = ({ entries }: Entries): Fen =>
  sumFen(entries.map(({ amountFen }) => amountFen));

/** What was booked here; what registers state is taken back with their files. */
export const bookedHere = ({ entries }: Entries): readonly Settled[] =>
  entries.filter(({ stated }) => !stated);

/** Of what was established, what has not been settled. Negative when registers say of more. */
export const outstandingFen = (state: Taken): Fen =>
  sumFen([state.establishedFen, -settledFen(state)]);
