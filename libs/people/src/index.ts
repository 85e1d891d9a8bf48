export { type Box, boxFrom } from './box';
export { KeyDestroyed, UnknownPerson, VaultDamaged, WrongMasterKey } from './errors';
export { keysFrom, type VaultKeys } from './keys';
export { maskAccount, maskId, maskName, maskPhone } from './masks';
export { memoryVault, openVault } from './open-vault';
export { migratePeople } from './postgres/schema';
export { type Tokens, tokensFrom } from './tokens';
export type {
  CommitmentVerdict,
  Disclosure,
  DocumentRef,
  Identified,
  Identity,
  KeptDocument,
  NewDocument,
  Original,
  Vault,
} from './vault';
