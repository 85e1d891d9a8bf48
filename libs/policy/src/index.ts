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
