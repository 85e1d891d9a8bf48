import { type Note, parseNote } from './note';
import { parseCount, parseHash } from './note-text';

/** A tree head as its log says it (C2SP tlog-checkpoint). Nothing is verified yet. */
export interface Checkpoint {
  /** Which log it is about; the same for ever. */
  readonly origin: string;
  /** How many events. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Buffer;
  readonly note: Note;
}

/** A signed note, but not one of a checkpoint; `reason` says why. */
export class NotACheckpoint extends Error {
  constructor(readonly reason: string) {
    super(`not a checkpoint: ${reason}`);
    this.name = 'NotACheckpoint';
  }
}

const HASH_BYTES = 32;

/**
 * The three lines a log signs.
 * @throws RangeError for what no checkpoint can say: our own mistake.
 */
export const formatCheckpoint = ({
  origin,
  size,
  root,
}: Pick<Checkpoint, 'origin' | 'size' | 'root'>): string => {
  if (origin === '' || origin.includes('\n')) throw new RangeError('an origin is one line');
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`not a tree size: ${size}`);
  if (root.length !== HASH_BYTES) throw new RangeError('a root has 32 bytes');
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
};

/** What the body of a note says as a checkpoint. @throws NotACheckpoint */
export const readCheckpoint = (note: Note): Checkpoint => {
  const lines = note.body.slice(0, -1).split('\n');
  if (lines.length < 3) throw new NotACheckpoint('fewer than three lines');
  if (lines.includes('')) throw new NotACheckpoint('an empty line');
  const [origin = '', sizeText = '', rootText = ''] = lines;
  const size = parseCount(sizeText);
  if (size === undefined) throw new NotACheckpoint('the second line is not a size');
  const root = parseHash(rootText);
  if (!root) throw new NotACheckpoint('the third line is not a root hash');
  return { origin, size, root, note };
};

/** Strict. @throws NotANote, NotACheckpoint */
export const parseCheckpoint = (text: string | Uint8Array): Checkpoint =>
  readCheckpoint(parseNote(text));
