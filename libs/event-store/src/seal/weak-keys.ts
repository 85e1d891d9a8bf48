const P = 2n ** 255n - 19n;

const littleEndian = (bytes: Buffer): bigint =>
  BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);

const EIGHTH = littleEndian(
  Buffer.from('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'hex'),
);

/** The y of every point of order 1, 2, 4 or 8. */
const SMALL_ORDER = new Set([0n, 1n, P - 1n, EIGHTH, P - EIGHTH]);

/**
 * Whether an Ed25519 public key is of small order or not in its canonical form. Of such keys
 * signatures can be made that hold for many texts, so they prove nothing about any of them.
 */
export const isWeakKey = (publicKey: Buffer): boolean => {
  const y = littleEndian(publicKey) & (2n ** 255n - 1n);
  return y >= P || SMALL_ORDER.has(y);
};
