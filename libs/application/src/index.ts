export type {
  AbsenceAnswer,
  BalanceAnswer,
  CalendarAnswer,
  DelayAnswer,
  DelayRegisterAnswer,
  FileDifference,
  FileReport,
  FilesCompared,
  FindingAnswer,
  FindingsAnswer,
  HopAnswer,
  HouseholdStateAnswer,
  ImportedFile,
  ImportProgress,
  ImportReport,
  MissingReviewAnswer,
  MissingReviewsAnswer,
  OverviewAnswer,
  RejectedRow,
  ReplayAnswer,
  ReplayEntry,
  StoryEntry,
  RuleAnswer,
  SlowestWaitsAnswer,
  SlowWaitAnswer,
  TotalsAnswer,
  VerifyAnswer,
} from './answers';
export { type Account, type AccountId, parseAccountId } from './accounts/account';
export type { Accounts } from './accounts/accounts';
export type { AccountAct, ActDone } from './accounts/acts';
export type { CreateRefusal, NewAccount, PasswordRefusal } from './accounts/changes';
export type { FirstAccount } from './accounts/first-run';
export type { LoggedIn, LoginRefusal } from './accounts/login';
export {
  may,
  type Permission,
  PERMISSIONS,
  permissions,
  permissionsOf,
  worksForCommittee,
} from './accounts/permissions';
export type { ResetCode, ResetCodeRefusal, ResetRefusal } from './accounts/reset-codes';
export { type Role, ROLES } from './accounts/roles';
export { BackupProblem, type BackupProblemCode } from './backup/problems';
export { type Restored, restoreBackup, type RestoreOrder } from './backup/restore-backup';
export { type BackupOrder, type BackupTaken, takeBackup } from './backup/take-backup';
export type { Manifest as BackupManifest } from './backup/manifest';
export type { DivisionAnswer, DivisionsAnswer, DivisionsAsked } from './questions/divisions';
export type { SignOnRefusal, SingleSignOn } from './accounts/single-sign-on';
export { type OpenSession, parseSessionId, type SessionId } from './accounts/sessions';
export { type Clock, systemClock } from './clock';
export { type News, NEWS_TYPES, type NewsType, permissionToHear } from './exchange/news';
export type { Beginning as NewsBeginning, ImportNews, Told } from './exchange/news-desk';
export type { PlacedNews } from './exchange/news-pages';
export type { FindingsNews } from './exchange/open-findings';
export type { Delivery } from './webhooks/deliveries';
export { BACK_OFF_MS } from './webhooks/send';
export { signatureOf } from './webhooks/signature';
export type { Subscription } from './webhooks/subscriptions';
export { expecting, type Expectation, StreamMoved } from './exchange/expected';
export {
  type Claim,
  type KeptAnswer,
  type KeptAnswers,
  RENEW_EVERY_MS,
} from './exchange/kept-answers';
export { FILE_BYTES_MAX, type Upload } from './imports/at-the-door';
export { holdsNothingBut } from './imports/holds-only';
export type {
  CheckpointAnswer,
  ConsistencyAnswer,
  CosignerAnswer,
  InclusionAnswer,
  KeysAnswer,
  LogKeyAnswer,
  SignatureAnswer,
} from './seal/answers';
export {
  type CheckedProof,
  checkedProof,
  cosignedPaper,
  type ProofLabel,
  paperText,
} from './seal/offline';
export { BundleRefused, type CheckedBundle, checkedBundle, isBundle } from './seal/bundle';
export { sealRefusalWords } from './seal/refusal-words';
export type { SealQuestionRefusal } from './seal/refusals';
export type { LogVerification } from './seal/verify-log';
export type { Rotated, RotateRefusal } from './seal/rotate-key';
export { type Absence, absenceIn } from './absence';
export type { Health } from './health';
export type { Asker } from './committee/access-log';
export type {
  AccessAnswer,
  AccessEntry,
  ClueAnswer,
  ClueSummary,
  EvidenceAnswer,
} from './committee/answers';
export { CommitteeKeyAway } from './committee/clues';
export type { AccessAsked } from './committee/register';
export type { BatchDeed, BatchSeenAnswer } from './committee/batch-answers';
export { statedBatchNo } from './committee/batch-seen';
export type { ClocksAt } from './committee/bundle';
export type { Moment, MomentEntry, MomentsAnswer, ReplayClock } from './committee/moment-answers';
export type {
  DocumentFound,
  HouseholdFound,
  OfficialFound,
  SearchAnswer,
} from './committee/search-answers';
export type {
  BankEntryAnswer,
  BankFileAnswer,
  BankFormAnswer,
  BankFormsAnswer,
  BankQueueAnswer,
  BankQueuesAnswer,
  RefundAnswer,
} from './bank/answers';
export { bankFormNames, type SampleDocument, SAMPLES } from './bank/forms';
export type { BankOrderRefusal } from './bank/order';
export { bankRefusalWords } from './bank/refusal-words';
export type { AnyRefundRefusal, RefundOrder, RefundReversalOrder } from './bank/refund';
export { refundRefusalWords } from './bank/refund-words';
export * from './nest/bank-messages';
export * from './nest/batch-messages';
export type {
  BankAnswerSoFar,
  BatchAnswer,
  BatchDraftAnswer,
  BatchEditAnswer,
  BatchItemAnswer,
  BatchItemsAnswer,
  BatchLineAnswer,
  RejectionAnswer,
  RosterComparisonAnswer,
  RosterDifference,
  ScreeningAnswer,
  SetAsideAnswer,
  SupplementLineAnswer,
} from './batches/answers';
export { batchNo } from './batches/open';
export { type AnyBatchRefusal, batchRefusalWords } from './batches/refusal-words';
export * from './nest/committee-messages';
export type { AccountOrder } from './decisions/account';
export type { DecisionOrder } from './decisions/acts';
export type { EntitlementOrder } from './decisions/entitlement';
export type {
  DecisionAnswer,
  EntitlementAnswer,
  EntitlementPreviewAnswer,
  EntitlementStandingAnswer,
  DecisionMadeAnswer,
  DecisionPreviewAnswer,
  DecisionsAnswer,
  HouseholdActAnswer,
} from './decisions/answers';
export { type HouseholdActRefusal, householdRefusalWords } from './decisions/refusal-words';
export type { FilingOrder, VisitOrder } from './decisions/relatives';
export { changeWords, groundWords } from './decisions/words';
export * from './nest/decision-messages';
export type { AppointOrder, ChangeKeeperOrder, CheckOrder, KeeperNamed } from './custody/keepers';
export type { CaseStep, StepOrder } from './custody/steps';
export type {
  CustodyActAnswer,
  CustodyCheckAnswer,
  CustodyDueAnswer,
  CustodyDueRow,
} from './custody/answers';
export { type CustodyActRefusal, custodyRefusalWords } from './custody/refusal-words';
export { custodyWarningWords } from './custody/warning-words';
export * from './nest/custody-messages';
export * from './nest/evidence-messages';
export type { FundActRefusal, FundArrival, FundBooking } from './funds/acts';
export type { FundReversal } from './funds/reverse';
export type { FundSurplus } from './funds/surplus';
export type {
  AccountBalanceAnswer,
  FundActAnswer,
  FundDocumentAnswer,
  FundsAnswer,
  JournalAnswer,
  JournalLineAnswer,
  TrialBalanceAnswer,
} from './funds/answers';
export { fundRefusalWords } from './funds/refusal-words';
export type {
  AnySupplementRefusal,
  SupplementAsked,
  SupplementOrder,
  SupplementReversal,
} from './supplements/acts';
export type {
  SupplementActAnswer,
  SupplementAnswer,
  SupplementPreviewAnswer,
  SupplementsAnswer,
} from './supplements/answers';
export { supplementRefusalWords } from './supplements/refusal-words';
export * from './nest/supplement-messages';
export * from './nest/fund-messages';
export type { AnyOverpaymentRefusal } from './overpayments/orders';
export type {
  OverpaymentAnswer,
  OverpaymentCaseAnswer,
  OverpaymentsAnswer,
  OverpaymentSums,
  RecoveryPlanAnswer,
  RuleSums,
  VillageSums,
  VoucherAnswer,
} from './overpayments/answers';
export { overpaymentRefusalWords } from './overpayments/refusal-words';
export { overpaymentId, parseOverpaymentId } from './overpayments/register';
export * from './nest/overpayment-messages';
export type {
  CauseAnswer,
  CertifiedRowAnswer,
  DatedDifference,
  MonthAnswer,
  MonthDifferencesAnswer,
  MonthInShort,
  MonthVerificationAnswer,
  PlaceDifference,
} from './months/answers';
export type { CloseRefusal } from './months/close';
export { monthRefusalWords, type OwnMonthRefusal } from './months/refusal-words';
export * from './nest/month-messages';
export {
  type PaperAsked,
  type PaperFile,
  type PaperKind,
  paperNames,
  type PaperOf,
} from './papers/order';
export { knowledgeDayOf, parseQuarter, parseYear, type Period } from './papers/period';
export type { PaperRefusal } from './papers/print';
export { PAPER_FORMS, type PaperForm } from './papers/written';
export * from './nest/paper-messages';
export {
  accountWords,
  type BankSituation,
  type DelayGrouping,
  type Hop,
  HOPS,
  SITUATIONS,
} from '@ledger/views';
export type { MatchActRefusal } from './matches/acts';
export type {
  KnownAs,
  ListedSide,
  MatchAnswer,
  MatchesAnswer,
  MemberSide,
  NamedIn,
} from './matches/answers';
export type { MatchesAsked } from './matches/queue';
export {
  differenceWords,
  gradeWords,
  matchRefusalWords,
  refuseReasons,
  undoReasons,
} from './matches/refusal-words';
export type {
  KeptCardAnswer,
  KinAnswer,
  RelatedPersonAnswer,
  RelationsAnswer,
} from './questions/relations-answer';
export type { TrendAnswer, TrendPoint } from './questions/trend-answer';
export * from './nest/worklist-messages';
export type { FindingActRefusal } from './worklist/act';
export type {
  ColleaguesAnswer,
  FindingActAnswer,
  FindingCaseAnswer,
  FindingWork,
  Precision,
  PrecisionAnswer,
  RulePrecision,
  WorkItemAnswer,
  WorklistAnswer,
  WorkState,
} from './worklist/answers';
export {
  isPlaceIn,
  parseCursor,
  type StateAsked,
  WORK_ORDERS,
  WORK_STATES,
  type WorkOrder,
} from './worklist/list';
export {
  closeReasons,
  passOnReasons,
  type ReasonAnswer,
  reasons,
  type ReasonsAnswer,
  reopenReasons,
  suppressReasons,
  verdictWords,
  verifyReasons,
  type Words,
} from './worklist/reason-words';
export { findingRefusalWords } from './worklist/refusal-words';
export type { WorklistAsked } from './worklist/worklist';
export { LEDGER } from './nest/ledger-token';
export { ledgerModule } from './nest/ledger-module';
export * from './nest/messages';
export * from './nest/policy-messages';
export * from './nest/seal-messages';
export type {
  Difference,
  FindingDifference,
  NoticesRejected,
  PoliciesAnswer,
  PolicySettingAnswer,
  PublishedAnswer,
  WhatIfAnswer,
} from './policy/answers';
export type { PublishRefusal } from './policy/publish';
export { policyRefusalWords } from './policy/refusal-words';
export { type LedgerApplication, openApplication } from './open-application';
export type { OpenOptions } from './wiring';
export {
  addressOf,
  checkDoorIsFree,
  type Door,
  doorFrom,
  doorProblem,
  LOOPBACK,
} from './process/door';
export { firstRunLines, say, sayFirstRun, saySomethingWrong, StartProblem } from './process/say';
export { Shutdown } from './process/shutdown';
export { workersAreSeparate } from './process/workers';
export { type CopiedLog, copyMainLog, type CopyOrder } from './main-log/copy-log';
export { CopyProblem, type CopyProblemCode } from './main-log/copy-problems';
export { LogNotAccepted } from './main-log/problems';
export { HomeProblem } from '@ledger/home';
export { WrongMasterKey } from '@ledger/people';
export {
  type Digests,
  digestsOf,
  NotACheckpoint,
  NotAKey,
  NotANote,
  NotAProof,
  NoteRefused,
  newSigningKey,
  ProofRefused,
  StoreUnavailable,
} from '@ledger/event-store';
export type {
  ArrearsAnswer,
  ArrearsEntry,
  CardAnswer,
  CustodyAnswer,
  CustodyChangeAnswer,
  CustodyHoldingAnswer,
  DeathAnswer,
  DeathsAnswer,
  HangingMonth,
} from './questions/evidence-answers';
export type { KnowledgeRefusal } from './questions/knowledge';
export type {
  DeathClaimAnswer,
  EvidenceAnswer as KnowledgeEvidence,
  KnowledgeAnswer,
  SpanAnswer,
  StepAnswer,
} from './questions/knowledge-answer';
export { postWords, stepWords } from './questions/knowledge-words';
