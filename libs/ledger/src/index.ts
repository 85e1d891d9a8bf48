export type {
  BankStatus,
  ChangeGround,
  ChangeKind,
  DeathSource,
  Evidence,
  FileKind,
  FilingStanding,
  FundSource,
  IdDefect,
  LedgerEvent,
  MonthlyKind,
  PaymentKind,
  ProxyKind,
  SupplementKind,
} from './vocabulary';
export { isSupplementKind, RURAL_DIBAO } from './vocabulary';
export type {
  FileEvent,
  FileImported,
  FileReceived,
  FileReplaced,
  FileWithdrawn,
  RowRejected,
  WithdrawalReason,
} from './file/events';
export { file, type FileCommand, type FileRefusal, type FileState } from './file/decider';
export type {
  ChainStage,
  FundEntryReversed,
  FundEvent,
  FundMovement,
  FundsAllocated,
  FundsAppropriated,
  FundsArrived,
  FundsCarriedOver,
  FundsCommitmentReleased,
  FundsCommitted,
  FundsRaised,
  FundsReturnedToTreasury,
  FundStage,
  FundsUseReported,
  LeftStage,
  RaisedMovement,
  ReversalReason,
  SurplusMovement,
  SurplusStage,
  TakenOut,
} from './fund/events';
export type { BatchDraw } from './fund/available';
export { fund, type FundCommand, type FundRefusal } from './fund/decider';
export {
  committedFen,
  type Commitment,
  drawnFen,
  entryOf,
  type FundEntry,
  type FundState,
  hasAppropriations,
} from './fund/state';
export type {
  HouseholdEvent,
  HouseholdStated,
  MemberStated,
  NearRelativeFilingStated,
  PayoutAccountChangeStated,
  StopDecisionStated,
} from './household/events';
export type {
  DecisionWords,
  HouseholdActEvent,
  NearRelativeFiled,
  NearRelativeVisited,
  PaymentDecided,
  PaymentIncreased,
  PaymentReduced,
  PaymentResumed,
  PaymentStopped,
  PayoutAccountChanged,
} from './household/act-events';
export { type Applied, appliedIn } from './household/applied';
export type {
  BenefitPolicy,
  DecisionAsked,
  DecisionRefusal,
  HouseholdAct,
  HouseholdRefusal,
} from './household/commands';
export { type Weighed, weighDecision } from './household/decide-payment';
export type {
  SupplementEvent,
  SupplementOrdered,
  SupplementOrderReversed,
  SupplementShare,
} from './supplement/events';
export {
  supplement,
  supplementBefore,
  type SupplementAct,
  type SupplementRefusal,
  type SupplementState,
} from './supplement/decider';
export type { EntitlementSet, MemberMeansSet } from './household/act-events';
export type { EntitlementAsked, EntitlementRefusal } from './household/commands';
export { meansIn, type MeansSaid } from './household/means';
export { mayGrow, weighEntitlement } from './household/set-entitlement';
export { household } from './household/decider';
export type { HouseholdState } from './household/state';
export type {
  DeathClaimed,
  DeathClaimRevised,
  DeathClaimWithdrawn,
  OfficeHoldingStated,
  PersonEvent,
  SpecialHardshipStated,
} from './person/events';
export { person, type PersonState } from './person/decider';
export type {
  BankLineReported,
  PaymentEvent,
  PaymentInstructed,
  PaymentReissued,
  PaymentReversed,
  RefundRecorded,
  RefundReversed,
} from './payment/events';
export { payment, type PaymentAct, type PaymentRefusal } from './payment/decider';
export type { RefundRefusal } from './payment/refund';
export { type PaymentState, refundedFen } from './payment/state';
export type {
  BankAnswer,
  BatchEvent,
  BatchHeader,
  BatchLineEdited,
  BatchOpened,
  BatchRejected,
  BatchRosterTaken,
  BatchSentToBank,
  BatchStated,
  EditReason,
  ItemsTotal,
  KeptListing,
  LineKey,
  RejectReason,
  RuleShown,
  ScreeningOverride,
} from './batch/events';
export type { BatchAct, BatchRefusal, StillOpen } from './batch/commands';
export { batch, batchAt } from './batch/decider';
export { type BatchState, type BatchStatus, nextStep } from './batch/state';
export type {
  Instalment,
  OverpaymentClosed,
  OverpaymentEstablished,
  OverpaymentEvent,
  OverpaymentWrittenOff,
  RecoveryDemanded,
  RecoveryEntryReversed,
  RecoveryOffset,
  RecoveryReceived,
  RecoveryReversalReason,
  RecoveryStated,
  RecoveryWay,
  SettlementKind,
  WriteOffReason,
} from './overpayment/events';
export type { OverpaymentAct, OverpaymentRefusal } from './overpayment/commands';
export { overpayment } from './overpayment/decider';
export type { OffsetCommitmentReleased, OffsetCommitted, OffsetEvent } from './offset/events';
export {
  commitmentFor,
  type CountedOffset,
  offset,
  type OffsetRefusal,
  type OffsetState,
} from './offset/decider';
export { type OverpaymentState, outstandingFen, settledFen } from './overpayment/state';
export type {
  CertifiedMoney,
  CertifiedRow,
  MonthCertificate,
  MonthClosed,
  MonthEvent,
  OpenItem,
  OpenKind,
} from './month/events';
export { brokenIn, outstandingIn, resentIn } from './month/conservation';
export {
  month,
  type MonthCommand,
  type MonthRefusal,
  type MonthState,
  refusalToClose,
} from './month/decider';
export type { CustodyEntryStated, CustodyEvent, CustodyLedgerStated } from './custody/events';
export type {
  CardCase,
  CaseAct,
  CustodyActEvent,
  CustodyEndReason,
  CustodyWarning,
  FilingLevel,
  Keeper,
  ProxyAgreementSigned,
  ProxyFiled,
  ProxyHolderAppointed,
  ProxyHolderChanged,
  ProxyHolderEnded,
  ProxyReviewed,
} from './custody/act-events';
export type { CustodyAct, CustodyRefusal } from './custody/commands';
export { custody } from './custody/decider';
export type { CustodyState } from './custody/state';
export type { BankEvent, BankResultStated, LinesSaid, OtherLineSaid } from './bank/events';
export { bank, type BankState } from './bank/decider';
export type { RotationReason, SealEvent, SealKeyRotated } from './seal/events';
export { seal, type SealCommand, type SealRefusal, type SealState } from './seal/decider';
export type { PolicyClosed, PolicyEvent, PolicyPublished } from './policy/events';
export { policy, type PolicyCommand, type PolicyRefusal, type PolicyState } from './policy/decider';
export type {
  CloseReason,
  FindingAssigned,
  FindingClosed,
  FindingEvent,
  FindingPassedOn,
  FindingReopened,
  FindingSuppressed,
  FindingVerified,
  Judged,
  PassOnReason,
  ReopenReason,
  SuppressReason,
  Verdict,
  VerifyReason,
} from './finding/events';
export { finding, type FindingCommand, type FindingRefusal, isToDo } from './finding/decider';
export {
  type FindingNow,
  type FindingState,
  type FindingStatus,
  type Reopening,
  type Standing,
  standingOf,
} from './finding/standing';
export type {
  IdentityMatchConfirmed,
  IdentityMatchEvent,
  IdentityMatchRefused,
  IdentityMatchUndone,
  Likeness,
  MatchGrade,
  NumberDifference,
  Pair,
  RefuseReason,
  UndoReason,
} from './identity/events';
export {
  identityMatch,
  type IdentityMatchCommand,
  type IdentityMatchRefusal,
  type IdentityMatchState,
  type Reach,
  reachesFurther,
} from './identity/decider';
export { type AnyLedgerEvent, catalogue, lift, type Upcaster } from './catalogue';
export type { EventMetadata } from './metadata';
export { type AnyCommand, type Report, streamOf, streamOfReport } from './streams';
export { decideReport } from './decide-report';
export {
  type ClueEvent,
  type ClueNo,
  type ClueOpinion,
  type ClueOutcome,
  type ClueSource,
  parseClueNo,
} from './clue/events';
export { clue, type ClueCommand, type ClueRefusal, type ClueState } from './clue/decider';
export type { AccessEvent, ExportedFile, Viewer } from './access/events';
export { access, type AccessCommand, type AccessState } from './access/decider';
export { type AnyCommitteeEvent, committeeCatalogue, liftCommittee } from './committee-catalogue';
