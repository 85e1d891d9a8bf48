import type { JsonObject } from '@ledger/kernel';
import type { BankEvent } from './bank/events';
import type { BatchEvent } from './batch/events';
import type { CustodyEvent } from './custody/events';
import type { FileEvent } from './file/events';
import type { FindingEvent } from './finding/events';
import type { FundEvent } from './fund/events';
import type { HouseholdEvent } from './household/events';
import type { IdentityMatchEvent } from './identity/events';
import type { MonthEvent } from './month/events';
import type { OffsetEvent } from './offset/events';
import type { OverpaymentEvent } from './overpayment/events';
import type { SupplementEvent } from './supplement/events';
import type { PaymentEvent } from './payment/events';
import type { PersonEvent } from './person/events';
import type { PolicyEvent } from './policy/events';
import type { SealEvent } from './seal/events';

/** Every event the ledger knows. */
export type AnyLedgerEvent =
  | FileEvent
  | FundEvent
  | HouseholdEvent
  | PersonEvent
  | PaymentEvent
  | SupplementEvent
  | BatchEvent
  | OverpaymentEvent
  | OffsetEvent
  | CustodyEvent
  | BankEvent
  | SealEvent
  | MonthEvent
  | PolicyEvent
  | FindingEvent
  | IdentityMatchEvent;

/** Lifts the data of one schema to the next; never guesses a missing fact. */
export type Upcaster = (data: JsonObject) => JsonObject;

export interface SchemaHistory {
  readonly schema: number;
  /** `upcasters[n]` lifts schema n + 1 to n + 2. */
  readonly upcasters: readonly Upcaster[];
}

export const first: SchemaHistory = { schema: 1, upcasters: [] };

/**
 * Schema 2 knows four kinds of file more: custody, officials, filings, account changes. What was
 * received before is of one of the nine kinds it names.
 */
const fileReceived: SchemaHistory = { schema: 2, upcasters: [(schema1) => schema1] };

/** Schema 2 tells what the year before left over (结转). What was raised before came from above. */
const fundsRaised: SchemaHistory = { schema: 2, upcasters: [(schema1) => schema1] };

/** Schema 2 reverses what left a fund as well (缴回, 结转). Nothing had left one before. */
const fundEntryReversed: SchemaHistory = { schema: 2, upcasters: [(schema1) => schema1] };

/** Schema 2 knows what is paid beside the benefit (补助). All that was paid before was of it. */
const moreKinds: SchemaHistory = { schema: 2, upcasters: [(schema1) => schema1] };

/** The schema number of every event type and the way up from older ones. */
export const catalogue = {
  FileReceived: fileReceived,
  RowRejected: first,
  FileImported: first,
  FileWithdrawn: first,
  FileReplaced: first,
  FundsRaised: fundsRaised,
  FundsAllocated: first,
  FundsAppropriated: first,
  FundsArrived: first,
  FundsReturnedToTreasury: first,
  FundsCarriedOver: first,
  FundsUseReported: first,
  FundEntryReversed: fundEntryReversed,
  FundsCommitted: first,
  FundsCommitmentReleased: first,
  HouseholdStated: first,
  MemberStated: first,
  StopDecisionStated: first,
  EntitlementSet: first,
  PaymentStopped: first,
  PaymentReduced: first,
  PaymentIncreased: first,
  PaymentResumed: first,
  PayoutAccountChanged: first,
  NearRelativeFiled: first,
  NearRelativeVisited: first,
  DeathClaimed: first,
  DeathClaimRevised: first,
  DeathClaimWithdrawn: first,
  SpecialHardshipStated: first,
  PaymentInstructed: moreKinds,
  BankLineReported: first,
  SupplementOrdered: first,
  SupplementOrderReversed: first,
  RefundRecorded: first,
  RefundReversed: first,
  PaymentReissued: first,
  PaymentReversed: first,
  BatchStated: first,
  BatchOpened: first,
  BatchRosterTaken: first,
  BatchLineEdited: moreKinds,
  BatchListFixed: first,
  BatchFrozen: first,
  BatchScreened: first,
  BatchSubmitted: first,
  BatchApproved: first,
  BatchRejected: first,
  BatchSentToBank: first,
  BatchReconciled: first,
  BatchClosed: first,
  RecoveryStated: first,
  OverpaymentEstablished: first,
  RecoveryDemanded: first,
  RecoveryReceived: first,
  RecoveryOffset: first,
  OverpaymentWrittenOff: first,
  RecoveryEntryReversed: first,
  OverpaymentClosed: first,
  OffsetCommitted: first,
  OffsetCommitmentReleased: first,
  MonthClosed: first,
  OfficeHoldingStated: first,
  PayoutAccountChangeStated: first,
  NearRelativeFilingStated: first,
  CustodyLedgerStated: first,
  CustodyEntryStated: first,
  ProxyHolderAppointed: first,
  ProxyAgreementSigned: first,
  ProxyFiled: first,
  ProxyHolderChanged: first,
  ProxyReviewed: first,
  ProxyHolderEnded: first,
  BankResultStated: first,
  SealKeyRotated: first,
  PolicyPublished: first,
  PolicyClosed: first,
  FindingAssigned: first,
  FindingVerified: first,
  FindingPassedOn: first,
  FindingClosed: first,
  FindingReopened: first,
  FindingSuppressed: first,
  IdentityMatchConfirmed: first,
  IdentityMatchRefused: first,
  IdentityMatchUndone: first,
} satisfies Record<AnyLedgerEvent['type'], SchemaHistory>;

/** A stored event by the history of its type, whichever log it stands in. */
export const liftFrom = <Event>(
  known: Readonly<Record<string, SchemaHistory>>,
  type: string,
  schema: number,
  data: JsonObject,
): Event => {
  const history = Object.hasOwn(known, type) ? known[type] : undefined;
  if (!history || schema > history.schema) {
    throw new Error(`event ${type} of schema ${schema} was written by a newer version`);
  }
  const lifted = history.upcasters.slice(schema - 1).reduce((older, upcast) => upcast(older), data);
  return { type, data: lifted } as unknown as Event;
};

/**
 * A stored event as today's code reads it.
 * @throws Error for a type or a schema this version does not know: a newer program wrote it.
 */
export const lift = (type: string, schema: number, data: JsonObject): AnyLedgerEvent =>
  liftFrom<AnyLedgerEvent>(catalogue, type, schema, data);
