import type { CellKind } from '../cell-kind';
import type { RuleCode } from '../result';
import { accountHolderDead } from './account-holder-dead/rule';
import { amountNotEntitlement } from './amount-not-entitlement/rule';
import { bankDiffers } from './bank-differs/rule';
import { batchOverFunds } from './batch-over-funds/rule';
import { cadreProxyPaperMissing } from './cadre-proxy-paper-missing/rule';
import { creditedLate } from './credited-late/rule';
import { custodyOpenTooLong } from './custody-open-too-long/rule';
import { deathWithoutDate } from './death-without-date/rule';
import { duplicateMonth } from './duplicate-month/rule';
import { invalidId } from './invalid-id/rule';
import { lateAccountChange } from './late-account-change/rule';
import { missedMonth } from './missed-month/rule';
import { moneyStuck } from './money-stuck/rule';
import { nearRelativeNotFiled } from './near-relative-not-filed/rule';
import { onBothRosters } from './on-both-rosters/rule';
import { oneProxyManyCards } from './one-proxy-many-cards/rule';
import { overStandard } from './over-standard/rule';
import { overpaymentStale } from './overpayment-stale/rule';
import { paidWhileStopped } from './paid-while-stopped/rule';
import { payeeNameDiffers } from './payee-name-differs/rule';
import { payeeNotEnrolled } from './payee-not-enrolled/rule';
import { paymentAfterDeath } from './payment-after-death/rule';
import { paymentAfterTransfer } from './payment-after-transfer/rule';
import { returnNotHandled } from './return-not-handled/rule';
import type { CustodyRule, HouseholdRule, MembersRule, RuleWords } from './rule';
import { sharedAccount } from './shared-account/rule';
import { stopOrderLate } from './stop-order-late/rule';

/** The rules over a household and a benefit month. A new rule is a folder and a name here. */
export const householdRules: readonly HouseholdRule[] = [
  paymentAfterDeath,
  accountHolderDead,
  paymentAfterTransfer,
  onBothRosters,
  duplicateMonth,
  payeeNameDiffers,
  overStandard,
  amountNotEntitlement,
  payeeNotEnrolled,
  creditedLate,
  paidWhileStopped,
  returnNotHandled,
  overpaymentStale,
  missedMonth,
];

/** The rules over the members of a household, whatever the month. */
export const membersRules: readonly MembersRule[] = [deathWithoutDate, invalidId, stopOrderLate];

/** The rules over an open entry of the custody register. */
export const custodyRules: readonly CustodyRule[] = [cadreProxyPaperMissing, custodyOpenTooLong];

/** The rules over other kinds of cells. */
const otherRules: readonly (readonly [CellKind, RuleWords])[] = [
  ['fund', moneyStuck],
  ['clearing', batchOverFunds],
  ['batch', bankDiffers],
  ['account', sharedAccount],
  ['proxy', oneProxyManyCards],
  ['household-account-changes', lateAccountChange],
  ['household-relatives', nearRelativeNotFiled],
];

export interface RuleVersion {
  readonly code: RuleCode;
  readonly version: number;
  /** The cells it judges. */
  readonly kind: CellKind;
}

const versionOf = (kind: CellKind, { code, version }: RuleWords): RuleVersion => ({
  code,
  version,
  kind,
});

/** Which version of each rule this is, and what it judges. */
export const ruleVersions: readonly RuleVersion[] = [
  ...householdRules.map((rule) => versionOf('household-month', rule)),
  ...membersRules.map((rule) => versionOf('household-members', rule)),
  ...custodyRules.map((rule) => versionOf('custody', rule)),
  ...otherRules.map(([kind, rule]) => versionOf(kind, rule)),
];

/** What every rule says of itself, by code. */
export const ruleWords: readonly RuleWords[] = [
  ...householdRules,
  ...membersRules,
  ...custodyRules,
  ...otherRules.map(([, rule]) => rule),
].sort((a, b) => (a.code < b.code ? -1 : 1));
