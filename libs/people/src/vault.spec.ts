import { randomBytes } from 'node:crypto';
import { vaultContract } from './contract/vault.contract';
import { keysFrom } from './keys';
import { memoryVault } from './open-vault';

describe('the vault in memory', () => {
  const keys = keysFrom(randomBytes(32));
  vaultContract(async () => memoryVault(keys));
});
