export { byReceipt, compare, type Fact, type FactOf, isA, knownAt } from './fact';
export { type Filing, filingOf, isClearing, subjectOf } from './subjects';
export type { CaseFacts, Cell, Dated, FlowTold } from './case';
export { type CellKind, cellKindOf, monthOfCell, ownersPrefixOf } from './cell-kind';
export { policyReaders } from './policy-readers';
export { assessCell, type AnswerFrom, type CellAnswers, cellsOf } from './assess';
export {
  type BatchDelay,
  type BatchFlow,
  type CellResult,
  type Finding,
  type KnownAtPayment,
  type Money,
  MONEY_COLUMNS,
  NO_MONEY,
  type RuleCode,
  type Spread,
} from './result';
export { type RuleVersion, ruleVersions, ruleWords } from './findings/rules';
export type { RuleWords, Words } from './findings/rule';
export { type Death, deathOf, type DeathReport } from './household/deaths';
export { entitlementFen, type MemberMeans } from './household/entitlement';
export { hardshipOf, supportedIn } from './household/hardship';
export { appliedTo } from './household/decisions';
