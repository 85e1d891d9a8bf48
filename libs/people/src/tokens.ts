import { createHmac, type KeyObject } from 'node:crypto';
import type { Token } from '@ledger/kernel';
import type { VaultKeys } from './keys';

const TOKEN_BYTES = 16;

/** Rules compare names and accounts by these, so events hold neither. */
export interface Tokens {
  nameToken(normalisedName: string): Token;
  accountToken(normalisedAccount: string): Token;
  /** Of a whole file, by its bytes or by what it says: short files can be guessed, so keyed. */
  contentToken(content: string | Uint8Array): Token;
}

const token = (key: KeyObject, domain: string, value: string): Token => {
  // An empty cell has no token: else all the people whose name is missing would be one person.
  if (value === '') throw new RangeError(`an empty ${domain} has no token`);
  const mac = createHmac('sha256', key).update(`${domain}\0${value}`, 'utf8').digest();
  return mac.subarray(0, TOKEN_BYTES).toString('hex') as Token;
};

/** Values are normalised by the caller; equal text gives equal tokens for as long as the key. */
export const tokensFrom = (keys: VaultKeys): Tokens => ({
  nameToken: (normalisedName) => token(keys.nameToken, 'name', normalisedName),
  accountToken: (normalisedAccount) => token(keys.accountToken, 'account', normalisedAccount),
  contentToken: (content) => {
    const mac = createHmac('sha256', keys.contentToken).update(content).digest();
    return mac.subarray(0, TOKEN_BYTES).toString('hex') as Token;
  },
});
