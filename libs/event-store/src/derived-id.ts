import { createHash } from 'node:crypto';

/** A UUID of version 8 (RFC 9562) from a text: the same text, the same id, on every machine. */
export const uuidFrom = (text: string): string => {
  const hash = createHash('sha256').update(text, 'utf8').digest();
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [8, 12, 16, 20, 32].map((end, i, ends) => hex.slice(ends[i - 1] ?? 0, end)).join('-');
};
