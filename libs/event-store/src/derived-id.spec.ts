import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { uuidFrom } from './derived-id';

/** As RFC 9562 puts it: the digest's first 16 bytes, with the bits of version 8 and of the variant. */
const byTheBytes = (text: string): string => {
  const bytes = createHash('sha256').update(text, 'utf8').digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

describe('an id from a text', () => {
  it('is the digest with the bits of version and variant set', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(uuidFrom(text)).toBe(byTheBytes(text));
      }),
    );
  });

  it('is the same for ever: ids of events and findings rest on it', () => {
    expect(uuidFrom('低保')).toBe('6029fda0-0bb4-8684-b404-ddca53b5fbc3');
  });
});
