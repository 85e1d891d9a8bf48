import {
  CheckpointNotFound,
  CosignatureRefused,
  NotACheckpoint,
  NotAKey,
  NotANote,
  NoteRefused,
  NotSealedYet,
  RevisionNotFound,
  SealDamaged,
  SealMismatch,
  StreamNotFound,
} from '@ledger/event-store';
import { type Refusal, refuse } from '@ledger/kernel';
import { SealKeyAway } from './seal-signer';

/** Why something about the seal cannot be had. */
export type SealQuestionRefusal =
  | 'event-not-found'
  | 'checkpoint-not-found'
  | 'not-sealed-yet'
  | 'not-a-tree'
  | 'not-a-checkpoint'
  | 'other-log'
  | 'signatures-refused'
  | 'not-a-key'
  | 'seal-key-away'
  | 'seal-broken';

const refusalOf = (error: unknown): Refusal<SealQuestionRefusal> | undefined => {
  if (error instanceof StreamNotFound || error instanceof RevisionNotFound) {
    return refuse('event-not-found');
  }
  if (error instanceof CheckpointNotFound) {
    return refuse('checkpoint-not-found', { size: error.size });
  }
  if (error instanceof NotSealedYet) return refuse('not-sealed-yet', { size: error.size });
  if (error instanceof NotANote || error instanceof NotACheckpoint) {
    return refuse('not-a-checkpoint', { reason: error.reason });
  }
  if (error instanceof NoteRefused) return refuse('signatures-refused', { reason: error.reason });
  if (error instanceof CosignatureRefused) {
    if (error.reason === 'other-log') return refuse('other-log');
    return error.reason === 'unknown-checkpoint'
      ? refuse('checkpoint-not-found')
      : refuse('signatures-refused', { reason: error.reason });
  }
  if (error instanceof NotAKey) return refuse('not-a-key', { reason: error.reason });
  if (error instanceof SealKeyAway) return refuse('seal-key-away', { reason: error.trouble });
  if (error instanceof SealMismatch || error instanceof SealDamaged) {
    return refuse('seal-broken', { reason: error.message });
  }
  return undefined;
};

/** What the work answers, or why it cannot; any other failure stays one. */
export const orRefused = async <T>(
  work: () => Promise<T>,
): Promise<T | Refusal<SealQuestionRefusal>> => {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) return refusal;
    throw error;
  }
};
