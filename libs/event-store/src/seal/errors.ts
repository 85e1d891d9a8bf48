import type { StreamName } from '@ledger/kernel';

import type { Position, Revision } from '../port';

/** The log holds another event than the one that was sealed at this index (0 for the first). */
export class SealMismatch extends Error {
  constructor(
    readonly index: number,
    readonly position: Position,
  ) {
    super(`the event at ${position} is not the one that was sealed at index ${index}`);
    this.name = 'SealMismatch';
  }
}

/** What the seal itself has kept does not fit together: somebody changed it outside the ledger. */
export class SealDamaged extends Error {
  constructor(
    readonly part: 'tiles' | 'head' | 'checkpoint',
    detail: string,
  ) {
    super(`${part}: ${detail}`);
    this.name = 'SealDamaged';
  }
}

/** It will be, but is not yet: the answer can be had after the next checkpoint. */
export class NotSealedYet extends Error {
  constructor(
    /** How many events are sealed, or covered by the checkpoint that was meant. */
    readonly size: number,
    detail: string,
  ) {
    super(`${detail} is not sealed yet: the seal covers ${size} events`);
    this.name = 'NotSealedYet';
  }
}

/** No checkpoint of that size was ever taken. */
export class CheckpointNotFound extends Error {
  constructor(readonly size: number) {
    super(`no checkpoint of ${size} events was taken`);
    this.name = 'CheckpointNotFound';
  }
}

/** The stream exists and has no event of that revision. */
export class RevisionNotFound extends Error {
  constructor(
    readonly stream: StreamName,
    readonly revision: Revision,
  ) {
    super(`${stream} has no revision ${revision}`);
    this.name = 'RevisionNotFound';
  }
}

/** The note with the cosignatures is not about a checkpoint of this log. */
export class CosignatureRefused extends Error {
  constructor(readonly reason: 'other-log' | 'unknown-checkpoint' | 'other-text') {
    super(reason);
    this.name = 'CosignatureRefused';
  }
}
