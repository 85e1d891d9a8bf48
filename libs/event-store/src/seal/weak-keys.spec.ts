import { createHash, createPublicKey, verify } from 'node:crypto';

import { verifierFrom } from './keys';
import { isWeakKey } from './weak-keys';

/** Published encodings of the points of small order on edwards25519, canonical or not. */
const SMALL = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];

/** A signature anybody can make: R is the neutral point and S is 0. */
const FORGED = Buffer.concat([Buffer.from(SMALL[0] ?? '', 'hex'), Buffer.alloc(32)]);

const acceptsForgery = (key: Buffer): boolean => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const texts = Array.from({ length: 200 }, (_, i) => Buffer.from(`text ${i}`));
  return texts.some((text) => verify(null, text, publicKey, FORGED));
};

const vkeyOf = (key: Buffer): string => {
  const bytes = Buffer.concat([Buffer.from([1]), key]);
  const id = createHash('sha256').update('weak\n').update(bytes).digest('hex').slice(0, 8);
  return `weak+${id}+${bytes.toString('base64')}`;
};

describe('a weak key', () => {
  it.each(SMALL)('%s is known and refused', (hex) => {
    const key = Buffer.from(hex, 'hex');
    expect(isWeakKey(key)).toBe(true);
    expect(() => verifierFrom(vkeyOf(key))).toThrow('weak-key');
  });

  it('would take a signature that nobody made', () => {
    expect(SMALL.slice(0, 8).map((hex) => acceptsForgery(Buffer.from(hex, 'hex')))).toContain(true);
  });
});
