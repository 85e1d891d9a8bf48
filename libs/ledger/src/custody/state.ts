import type { HouseholdNo, LocalDate, PersonId } from '@ledger/kernel';

/** A card that somebody keeps, by the ledgers or by what was done here. */
export interface CardHeld {
  readonly household: HouseholdNo;
  readonly beneficiary: PersonId;
  readonly village: string;
  readonly by: PersonId;
  /** From this day the keeper is known to have it. */
  readonly since: LocalDate;
  readonly hasAgreement: boolean;
  readonly hasStreetFiling: boolean;
  readonly hasCountyFiling: boolean;
  readonly validUntil: LocalDate | undefined;
  readonly reviewedOn: LocalDate | undefined;
  /** How many acts there were. */
  readonly acts: number;
}

/** A case of custody as it was told last, or that ledgers came. */
export type CustodyState =
  | { readonly status: 'not-stated' }
  | { readonly status: 'ledgers'; readonly newestAsOf: LocalDate }
  | (CardHeld & { readonly status: 'held' })
  | (CardHeld & { readonly status: 'ended'; readonly on: LocalDate });
