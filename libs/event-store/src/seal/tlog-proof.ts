import { leafHash } from '../codec';
import { type Checkpoint, readCheckpoint } from './checkpoint';
import type { NoteVerifier } from './keys';
import { verifyInclusion } from './verify-proof';
import { openNote } from './note';
import { parseBase64, parseCount, parseHash } from './note-text';

/** That an event stands in the log of a checkpoint, to be checked without the log (C2SP tlog-proof). */
export interface TlogProof {
  /** Place of the event in the tree: 0 for the first. */
  readonly index: number;
  /** Hashes of 32 bytes, from the leaf's sibling up. */
  readonly proof: readonly Buffer[];
  /** The signed note, verbatim. */
  readonly checkpoint: string;
  /** Not authenticated by anything. */
  readonly extra?: Buffer;
}

/** The text is not a tlog-proof; `reason` says why. */
export class NotAProof extends Error {
  constructor(readonly reason: string) {
    super(`not a tlog-proof: ${reason}`);
    this.name = 'NotAProof';
  }
}

/** A well-formed proof that proves something else, or nothing. */
export class ProofRefused extends Error {
  constructor(readonly reason: 'other-log' | 'not-included') {
    super(reason);
    this.name = 'ProofRefused';
  }
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^53 leaves is no higher. */
const HASHES_MAX = 53;

export const formatTlogProof = ({ index, proof, checkpoint, extra }: TlogProof): string =>
  [
    FIRST_LINE,
    ...(extra ? [`extra ${extra.toString('base64')}`] : []),
    `index ${index}`,
    ...proof.map((hash) => hash.toString('base64')),
    '',
    checkpoint,
  ].join('\n');

const valueOf = (line: string | undefined, name: string): string | undefined =>
  line?.startsWith(`${name} `) ? line.slice(name.length + 1) : undefined;

const parseExtra = (text: string): Buffer => {
  const extra = parseBase64(text);
  if (!extra) throw new NotAProof('the extra data is not base64');
  return extra;
};

const parseHashes = (lines: readonly string[]): readonly Buffer[] => {
  if (lines.length > HASHES_MAX) throw new NotAProof(`more than ${HASHES_MAX} hashes`);
  return lines.map((line) => {
    const hash = parseHash(line);
    if (!hash) throw new NotAProof('a line is not a hash');
    return hash;
  });
};

/** Strict, but for the checkpoint, which is opened later. @throws NotAProof */
export const parseTlogProof = (text: string): TlogProof => {
  const blank = text.indexOf('\n\n');
  if (blank < 0) throw new NotAProof('no blank line before the checkpoint');
  const [first, ...lines] = text.slice(0, blank).split('\n');
  if (first !== FIRST_LINE) throw new NotAProof(`the first line is not ${FIRST_LINE}`);
  const extraText = valueOf(lines[0], 'extra');
  const [indexLine, ...hashes] = extraText === undefined ? lines : lines.slice(1);
  const index = parseCount(valueOf(indexLine, 'index') ?? '');
  if (index === undefined) throw new NotAProof('no line with the index');
  return {
    index,
    proof: parseHashes(hashes),
    checkpoint: text.slice(blank + 2),
    ...(extraText !== undefined && { extra: parseExtra(extraText) }),
  };
};

/** What a proof that holds says. */
export interface ProvenEvent {
  readonly index: number;
  readonly checkpoint: Checkpoint;
  readonly signedBy: readonly NoteVerifier[];
}

/** Which event is to be proven: its canonical text, or the hash of its leaf (lower-case hex). */
export type ProvenLeaf = { readonly event: string } | { readonly leaf: string };

/**
 * Checks a proof with nothing but the event, the keys and the origin of the log.
 * @throws NotAProof, NotANote, NotACheckpoint for a text that is none
 * @throws NoteRefused when the signatures do not hold
 * @throws ProofRefused when it is about another log, or the event is not in it
 */
export const verifyTlogProof = ({
  text,
  verifiers,
  origin,
  ...what
}: {
  readonly text: string;
  readonly verifiers: readonly NoteVerifier[];
  readonly origin: string;
} & ProvenLeaf): ProvenEvent => {
  const { index, proof, checkpoint: noteText } = parseTlogProof(text);
  const { note, verified } = openNote(noteText, verifiers);
  const checkpoint = readCheckpoint(note);
  if (checkpoint.origin !== origin) throw new ProofRefused('other-log');
  const leaf = Buffer.from('leaf' in what ? what.leaf : leafHash(what.event), 'hex');
  const { size, root } = checkpoint;
  if (!verifyInclusion({ index, size, leaf, proof, root })) throw new ProofRefused('not-included');
  return { index, checkpoint, signedBy: verified.map(({ verifier }) => verifier) };
};
