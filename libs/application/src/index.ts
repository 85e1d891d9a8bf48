export type {
  BalanceAnswer,
  DelayAnswer,
  FileReport,
  FindingAnswer,
  FindingsAnswer,
  HouseholdStateAnswer,
  ImportedFile,
  ImportProgress,
  ImportReport,
  OverviewAnswer,
  RejectedRow,
  ReplayAnswer,
  ReplayEntry,
  RuleAnswer,
  TotalsAnswer,
  VerifyAnswer,
} from './answers';
export { type Account, type AccountId, parseAccountId } from './accounts/account';
export type { Accounts, CreateRefusal, NewAccount, PasswordRefusal } from './accounts/accounts';
export type { FirstAccount } from './accounts/first-run';
export type { LoggedIn, LoginRefusal } from './accounts/login';
export { may, type Permission, permissions } from './accounts/permissions';
export { type Role, ROLES } from './accounts/roles';
export { type Clock, systemClock } from './clock';
export type { Upload } from './imports/imports';
export { LEDGER } from './nest/ledger-token';
export { ledgerModule } from './nest/ledger-module';
export * from './nest/messages';
export { type LedgerApplication, openApplication } from './open-application';
export type { OpenOptions } from './wiring';
export { HomeProblem } from '@ledger/home';
export { WrongMasterKey } from '@ledger/people';
export { StoreUnavailable } from '@ledger/event-store';
