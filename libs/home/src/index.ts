export { type Environment, type Home, HomeProblem, openHome } from './home';
export { type MasterKey, masterKey, parseMasterKey } from './master-key';
export { createDatabaseIfMissing } from './connection';
export { type JoinedDatabase, joinDatabase, type JoinOptions } from './join';
