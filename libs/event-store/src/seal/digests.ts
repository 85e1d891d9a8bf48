import { createHash, getHashes } from 'node:crypto';

/** Two digests of the same bytes, lower-case hex: SHA-256 (FIPS 180-4) and SM3 (GB/T 32905). */
export interface Digests {
  readonly sha256: string;
  readonly sm3: string;
}

/** This build of Node has no SM3: the digests cannot be given. */
export class Sm3Missing extends Error {
  constructor() {
    super(
      '本机的 Node.js 没有国密 SM3 算法，请换用官方发布版。\n' +
        'This build of Node.js has no SM3; use an official release.',
    );
    this.name = 'Sm3Missing';
  }
}

/** Of bytes, or of the UTF-8 of a text. @throws Sm3Missing */
export const digestsOf = (
  bytes: Uint8Array | string,
  available: readonly string[] = getHashes(),
): Digests => {
  if (!available.includes('sm3')) throw new Sm3Missing();
  const digest = (name: string) => createHash(name).update(bytes).digest('hex');
  return { sha256: digest('sha256'), sm3: digest('sm3') };
};
