import {
  type Checkpoint,
  cosign,
  type NoteVerifier,
  openNote,
  parseCheckpoint,
  parseTlogProof,
  ProofRefused,
  signerFrom,
  verifierFrom,
  verifyTlogProof,
  withSignatures,
} from '@ledger/event-store';
import type { Instant } from '@ledger/kernel';

/** What can be done with the papers of a seal and no ledger at hand. */

/**
 * Windows programs begin a text with a mark and end lines with two characters; a checkpoint that
 * went through one is still the same paper, and its signatures are checked in any case.
 */
export const paperText = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n');

/** The checkpoint with a cosignature of this key (its text as `newSigningKey` makes it). */
export const cosignedPaper = (checkpoint: string, privateKey: string, at: Instant): string =>
  withSignatures(checkpoint, cosign(checkpoint, signerFrom(privateKey.trim()), at));

/** The head a paper states, once a known key's signature on it holds. */
export const openedPaper = (text: string, verifiers: readonly NoteVerifier[]): Checkpoint => {
  openNote(text, verifiers);
  return parseCheckpoint(text);
};

/** What a proof file says of itself beside what it proves; nobody vouches for it. */
export interface ProofLabel {
  readonly stream: string;
  readonly revision: string;
  /** Lower-case hex. */
  readonly leaf: string;
}

const isLabel = (value: unknown): value is ProofLabel =>
  typeof value === 'object' &&
  value !== null &&
  ['stream', 'revision', 'leaf'].every((name) => typeof Reflect.get(value, name) === 'string');

export const proofLabel = (text: string): ProofLabel | undefined => {
  const { extra } = parseTlogProof(text);
  if (!extra) return undefined;
  try {
    const label: unknown = JSON.parse(extra.toString('utf8'));
    return isLabel(label) ? label : undefined;
  } catch {
    return undefined;
  }
};

export interface ProofPaper {
  /** The text of a `.tlog-proof` file. */
  readonly text: string;
  /** The canonical text of the event; else the leaf hash the file itself names is taken. */
  readonly event?: string;
  /** Keys whose signatures are known: the log's, or a cosigner's. */
  readonly vkeys: readonly string[];
}

export interface CheckedProof {
  readonly origin: string;
  readonly index: number;
  readonly size: number;
  /** Names of the keys whose signatures hold. */
  readonly signedBy: readonly string[];
  readonly label: ProofLabel | undefined;
}

/** A log's key bears the name of its log; a cosigner may know several logs. */
const originOf = (text: string, verifiers: readonly NoteVerifier[]): string => {
  const { origin } = parseCheckpoint(parseTlogProof(text).checkpoint);
  const logs = verifiers.filter(({ kind }) => kind === 'note').map(({ name }) => name);
  if (logs.length > 0 && !logs.includes(origin)) throw new ProofRefused('other-log');
  return origin;
};

/**
 * Checks a proof file without any ledger.
 * @throws NotAProof, NotANote, NotACheckpoint, NotAKey for a text that is none
 * @throws NoteRefused, ProofRefused when it does not prove it
 */
export const checkedProof = ({ text, event, vkeys }: ProofPaper): CheckedProof => {
  const verifiers = vkeys.map(verifierFrom);
  const label = proofLabel(text);
  const origin = originOf(text, verifiers);
  const what = event === undefined ? { leaf: label?.leaf ?? '' } : { event };
  const proven = verifyTlogProof({ text, verifiers, origin, ...what });
  return {
    origin,
    index: proven.index,
    size: proven.checkpoint.size,
    signedBy: proven.signedBy.map(({ name }) => name),
    label,
  };
};
