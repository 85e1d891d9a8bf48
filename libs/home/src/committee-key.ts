import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { type Environment, type Home, HomeProblem } from './home';
import { parseMasterKey } from './master-key';
import { readIfThere, writeOnce } from './write-once';

/**
 * The key (X25519) the committee's own log is sealed to. With the public half this machine writes
 * records it can never read again; the private half belongs to the committee.
 */
export interface CommitteeKey {
  /** 32 bytes. */
  readonly publicKey: Buffer;
  /** 32 bytes; absent where the committee has taken it away. */
  readonly privateKey?: Buffer;
}

export interface NewCommitteeKey extends CommitteeKey {
  /** True in the one process that made it: that one prints `advice`. */
  readonly created: boolean;
  readonly advice: { readonly zh: string; readonly en: string };
}

const PRIVATE_FILE = 'committee-key';
const PUBLIC_FILE = 'committee-key.pub';

// What DER (RFC 8410) puts before the 32 bytes of an X25519 key.
const PRIVATE_DER = Buffer.from('302e020100300506032b656e04220420', 'hex');
const RAW_BYTES = 32;

const publicOf = (privateKey: Buffer): Buffer =>
  createPublicKey(
    createPrivateKey({
      key: Buffer.concat([PRIVATE_DER, privateKey]),
      format: 'der',
      type: 'pkcs8',
    }),
  )
    .export({ type: 'spki', format: 'der' })
    .subarray(-RAW_BYTES);

const newPrivateKey = (): Buffer =>
  generateKeyPairSync('x25519')
    .privateKey.export({ type: 'pkcs8', format: 'der' })
    .subarray(-RAW_BYTES);

// The message names the place and never quotes the text: it may be most of a real key.
const parsed = (text: string, where: string): Buffer => {
  const key = parseMasterKey(text);
  if (key) return key;
  throw new HomeProblem(
    `${where} 不是有效的委员会密钥：应为 32 字节，写成 64 位十六进制或 base64。`,
    `${where} is not a key of the committee: 32 bytes are expected, as 64 hex digits or base64.`,
  );
};

const keptPublic = (home: Home): Buffer | undefined => {
  const file = join(home.dir, PUBLIC_FILE);
  const text = readIfThere(file);
  return text === undefined ? undefined : parsed(text, file);
};

const keptPrivate = (home: Home): { readonly key: Buffer; readonly where: string } | undefined => {
  const file = join(home.dir, PRIVATE_FILE);
  const text = readIfThere(file);
  return text === undefined ? undefined : { key: parsed(text, file), where: file };
};

const givenPrivate = (env: Environment) => {
  const text = env['LEDGER_COMMITTEE_KEY']?.trim();
  return text
    ? { key: parsed(text, 'LEDGER_COMMITTEE_KEY'), where: 'LEDGER_COMMITTEE_KEY' }
    : undefined;
};

/**
 * LEDGER_COMMITTEE_KEY (private) or LEDGER_COMMITTEE_PUBLIC_KEY, else what stands in the home;
 * undefined when nothing does.
 *
 * @throws HomeProblem when a text is no key, or a private key is not that of the public one.
 */
export const committeeKey = (home: Home, env: Environment): CommitteeKey | undefined => {
  const given = env['LEDGER_COMMITTEE_PUBLIC_KEY']?.trim();
  const publicKey = given ? parsed(given, 'LEDGER_COMMITTEE_PUBLIC_KEY') : keptPublic(home);
  const secret = givenPrivate(env) ?? keptPrivate(home);
  if (!secret) return publicKey && { publicKey };
  const own = publicOf(secret.key);
  if (publicKey && !publicKey.equals(own)) {
    throw new HomeProblem(
      `${secret.where} 与本账本的委员会公钥（${PUBLIC_FILE}）不配对，请使用原来的密钥。`,
      `${secret.where} does not belong to the committee's public key of this ledger (${PUBLIC_FILE}); use the original key.`,
    );
  }
  return { publicKey: own, privateKey: secret.key };
};

/** Made at the first start of a ledger that has none. */
export const makeCommitteeKey = (home: Home): NewCommitteeKey => {
  const file = join(home.dir, PRIVATE_FILE);
  const { text, created } = writeOnce(file, () => `${newPrivateKey().toString('hex')}\n`);
  const privateKey = parsed(text, file);
  const publicKey = publicOf(privateKey);
  keepCommitteePublicKey(home, publicKey);
  return {
    publicKey,
    privateKey,
    created,
    advice: {
      zh: `请把纪工委密钥（${file}）移交纪工委保管，并从本机删除：留下 ${PUBLIC_FILE}，本机照常写入访问记录，但不能读出。密钥遗失，这些记录无法恢复。`,
      en: `Hand the committee's key (${file}) to the discipline committee and delete it here: with ${PUBLIC_FILE} this machine goes on recording access and cannot read the records. Lost, it takes them along.`,
    },
  };
};

/** What this machine needs to go on writing once the private key has left it. */
export const keepCommitteePublicKey = (home: Home, publicKey: Buffer): void => {
  writeOnce(join(home.dir, PUBLIC_FILE), () => `${publicKey.toString('hex')}\n`);
};
