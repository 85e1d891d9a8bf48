import type { Instant, StreamName } from '@ledger/kernel';
import type { Pool } from 'pg';

import type { EventStore, Revision } from '../port';
import type { NoteSigner, NoteVerifier } from './keys';
import type { TreeHead } from './merkle';

export interface SealNeeds {
  readonly store: EventStore;
  /** Where tiles and checkpoints are kept, also for a log that is elsewhere. The caller's. */
  readonly pool: Pool;
  /** `seal` unless said otherwise; one schema, one log. */
  readonly schema?: string;
  /** First line of every checkpoint: which log it is about, the same for ever. */
  readonly origin: string;
  readonly signer: NoteSigner;
  /** Keys that signed this log's checkpoints before the signer's. */
  readonly formerKeys?: readonly NoteVerifier[];
  readonly now: () => Instant;
  /** Hears of failures that `run` gets over by itself. */
  readonly onFailure?: (error: unknown) => void;
  /** A minute unless said otherwise. */
  readonly checkpointEveryMs?: number;
}

export interface StoredCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  /** The signed note with every signature that is known. */
  readonly text: string;
  readonly takenAt: Instant;
}

export interface InclusionProof {
  /** Place of the event in the tree: 0 for the first. */
  readonly index: number;
  readonly size: number;
  /** Leaf hash, lower-case hex. */
  readonly leaf: string;
  readonly root: Buffer;
  /** From the leaf's sibling upwards. */
  readonly proof: readonly Buffer[];
  readonly checkpoint: StoredCheckpoint;
}

export interface ConsistencyProof {
  readonly first: TreeHead;
  readonly second: TreeHead;
  readonly proof: readonly Buffer[];
}

export type EventPlace =
  { readonly stream: StreamName; readonly revision: Revision } | { readonly index: number };

/** Which checkpoints: newest first, those smaller than `before`, 100 unless said otherwise. */
export interface CheckpointRange {
  readonly limit?: number;
  readonly before?: number;
}

/** The tree over a log: what is sealed, signed and can be proven. */
export interface Seal {
  /**
   * Follows the log and seals it until the signal aborts; stands by while another process does.
   * @throws SealMismatch, SealDamaged: nothing more is sealed then.
   */
  run(signal: AbortSignal): Promise<void>;

  /** Seals everything that stands in the log now. @throws SealMismatch, SealDamaged */
  caughtUp(): Promise<void>;

  /** What is sealed. */
  head(): Promise<TreeHead>;

  /**
   * Seals what stands in the log and signs it; nothing new gives the checkpoint of before.
   * @throws SealMismatch, SealDamaged
   */
  takeCheckpoint(): Promise<StoredCheckpoint>;

  checkpoints(range?: CheckpointRange): Promise<readonly StoredCheckpoint[]>;

  /** Those of more than `size` events, smallest first. */
  checkpointsAfter(size: number, limit: number): Promise<readonly StoredCheckpoint[]>;

  checkpoint(size: number): Promise<StoredCheckpoint | undefined>;

  /**
   * Keeps those signatures of a checkpoint that the verifiers know.
   * @throws CosignatureRefused; NotANote, NotACheckpoint, NoteRefused for what is wrong in itself
   */
  addCosignatures(noteText: string, verifiers: readonly NoteVerifier[]): Promise<StoredCheckpoint>;

  /**
   * That the event stands in the tree of a checkpoint: that of `size` events, else the latest.
   * @throws NotSealedYet, CheckpointNotFound, StreamNotFound, RevisionNotFound
   * @throws SealMismatch, SealDamaged rather than give a proof that does not hold
   */
  inclusion(place: EventPlace, size?: number): Promise<InclusionProof>;

  /** That the tree of `first` events is the beginning of that of `second`. @throws NotSealedYet */
  consistency(first: number, second: number): Promise<ConsistencyProof>;

  /**
   * Tile hashes of a level (0: leaves; n: roots of 256^n leaves) from `from` on, `count` or as many
   * as there are. As they are kept, for whoever checks them.
   */
  hashes(level: number, from: number, count: number): Promise<readonly Buffer[]>;

  /** Whether the text says what stands beside it and one of the log's own keys signed it. */
  isSigned(checkpoint: StoredCheckpoint): boolean;
}
