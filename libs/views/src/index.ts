export { sameSaid, stated } from './stated';
export {
  type Filing,
  filingOf,
  isClearing,
  isWeighedLast,
  officialsSubjects,
  subjectOf,
} from './subjects';
export { checkKeeper, type KeeperWarning } from './custody/check';
export { byReceipt, compare, type Fact, type FactOf, inLogOrder, isA, knownAt } from './fact';
export type { CaseFacts, Cell, Dated, FlowTold } from './case';
export { absentOn, type CameIn, reviewsAbsentOn } from './absence/absence';
export type { Absent, AbsentKind, ListCame, ListKind } from './absence/absent';
export type { CardKept, MissingReview } from './absence/reviews';
export { type CellKind, cellKindOf, monthOfCell, ownersPrefixOf } from './cell-kind';
export { policyReaders } from './policy-readers';
export { assessCell, type AnswerFrom, type CellAnswers, cellsOf, cellsOverTime } from './assess';
export {
  type Arrears,
  type BatchDelay,
  type BatchFlow,
  type CardCustody,
  type CellResult,
  type CustodyChange,
  type CustodyHolding,
  type Finding,
  type KnownAtPayment,
  type Money,
  MONEY_COLUMNS,
  NO_MONEY,
  type RefersTo,
  type RuleCode,
  type Severity,
  type Spread,
} from './result';
export { type RuleVersion, ruleVersions, ruleWords } from './findings/rules';
export type { RuleWords, Words } from './findings/rule';
export {
  claimsTakenBack,
  type DeathClaim,
  deathClaimsOf,
  type DeathReport,
} from './household/death-claims';
export {
  contradictionsIn,
  type DeathContradiction,
  decisionsIn,
} from './household/death-contradictions';
export { type Death, deathOf, jointInterval } from './household/deaths';
export { entitlementFen, type MemberMeans } from './household/entitlement';
export {
  type Arithmetic,
  type DueAsked,
  type DueLine,
  dueOf,
  lineNotDue,
  type NotCounted,
} from './due/due';
export { leftToOffset, type LeftToOffset } from './due/left-to-offset';
export type { Payee } from './due/payee';
export { strangersKept } from './findings/one-proxy-many-cards/rule';
export { findingsOf, type Screened, type ToBeSent } from './screening/screening';
export { movedBy } from './batch/flow';
export { type HeaderFact, isHeader } from './batch/header';
export { itemFrom } from './household/items';
export { hardshipOf, supportedIn } from './household/hardship';
export { appliedTo } from './household/decisions';
export { type Kin, type KinOfHousehold, kinOn } from './household/kin';
export { membersIn } from './household/newest-members';
export { type MonthFollowing, type MonthStands, whatFollows } from './household/what-follows';
export type { Knowledge, Post, Span as KnowledgeSpan, Step, StepName } from './knowledge/chain';
export { hasKnowledgeChain, knowledgeOf } from './knowledge/knowledge';
export {
  type BankEntry,
  type BankSaid,
  type BankSituation,
  SITUATIONS,
} from './registers/bank/entry';
export { bankWords, type BankWords, type NextStep } from './registers/bank/words';
export { hopWords } from './registers/delays/reasons';
export {
  type DayFigures,
  type DelayGrouping,
  delayRegister,
  type HopRow,
} from './registers/delays/register';
export { type SlowWait, slowestWaits } from './registers/delays/slowest';
export { type Account, ACCOUNTS, accountWords } from './registers/journal/accounts';
export {
  type AccountBalance,
  type Booked,
  bookedFrom,
  trialBalance,
} from './registers/journal/journal';
export { commitmentsIn, isCommitment } from './fund/commitments';
export {
  OVERPAYMENT_RULES,
  type OverpaymentRule,
  overpaymentRulesIn,
} from './registers/recovery/cause';
export {
  type Demand,
  planOn,
  type PlanStanding,
  type TakenUp,
  takenUpOf,
} from './registers/recovery/taken-up';
export { documentsIn, type FundDocument, isOfFunds } from './fund/documents';
export { type EntitlementStanding, entitlementStanding, type MemberStanding } from './due/standing';
export type { SupplementGiven } from './due/supplements-due';
export { type WouldGet, wouldGet } from './due/would-get';
export { type Supplement, supplementsIn, type SupplementTerms } from './household/supplements';
export { type Hop, HOPS, type HopsSaid, type Span } from './registers/delays/span';
export type { WorkingDays } from './registers/delays/working-days';
