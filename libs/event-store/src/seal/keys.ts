import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';

import { cosignedMessage, splitCosignature } from './cosigned-message';
import { isUnicode, parseBase64 } from './note-text';
import { isWeakKey } from './weak-keys';

/** What a key signs: the text of a note, or a checkpoint at a time (C2SP cosignature/v1). */
export type KeyKind = 'note' | 'cosignature';

const TYPE_BYTE = { note: 0x01, cosignature: 0x04 } as const satisfies Record<KeyKind, number>;

/** Signs texts of notes. The private key stays inside. */
export interface NoteSigner {
  readonly name: string;
  /** Four bytes. */
  readonly keyId: Buffer;
  /** Verifier key text: `name+keyid+base64`. */
  readonly vkey: string;
  /** The verifier key text of the same key as a cosigner. */
  readonly cosignerVkey: string;
  /** The 64 bytes of Ed25519 (RFC 8032) over the UTF-8 of the text. */
  sign(text: string): Buffer;
}

/** Checks signatures of one key; what stands after the key id is `signature`. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: Buffer;
  readonly vkey: string;
  readonly kind: KeyKind;
  verify(text: string, signature: Buffer): boolean;
}

/** The text is not a key of ours. Says what is wrong with it and never quotes it. */
export class NotAKey extends Error {
  constructor(
    readonly reason:
      'malformed' | 'bad-name' | 'unknown-algorithm' | 'wrong-length' | 'wrong-key-id' | 'weak-key',
  ) {
    super(`not a key of a signed note: ${reason}`);
    this.name = 'NotAKey';
  }
}

// What DER (RFC 8410) puts before the 32 bytes of an Ed25519 key.
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');
const PRIVATE_PREFIX = 'PRIVATE+KEY+';
const KEY_TEXT = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u;

/** A name must not be taken apart by the lines it stands in. */
export const isKeyName = (name: string): boolean =>
  name !== '' && isUnicode(name) && !/[\p{White_Space}\p{Cc}+]/u.test(name);

const keyIdOf = (name: string, type: number, publicKey: Buffer): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.from([type]))
    .update(publicKey)
    .digest()
    .subarray(0, 4);

const vkeyOf = (name: string, type: number, publicKey: Buffer): string =>
  [
    name,
    keyIdOf(name, type, publicKey).toString('hex'),
    Buffer.concat([Buffer.from([type]), publicKey]).toString('base64'),
  ].join('+');

interface KeyText {
  readonly name: string;
  readonly keyId: string;
  readonly type: number;
  /** 32 bytes: a seed or a public key. */
  readonly bytes: Buffer;
}

const parseKeyText = (text: string): KeyText => {
  const [, name = '', keyId = '', base64 = ''] = KEY_TEXT.exec(text) ?? [];
  const key = parseBase64(base64);
  if (!key) throw new NotAKey('malformed');
  if (!isKeyName(name)) throw new NotAKey('bad-name');
  const type = key[0] ?? 0;
  if (type !== TYPE_BYTE.note && type !== TYPE_BYTE.cosignature) {
    throw new NotAKey('unknown-algorithm');
  }
  if (key.length !== 33) throw new NotAKey('wrong-length');
  return { name, keyId, type, bytes: key.subarray(1) };
};

const checkKeyId = (expected: string, name: string, type: number, publicKey: Buffer): Buffer => {
  const keyId = keyIdOf(name, type, publicKey);
  if (keyId.toString('hex') !== expected) throw new NotAKey('wrong-key-id');
  return keyId;
};

const publicBytes = (key: KeyObject): Buffer =>
  key.export({ type: 'spki', format: 'der' }).subarray(PUBLIC_DER.length);

const privateKeyOf = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: 'der', type: 'pkcs8' });

/** The texts of a key pair. */
export interface SigningKey {
  readonly privateKey: string;
  readonly vkey: string;
  /** The verifier key text of the same key as a cosigner. */
  readonly cosignerVkey: string;
}

/**
 * A new Ed25519 key pair, or that of a seed of 32 bytes. The private text is the one of Go's note
 * tools, `PRIVATE+KEY+name+keyid+base64`: one line that carries its own name and notices a slip of
 * the pen.
 * @throws NotAKey when the name is empty or holds a space, a control character or `+`.
 */
export const newSigningKey = (name: string, seed: Buffer = randomBytes(32)): SigningKey => {
  if (!isKeyName(name)) throw new NotAKey('bad-name');
  if (seed.length !== 32) throw new NotAKey('wrong-length');
  const publicKey = publicBytes(createPublicKey(privateKeyOf(seed)));
  const id = keyIdOf(name, TYPE_BYTE.note, publicKey).toString('hex');
  const secret = Buffer.concat([Buffer.from([TYPE_BYTE.note]), seed]).toString('base64');
  return {
    privateKey: `${PRIVATE_PREFIX}${name}+${id}+${secret}`,
    vkey: vkeyOf(name, TYPE_BYTE.note, publicKey),
    cosignerVkey: vkeyOf(name, TYPE_BYTE.cosignature, publicKey),
  };
};

/** From the text of `newSigningKey`. @throws NotAKey */
export const signerFrom = (privateKey: string): NoteSigner => {
  if (!privateKey.startsWith(PRIVATE_PREFIX)) throw new NotAKey('malformed');
  const { name, keyId, type, bytes } = parseKeyText(privateKey.slice(PRIVATE_PREFIX.length));
  if (type !== TYPE_BYTE.note) throw new NotAKey('unknown-algorithm');
  const key = privateKeyOf(bytes);
  const publicKey = publicBytes(createPublicKey(key));
  return {
    name,
    keyId: checkKeyId(keyId, name, type, publicKey),
    vkey: vkeyOf(name, TYPE_BYTE.note, publicKey),
    cosignerVkey: vkeyOf(name, TYPE_BYTE.cosignature, publicKey),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key),
  };
};

const SIGNATURE_BYTES = 64;

/** From a verifier key text of a note key (0x01) or a cosigner's (0x04). @throws NotAKey */
export const verifierFrom = (vkey: string): NoteVerifier => {
  const { name, keyId, type, bytes } = parseKeyText(vkey);
  if (isWeakKey(bytes)) throw new NotAKey('weak-key');
  const key = createPublicKey({
    key: Buffer.concat([PUBLIC_DER, bytes]),
    format: 'der',
    type: 'spki',
  });
  const holds = (message: string, signature: Buffer): boolean =>
    signature.length === SIGNATURE_BYTES &&
    verify(null, Buffer.from(message, 'utf8'), key, signature);
  const holdsCosigned = (text: string, timestamped: Buffer): boolean => {
    const cosignature = splitCosignature(timestamped);
    return (
      cosignature !== undefined &&
      holds(cosignedMessage(text, cosignature.seconds), cosignature.signature)
    );
  };
  const kind = type === TYPE_BYTE.note ? 'note' : 'cosignature';
  return {
    name,
    keyId: checkKeyId(keyId, name, type, bytes),
    vkey,
    kind,
    verify: kind === 'note' ? holds : holdsCosigned,
  };
};
