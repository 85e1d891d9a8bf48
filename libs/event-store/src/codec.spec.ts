import { createHash } from 'node:crypto';

import type { EventId, Instant, StreamName } from '@ledger/kernel';

import { canonicalJson } from './canonical';
import { leafHash, leafHashInPlace, recordedFrom, seal } from './codec';
import type { NewEvent, Position } from './port';

const stream = 'payment-1' as StreamName;
const event: NewEvent = {
  id: '0b6cbbf6-4f1f-4c0a-8f0e-7a3f6a1e2d3c' as EventId,
  type: 'PaymentInstructed',
  schema: 2,
  data: { 金额: 49_600, month: '2021-06', members: ['p1'] },
  metadata: { knownOn: '2021-06-09', actor: 'office' },
  recordedAt: '2021-06-10T08:00:00.000Z' as Instant,
};

describe('sealing', () => {
  it('writes the canonical text of everything an event is, with its place in its stream', () => {
    const { text, leaf } = seal(event, stream, 2n ** 53n + 1n);
    expect(text).toBe(canonicalJson({ ...event, stream, revision: '9007199254740993' }));
    expect(leaf).toBe(createHash('sha256').update(`\0${text}`, 'utf8').digest('hex'));
  });

  it('gives the leaf hashes of RFC 6962', () => {
    // The leaves of the empty string and of "L123456" as published with the first test vectors.
    const ofNothing = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d';
    const ofText = '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56';
    expect([leafHash(''), leafHash('L123456')]).toEqual([ofNothing, ofText]);
  });

  it('hashes a text where it lies as it hashes the text', () => {
    const text = '中山街道';
    const bytes = Buffer.from(`xyz${text}z`);
    expect(leafHashInPlace(bytes, 3, bytes.length - 1)).toBe(leafHash(text));
  });

  it('reads back what was sealed', () => {
    const { text, leaf } = seal(event, stream, 7n);
    const position = 'p:1' as Position;
    const recorded = recordedFrom(text, leaf, position);
    expect(recorded).toEqual({ ...event, stream, revision: 7n, position, text, leaf });
  });
});
