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
  PaymentKind,
  ProxyKind,
} from './vocabulary';
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
  FundEntryReversed,
  FundEvent,
  FundMovement,
  FundsAllocated,
  FundsAppropriated,
  FundsArrived,
  FundsRaised,
  FundStage,
  FundsUseReported,
  ReversalReason,
} from './fund/events';
export {
  drawnFen,
  entryOf,
  fund,
  type FundCommand,
  type FundEntry,
  type FundRefusal,
  type FundState,
} from './fund/decider';
export type {
  HouseholdEvent,
  HouseholdStated,
  MemberStated,
  NearRelativeFilingStated,
  PayoutAccountChangeStated,
  StopDecisionStated,
} from './household/events';
export { household, type HouseholdState } from './household/decider';
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
} from './payment/events';
export {
  payment,
  type PaymentAct,
  type PaymentRefusal,
  type PaymentState,
} from './payment/decider';
export type {
  BankAnswer,
  BatchEvent,
  BatchHeader,
  BatchLineEdited,
  BatchOpened,
  BatchSentToBank,
  BatchStated,
  EditReason,
  ItemsTotal,
  LineKey,
  RejectReason,
  RuleShown,
  ScreeningOverride,
} from './batch/events';
export type { BatchAct, BatchRefusal, StillOpen } from './batch/commands';
export { batch } from './batch/decider';
export { type BatchState, type BatchStatus, nextStep } from './batch/state';
export type { OverpaymentEvent, RecoveryStated } from './overpayment/events';
export { overpayment, type OverpaymentState } from './overpayment/decider';
export type { CustodyEntryStated, CustodyEvent, CustodyLedgerStated } from './custody/events';
export { custody, type CustodyState } from './custody/decider';
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
