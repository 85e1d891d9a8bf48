import { assert as hold, integer, nat, property, tuple } from 'fast-check';

import { formatCheckpoint, NotACheckpoint } from './checkpoint';
import { newSigningKey, signerFrom, verifierFrom } from './keys';
import { NotANote, NoteRefused, signNote } from './note';
import {
  formatTlogProof,
  NotAProof,
  parseTlogProof,
  ProofRefused,
  verifyTlogProof,
} from './tlog-proof';

const origin = 'dibao-ledger/500118001/00c0ffee';
const signer = signerFrom(newSigningKey(origin).privateKey);
const verifiers = [verifierFrom(signer.vkey)];

// The first two leaves of the tree that Certificate Transparency tests with, and its root then.
const FIRST_LEAF = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d';
const SECOND_LEAF = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const ROOT = Buffer.from('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125', 'hex');

const checkpoint = signNote(formatCheckpoint({ origin, size: 2, root: ROOT }), [signer]);
const second = Buffer.from(SECOND_LEAF, 'hex');
const text = formatTlogProof({ index: 0, proof: [second], checkpoint });
const check = (changed: Partial<Parameters<typeof verifyTlogProof>[0]>) =>
  verifyTlogProof({ text, verifiers, origin, event: '', ...changed });

describe('a tlog-proof', () => {
  it('is written as its specification shows', () => {
    const hash = second.toString('base64');
    expect(text).toBe(`c2sp.org/tlog-proof@v1\nindex 0\n${hash}\n\n${checkpoint}`);
    const extra = Buffer.from('extra information');
    expect(formatTlogProof({ index: 10, proof: [], checkpoint: 'c\n', extra })).toBe(
      'c2sp.org/tlog-proof@v1\nextra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 10\n\nc\n',
    );
  });

  it('is read as it is written', () => {
    const proof = { index: 3, proof: [ROOT, second], checkpoint, extra: Buffer.from('x') };
    expect(parseTlogProof(formatTlogProof(proof))).toEqual(proof);
    expect(parseTlogProof(text)).toEqual({ index: 0, proof: [second], checkpoint });
  });

  it('proves an event by its text or by its leaf hash, with nothing else at hand', () => {
    expect(check({})).toMatchObject({ index: 0, checkpoint: { origin, size: 2 } });
    expect(check({}).signedBy).toEqual(verifiers);
    expect(
      verifyTlogProof({ text, verifiers, origin, leaf: FIRST_LEAF }).checkpoint.root.equals(ROOT),
    ).toBe(true);
  });

  it('does not prove another event, another place or another log', () => {
    const refused = (changed: Parameters<typeof check>[0]) => {
      expect(() => check(changed)).toThrow(ProofRefused);
    };
    refused({ event: 'something else' });
    refused({ text: text.replace('index 0', 'index 1') });
    refused({ text: text.replace('index 0', 'index 2') });
    refused({ text: formatTlogProof({ index: 0, proof: [], checkpoint }) });
    refused({ text: formatTlogProof({ index: 0, proof: [second, second], checkpoint }) });
    refused({ origin: 'dibao-ledger/500118002/00c0ffee' });
    for (const leaf of [SECOND_LEAF, '', FIRST_LEAF.slice(2), `${FIRST_LEAF}00`, 'no hash']) {
      expect(() => verifyTlogProof({ text, verifiers, origin, leaf })).toThrow(ProofRefused);
    }
  });

  it('proves nothing when its checkpoint is not signed by a known key', () => {
    expect(() => check({ verifiers: [] })).toThrow(NoteRefused);
    const grown = text.replace(`${origin}\n2\n`, `${origin}\n3\n`);
    expect(() => check({ text: grown })).toThrow(NoteRefused);
    const noCheckpoint = formatTlogProof({
      index: 0,
      proof: [second],
      checkpoint: signNote('no checkpoint\n', [signer]),
    });
    expect(() => check({ text: noCheckpoint })).toThrow(NotACheckpoint);
    expect(() => check({ text: text.slice(0, -1) })).toThrow(NotANote);
  });

  it.each([
    ['another first line', text.replace('@v1', '@v2')],
    ['no blank line', text.slice(0, text.indexOf('\n\n'))],
    ['no index', text.replace('index 0\n', '')],
    ['an index that is no number', text.replace('index 0', 'index x')],
    ['a negative index', text.replace('index 0', 'index -1')],
    ['an index with a leading zero', text.replace('index 0', 'index 00')],
    ['extra data after the index', text.replace('index 0', 'index 0\nextra AAAA')],
    ['extra data twice', text.replace('index 0', 'extra AAAA\nextra AAAA\nindex 0')],
    ['extra data that is not base64', text.replace('index 0', 'extra !\nindex 0')],
    ['a hash of another length', text.replace('index 0', 'index 0\nAAAA')],
    ['a hash with a space after it', text.replace('=\n\n', '= \n\n')],
    [
      'more hashes than a tree is high',
      formatTlogProof({ index: 0, proof: Array<Buffer>(54).fill(ROOT), checkpoint }),
    ],
    ['line ends of another system', text.replaceAll('\n', '\r\n')],
  ])('with %s is none', (_, bent) => {
    expect(() => parseTlogProof(bent)).toThrow(NotAProof);
  });

  it('with a flipped bit never proves anything', () => {
    const bytes = Buffer.from(text);
    hold(
      property(tuple(nat(bytes.length - 1), integer({ min: 0, max: 6 })), ([at, bit]) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(() => check({ text: flipped.toString('utf8') })).toThrow(
          /not a|refused|not-included|other-log|no-known|wrong-signature/,
        );
      }),
      { numRuns: 500 },
    );
  });
});
