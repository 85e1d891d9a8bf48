export { readEnvironment } from './environment';
export { type Environment, type Home, HomeProblem, openHome } from './home';
export { type MasterKey, masterKey, parseMasterKey } from './master-key';
export { type SealKeyPlace, sealKeyPlace } from './seal-key';
export {
  type CommitteeKey,
  committeeKey,
  keepCommitteePublicKey,
  makeCommitteeKey,
  type NewCommitteeKey,
} from './committee-key';
export { createDatabaseIfMissing } from './connection';
export { type JoinedDatabase, joinDatabase, type JoinOptions } from './join';
export {
  checkKeysFit,
  type KeyName,
  type KeysTogether,
  keysTogether,
  layKeys,
  withKeys,
} from './keys-together';
export { moveDurably, replaceDurably } from './write-once';
