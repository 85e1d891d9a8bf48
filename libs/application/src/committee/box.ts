import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

/** Puts text into boxes that only the holder of the private key can open. */
export interface BoxSealer {
  /** Short name of the key, lower-case hex: says which key opens a box. */
  readonly keyId: string;
  /** `context` is not stored; it binds the box to its place. Base64. */
  seal(plain: string, context: string): string;
}

export interface BoxOpener {
  readonly keyId: string;
  /** Undefined when a bit of the box or the context is not as it was, or the key is another. */
  open(box: string, context: string): string | undefined;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PURPOSE = 'ledger/committee/1/box';
/** The length of a box must not tell a short record from a long one. */
const PADDED_BYTES = 512;

// What DER (RFC 8410) puts before the 32 bytes of an X25519 key.
const PRIVATE_DER = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b656e032100', 'hex');

const publicKeyFrom = (bytes: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC_DER, bytes]), format: 'der', type: 'spki' });

const privateKeyFrom = (bytes: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_DER, bytes]), format: 'der', type: 'pkcs8' });

const bytesOf = (publicKey: KeyObject): Buffer =>
  publicKey.export({ type: 'spki', format: 'der' }).subarray(PUBLIC_DER.length);

export const keyIdOf = (publicKey: Buffer): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 16);

/** The key of one box. It is used once, so its nonce may follow from it. */
const boxKey = (shared: Buffer, ephemeral: Buffer, recipient: Buffer) => {
  const salt = Buffer.concat([ephemeral, recipient]);
  const bytes = Buffer.from(hkdfSync('sha256', shared, salt, PURPOSE, KEY_BYTES + NONCE_BYTES));
  return { key: bytes.subarray(0, KEY_BYTES), nonce: bytes.subarray(KEY_BYTES) };
};

const padded = (plain: string): Buffer => {
  const bytes = Buffer.from(plain, 'utf8');
  // Spaces after a JSON text mean nothing, so no length has to be kept beside it.
  return Buffer.concat([bytes, Buffer.alloc(PADDED_BYTES - (bytes.length % PADDED_BYTES), ' ')]);
};

/**
 * ECIES: X25519 with a new key for each box, HKDF-SHA256, AES-256-GCM. A box is the ephemeral
 * public key, the ciphertext and the tag. From `publicKey`, 32 bytes.
 */
export const boxSealer = (publicKey: Buffer): BoxSealer => {
  const recipient = publicKeyFrom(publicKey);
  return {
    keyId: keyIdOf(publicKey),
    seal: (plain, context) => {
      const pair = generateKeyPairSync('x25519');
      const ephemeral = bytesOf(pair.publicKey);
      const shared = diffieHellman({ privateKey: pair.privateKey, publicKey: recipient });
      const { key, nonce } = boxKey(shared, ephemeral, publicKey);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(context, 'utf8'));
      const body = cipher.update(padded(plain));
      cipher.final();
      return Buffer.concat([ephemeral, body, cipher.getAuthTag()]).toString('base64');
    },
  };
};

const unsealed = (box: Buffer, shared: Buffer, publicKey: Buffer, context: string) => {
  const { key, nonce } = boxKey(shared, box.subarray(0, KEY_BYTES), publicKey);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  const plain = decipher.update(box.subarray(KEY_BYTES, -TAG_BYTES));
  decipher.final();
  return plain.toString('utf8').trimEnd();
};

/** From both halves of the key, 32 bytes each. */
export const boxOpener = (publicKey: Buffer, privateKey: Buffer): BoxOpener => {
  const own = privateKeyFrom(privateKey);
  return {
    keyId: keyIdOf(publicKey),
    open: (text, context) => {
      const box = Buffer.from(text, 'base64');
      if (box.length < KEY_BYTES + TAG_BYTES) return undefined;
      try {
        const ephemeral = publicKeyFrom(box.subarray(0, KEY_BYTES));
        const shared = diffieHellman({ privateKey: own, publicKey: ephemeral });
        return unsealed(box, shared, publicKey, context);
      } catch {
        // OpenSSL throws for a tag that does not fit and for a point that is none.
        return undefined;
      }
    },
  };
};
