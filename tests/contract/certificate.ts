import { createHash, generateKeyPairSync, sign } from 'node:crypto';

/** One value in the distinguished encoding of X.690: tag, length, content. */
const der = (tag: number, ...content: readonly Buffer[]): Buffer => {
  const bytes = Buffer.concat(content);
  if (bytes.length < 128) return Buffer.concat([Buffer.from([tag, bytes.length]), bytes]);
  const length = Buffer.from(bytes.length.toString(16).padStart(4, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 + length.length]), length, bytes]);
};

const sequence = (...content: readonly Buffer[]) => der(0x30, ...content);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const time = (text: string) => der(0x18, Buffer.from(text, 'latin1'));

const ED25519 = sequence(oid('2b6570'));
const COMMON_NAME = oid('550403');
const ALTERNATIVE_NAME = oid('551d11');
const BASIC_CONSTRAINTS = oid('551d13');
const LOOPBACK = Buffer.from([127, 0, 0, 1]);

const nameOf = (text: string) =>
  sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text, 'utf8')))));

const pem = (bytes: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${bytes
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')
    .trim()}\n-----END CERTIFICATE-----\n`;

export interface OwnCertificate {
  readonly key: string;
  readonly certificate: string;
}

/** A key and a certificate for 127.0.0.1 that vouches for itself, as PEM (RFC 5280, RFC 8410). */
export const ownCertificate = (name: string): OwnCertificate => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const publicInfo = publicKey.export({ type: 'spki', format: 'der' });
  const serial = createHash('sha256').update(publicInfo).digest().subarray(0, 8);
  serial[0] = 1;
  const extensions = sequence(
    sequence(ALTERNATIVE_NAME, der(0x04, sequence(der(0x87, LOOPBACK)))),
    sequence(BASIC_CONSTRAINTS, der(0x04, sequence(der(0x01, Buffer.from([0xff]))))),
  );
  const statement = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ED25519,
    nameOf(name),
    sequence(time('20200101000000Z'), time('20991231235959Z')),
    nameOf(name),
    publicInfo,
    der(0xa3, extensions),
  );
  const signature = sign(null, statement, privateKey);
  const certificate = sequence(statement, ED25519, der(0x03, Buffer.from([0]), signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    certificate: pem(certificate),
  };
};
