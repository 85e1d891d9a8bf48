export { type Policies, policiesFrom, type PolicyEntry, type PolicyValues } from './policies';
export { policyEntries } from './entries';
export { isPolicyDoubt, type PolicyDoubt, policyDoubts } from './doubts';
export { noticesFrom, type PolicyClosing, type PolicyNotices } from './notices';
export type { NoticeProblem, NoticeProblemCode } from './problems';
export {
  isPolicyQuestion,
  type PolicyQuestion,
  type PolicyQuestionName,
  policyQuestions,
  type PolicyUnit,
} from './questions';
export { type HeardPolicies, heardPolicies } from './heard';
export {
  type PolicySetting,
  type PolicyTimeline,
  policyTimeline,
  type PolicyTold,
  type PolicyValue,
  type PolicyVersion,
  settingsOf,
} from './timeline';
export { policyTold, type PolicyWords } from './told';
