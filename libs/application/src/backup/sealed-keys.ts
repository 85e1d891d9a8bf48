import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import type { KeysTogether } from '@ledger/home';
import { BackupProblem } from './problems';

const PASSPHRASE_MIN = 12;
/** 128 MiB and about half a second for every guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const CIPHER = 'aes-256-gcm';
const CONTEXT = Buffer.from('ledger/backup/1/keys', 'utf8');

/** The same passphrase typed on another keyboard may come as other characters. */
const keyFrom = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, KEY_BYTES, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** @throws BackupProblem when it could be guessed. */
export const checkPassphrase = (passphrase: string): void => {
  if ([...passphrase].length >= PASSPHRASE_MIN) return;
  throw new BackupProblem('passphrase-too-short', String(PASSPHRASE_MIN));
};

/**
 * The keys, to be read with the passphrase only: scrypt, then AES-256-GCM; salt, nonce, tag and
 * ciphertext. Beside a vault whose key lies open a backup would protect nobody.
 */
export const sealKeys = async (keys: KeysTogether, passphrase: string): Promise<Buffer> => {
  checkPassphrase(passphrase);
  const salt = randomBytes(SALT_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const key = await keyFrom(passphrase, salt);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(CONTEXT);
  const body = Buffer.concat([cipher.update(JSON.stringify(keys), 'utf8'), cipher.final()]);
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), body]);
};

/** @throws BackupProblem when the passphrase is not the one they were sealed with. */
export const openKeys = async (sealed: Buffer, passphrase: string): Promise<KeysTogether> => {
  const salt = sealed.subarray(0, SALT_BYTES);
  const nonce = sealed.subarray(SALT_BYTES, SALT_BYTES + NONCE_BYTES);
  const tag = sealed.subarray(SALT_BYTES + NONCE_BYTES, SALT_BYTES + NONCE_BYTES + TAG_BYTES);
  const body = sealed.subarray(SALT_BYTES + NONCE_BYTES + TAG_BYTES);
  if (tag.length < TAG_BYTES) throw new BackupProblem('wrong-passphrase');
  const key = await keyFrom(passphrase, salt);
  const cipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(CONTEXT);
  cipher.setAuthTag(tag);
  try {
    const text = Buffer.concat([cipher.update(body), cipher.final()]).toString('utf8');
    return JSON.parse(text) as KeysTogether;
  } catch {
    throw new BackupProblem('wrong-passphrase');
  }
};
