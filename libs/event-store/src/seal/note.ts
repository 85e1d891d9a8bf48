import { isKeyName, type NoteSigner, type NoteVerifier } from './keys';
import { isUnicode, parseBase64 } from './note-text';

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  /** Four bytes. */
  readonly keyId: Buffer;
  /** What stands after the key id. */
  readonly signature: Buffer;
}

/** A text and who signed it (C2SP signed-note). Nothing is verified yet. */
export interface Note {
  /** With its last newline, without the blank line after it. */
  readonly body: string;
  readonly signatures: readonly NoteSignature[];
}

/** The text is not a signed note; `reason` says why. */
export class NotANote extends Error {
  constructor(readonly reason: string) {
    super(`not a signed note: ${reason}`);
    this.name = 'NotANote';
  }
}

/** A well-formed note that must not be trusted. */
export class NoteRefused extends Error {
  constructor(
    readonly reason: 'wrong-signature' | 'signed-twice' | 'no-known-signature' | 'ambiguous-key',
    /** `name+keyid` of the signature in question, empty when it is about none. */
    readonly key: string = '',
  ) {
    super(key === '' ? reason : `${reason}: ${key}`);
    this.name = 'NoteRefused';
  }
}

const BYTES_MAX = 1024 * 1024;
const SIGNATURES_MAX = 100;
const KEY_ID_BYTES = 4;
const SIGNATURE_LINE = /^— (\S+) (\S+)$/u;

const decodeUtf8 = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new NotANote('not UTF-8');
  }
};

const checkCharacters = (text: string): void => {
  if (Buffer.byteLength(text) > BYTES_MAX) throw new NotANote(`larger than ${BYTES_MAX} bytes`);
  if (!isUnicode(text)) throw new NotANote('not Unicode');
  // oxlint-disable-next-line no-control-regex
  if (/[\0-\x09\x0b-\x1f]/.test(text)) throw new NotANote('a control character');
};

const parseSignature = (line: string): NoteSignature => {
  const [, name = '', base64 = ''] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = parseBase64(base64);
  if (!isKeyName(name) || !bytes || bytes.length <= KEY_ID_BYTES) {
    throw new NotANote('a line after the text is not a signature');
  }
  return { name, keyId: bytes.subarray(0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES) };
};

/** Strict: what could be read in two ways is refused. @throws NotANote */
export const parseNote = (note: string | Uint8Array): Note => {
  const text = typeof note === 'string' ? note : decodeUtf8(note);
  checkCharacters(text);
  const blank = text.lastIndexOf('\n\n');
  if (blank < 0) throw new NotANote('no blank line between text and signatures');
  if (!text.endsWith('\n')) throw new NotANote('the last line has no end');
  const lines = text.slice(blank + 2, -1).split('\n');
  if (lines.length > SIGNATURES_MAX) throw new NotANote(`more than ${SIGNATURES_MAX} signatures`);
  return { body: text.slice(0, blank + 1), signatures: lines.map(parseSignature) };
};

/** `— name base64`, with its newline. */
export const signatureLine = (name: string, keyId: Buffer, signature: Buffer): string =>
  `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;

const lineOf = ({ name, keyId, signature }: NoteSignature): string =>
  signatureLine(name, keyId, signature);

const checkBody = (body: string): void => {
  checkCharacters(body);
  if (!body.endsWith('\n')) throw new NotANote('the text does not end in a newline');
};

/** The note of a text, signed in the order of the signers. @throws NotANote for an unfit text. */
export const signNote = (body: string, signers: readonly NoteSigner[]): string => {
  checkBody(body);
  if (signers.length === 0) throw new NotANote('nobody signs it');
  const lines = signers.map(({ name, keyId, sign }) => signatureLine(name, keyId, sign(body)));
  return `${body}\n${lines.join('')}`;
};

/** `name+keyid`: what a signature says about its key. */
export const keyOf = ({ name, keyId }: Pick<NoteSignature, 'name' | 'keyId'>): string =>
  `${name}+${keyId.toString('hex')}`;

/** The note with these signature lines as well; a key's older line gives way to its new one. */
export const withSignatures = (text: string, lines: string): string => {
  const { body, signatures } = parseNote(text);
  const added = parseNote(`${body}\n${lines}`).signatures;
  const renewed = new Set(added.map(keyOf));
  const kept = signatures.filter((signature) => !renewed.has(keyOf(signature)));
  return `${body}\n${[...kept, ...added].map(lineOf).join('')}`;
};

/** A signature of a known key that holds. */
export interface Verified {
  readonly verifier: NoteVerifier;
  readonly signature: NoteSignature;
}

const byKey = (verifiers: readonly NoteVerifier[]): ReadonlyMap<string, NoteVerifier> => {
  const known = new Map<string, NoteVerifier>();
  for (const verifier of verifiers) {
    const key = keyOf(verifier);
    const other = known.get(key);
    if (other && other.vkey !== verifier.vkey) throw new NoteRefused('ambiguous-key', key);
    known.set(key, verifier);
  }
  return known;
};

/**
 * Signatures of known keys that hold, in the order of the note; unknown ones are passed over. One
 * wrong signature of a known key spoils the whole note.
 * @throws NotANote when it is none
 * @throws NoteRefused when no known key signed it, one signed it twice, or one's does not hold
 */
export const openNote = (
  text: string | Uint8Array,
  verifiers: readonly NoteVerifier[],
): { readonly note: Note; readonly verified: readonly Verified[] } => {
  const note = parseNote(text);
  const known = byKey(verifiers);
  const seen = new Set<string>();
  const verified: Verified[] = [];
  for (const signature of note.signatures) {
    const key = keyOf(signature);
    const verifier = known.get(key);
    if (!verifier) continue;
    if (seen.has(key)) throw new NoteRefused('signed-twice', key);
    seen.add(key);
    if (!verifier.verify(note.body, signature.signature)) {
      throw new NoteRefused('wrong-signature', key);
    }
    verified.push({ verifier, signature });
  }
  if (verified.length === 0) throw new NoteRefused('no-known-signature');
  return { note, verified };
};

/** The verifiers whose signatures hold; throws as `openNote` does. */
export const verifyNote = (
  text: string | Uint8Array,
  verifiers: readonly NoteVerifier[],
): readonly NoteVerifier[] => openNote(text, verifiers).verified.map(({ verifier }) => verifier);
