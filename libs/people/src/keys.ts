import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/**
 * What is derived from the master key (主密钥), one key a purpose, so that none can be turned
 * against another. They are `KeyObject`s: a log line or an error never prints one.
 */
export interface VaultKeys {
  /** Wraps the data key of every person. */
  readonly wrapping: KeyObject;
  /** Finds a person by ID number. */
  readonly lookUp: KeyObject;
  /** Finds a document that was kept already. */
  readonly textLookUp: KeyObject;
  readonly nameToken: KeyObject;
  readonly accountToken: KeyObject;
  /** Tells whether a file was seen before, without saying what it holds. */
  readonly contentToken: KeyObject;
  /** Seals uploaded files. */
  readonly files: KeyObject;
  /** Seals the reasons and questions of disclosures. */
  readonly disclosures: KeyObject;
  /** Seals what the applications keep for a while beside the vault. */
  readonly beside: KeyObject;
}

const MASTER_BYTES_MIN = 32;

/** @throws RangeError when the master key is shorter than 32 bytes. */
export const keysFrom = (master: Uint8Array): VaultKeys => {
  if (master.length < MASTER_BYTES_MIN) {
    throw new RangeError(`a master key has at least ${MASTER_BYTES_MIN} bytes: ${master.length}`);
  }
  const subKey = (purpose: string): KeyObject =>
    createSecretKey(
      Buffer.from(hkdfSync('sha256', master, '', `ledger/people/1/${purpose}`, MASTER_BYTES_MIN)),
    );
  return {
    wrapping: subKey('wrapping'),
    lookUp: subKey('look-up'),
    textLookUp: subKey('text-look-up'),
    nameToken: subKey('name-token'),
    accountToken: subKey('account-token'),
    contentToken: subKey('content-token'),
    files: subKey('files'),
    disclosures: subKey('disclosures'),
    beside: subKey('beside'),
  };
};
