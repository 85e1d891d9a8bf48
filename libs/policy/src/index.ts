export { type Policies, policiesFrom, type PolicyEntry, type PolicyValues } from './policies';
export { policyEntries } from './entries';
