import { assert as hold, constantFrom, integer, nat, property, tuple } from 'fast-check';

import { newSigningKey, signerFrom, verifierFrom } from './keys';
import {
  NotANote,
  NoteRefused,
  openNote,
  parseNote,
  signNote,
  verifyNote,
  withSignatures,
} from './note';
import { neumann, root } from './testing/published';

const peter = verifierFrom(neumann.vkey);
const enoch = verifierFrom(root.vkey);
const note = `${neumann.body}\n${neumann.line}`;
const both = `${note}${root.line}`;

const refusalOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof NotANote) return 'not a note';
    if (error instanceof NoteRefused) return error.reason;
    throw error;
  }
  return 'holds';
};

describe('a signed note', () => {
  it('is written byte for byte as the tools of Go write it', () => {
    expect(signNote(neumann.body, [signerFrom(neumann.privateKey)])).toBe(note);
  });

  it('names the known keys whose signatures hold, in the order of the note', () => {
    expect(verifyNote(note, [peter])).toEqual([peter]);
    expect(verifyNote(both, [peter])).toEqual([peter]);
    expect(verifyNote(both, [enoch, peter])).toEqual([peter, enoch]);
    expect(verifyNote(Buffer.from(both), [enoch])).toEqual([enoch]);
    expect(openNote(both, [peter]).note.body).toBe(neumann.body);
  });

  it('of the specification has the text and the signature it shows', () => {
    const quasimodo =
      'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n' +
      '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';
    const { body, signatures } = parseNote(quasimodo);
    expect(body.endsWith('\n\ned è subito sera.\n')).toBe(true);
    expect(signatures.map(({ name, keyId }) => [name, keyId.toString('hex')])).toEqual([
      ['quasimodo.example/salvatore', '367ba04b'],
    ]);
  });

  it('is refused when no known key signed it', () => {
    expect(refusalOf(() => verifyNote(both, []))).toBe('no-known-signature');
    expect(refusalOf(() => verifyNote(note, [enoch]))).toBe('no-known-signature');
    // A stranger may take the name of a known key; then the key id is another.
    const stranger = signerFrom(newSigningKey('PeterNeumann').privateKey);
    expect(refusalOf(() => verifyNote(signNote(neumann.body, [stranger]), [peter]))).toBe(
      'no-known-signature',
    );
  });

  it('is refused whole when one known signature does not hold, whoever else signed', () => {
    const bent = both.replace('cryptography', 'cryptographY');
    expect(refusalOf(() => verifyNote(bent, [peter]))).toBe('wrong-signature');
    const other = signNote('another text\n', [signerFrom(neumann.privateKey)]);
    const wrongLine = other.slice(other.indexOf('—'));
    expect(
      refusalOf(() => verifyNote(`${neumann.body}\n${root.line}${wrongLine}`, [peter, enoch])),
    ).toBe('wrong-signature');
  });

  it('is refused when a known key signed twice, or two known keys share name and id', () => {
    expect(refusalOf(() => verifyNote(`${note}${neumann.line}`, [peter]))).toBe('signed-twice');
    expect(refusalOf(() => verifyNote(`${note}${neumann.line}`, [enoch]))).toBe(
      'no-known-signature',
    );
    const double = { ...peter, vkey: 'PeterNeumann+c74f20a3+other' };
    expect(refusalOf(() => verifyNote(note, [peter, double]))).toBe('ambiguous-key');
    expect(verifyNote(note, [peter, peter])).toEqual([peter]);
  });

  const bytes = Buffer.from(note);
  it.each([
    ['no signature block', neumann.body],
    ['an empty signature block', `${neumann.body}\n`],
    ['no end of its last line', note.slice(0, -1)],
    ['a control character', `\u0001${note}`],
    ['line ends of another system', note.replaceAll('\n', '\r\n')],
    ['a byte that is not UTF-8', Buffer.concat([Buffer.from([0xff]), bytes])],
    ['half of a character', `\ud800${note}`],
    ['a name with a space', note.replace('— PeterNeumann', '— Bad Name')],
    ['a name with a plus sign', note.replace('— PeterNeumann', '— Bad+Name')],
    ['a name with another space', note.replace('— PeterNeumann', '— Bad\u0085Name')],
    ['a line after the signatures', `${note}Unexpected line.\n`],
    ['a blank line after the signatures', `${note}\n`],
    ['a hyphen for the dash', note.replace('—', '-')],
    ['no signature after the key id', `${neumann.body}\n— PeterNeumann x08gow==\n`],
    ['base64 in another form', note.replace('nAM=', 'nAN=')],
    ['base64 without its padding', note.replace('nAM=', 'nAM')],
    ['a hundred and one signatures', `${neumann.body}\n${neumann.line.repeat(101)}`],
    ['more than a megabyte', `${'a'.repeat(1024 * 1024)}\n${note}`],
  ])('with %s is none', (_, text) => {
    expect(() => parseNote(text)).toThrow(NotANote);
  });

  it('with a flipped bit is never taken for the one that was signed', () => {
    const bits = tuple(nat(bytes.length - 1), integer({ min: 0, max: 7 }));
    hold(
      property(bits, ([at, bit]) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(refusalOf(() => verifyNote(flipped, [peter]))).not.toBe('holds');
      }),
      { numRuns: 500 },
    );
  });

  it('with a line more or less is never taken for the one that was signed', () => {
    const lines = note.split('\n');
    hold(
      property(nat(lines.length - 1), constantFrom('', 'x', '— a b', neumann.line), (at, line) => {
        const more = [...lines.slice(0, at), line, ...lines.slice(at)].join('\n');
        const less = [...lines.slice(0, at), ...lines.slice(at + 1)].join('\n');
        expect(refusalOf(() => verifyNote(more, [peter]))).not.toBe('holds');
        expect(refusalOf(() => verifyNote(less, [peter]))).not.toBe('holds');
      }),
    );
  });

  it('takes further signatures; the newer one of a key stands in place of the older', () => {
    expect(withSignatures(note, root.line)).toBe(both);
    expect(withSignatures(both, root.line)).toBe(both);
    expect(withSignatures(both, neumann.line)).toBe(`${neumann.body}\n${root.line}${neumann.line}`);
    expect(() => withSignatures(note, 'no line\n')).toThrow(NotANote);
  });

  it('is not made of a text without an end, with control characters, or by nobody', () => {
    const signers = [signerFrom(neumann.privateKey)];
    expect(() => signNote('abc', signers)).toThrow(NotANote);
    expect(() => signNote('a\tb\n', signers)).toThrow(NotANote);
    expect(() => signNote('abc\n', [])).toThrow(NotANote);
  });
});
