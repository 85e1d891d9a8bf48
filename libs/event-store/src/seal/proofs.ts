import type { StreamName } from '@ledger/kernel';
import type { Pool } from 'pg';

import type { EventStore, Recorded, Revision } from '../port';
import type { Checkpoints } from './checkpoints';
import {
  CheckpointNotFound,
  NotSealedYet,
  RevisionNotFound,
  SealDamaged,
  SealMismatch,
} from './errors';
import { indexOf } from './place-index';
import { consistencyPath, inclusionPath, treeSpan } from './proof-path';
import type { ConsistencyProof, EventPlace, InclusionProof } from './seal';
import type { Sealer } from './sealer';
import type { Tiles } from './tiles';
import { verifyConsistency, verifyInclusion } from './verify-proof';

interface Parts {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly schema: string;
  readonly sealer: Sealer;
  readonly tiles: Tiles;
  readonly checkpoints: Checkpoints;
}

/** Proofs out of the tiles. Each is checked before it is given away. */
export class Proofs {
  constructor(private readonly parts: Parts) {}

  async inclusion(place: EventPlace, size?: number): Promise<InclusionProof> {
    const checkpoint = await this.checkpointOf(size);
    const { index, event } = await this.indexOf(place);
    if (index >= checkpoint.size) throw new NotSealedYet(checkpoint.size, `event ${index}`);
    const path = inclusionPath(index, checkpoint.size);
    const [leaf, ...proof] = await this.parts.tiles.roots([[{ level: 0, index }], ...path]);
    if (!leaf) throw new SealDamaged('tiles', `there is no leaf ${index}`);
    if (event && event.leaf !== leaf.toString('hex')) throw new SealMismatch(index, event.position);
    const { root } = checkpoint;
    if (!verifyInclusion({ index, size: checkpoint.size, leaf, proof, root })) {
      throw new SealDamaged(
        'tiles',
        `they do not lead from ${index} to checkpoint ${checkpoint.size}`,
      );
    }
    const hex = leaf.toString('hex');
    return { index, size: checkpoint.size, leaf: hex, root, proof, checkpoint };
  }

  async consistency(first: number, second: number): Promise<ConsistencyProof> {
    if (![first, second].every(Number.isSafeInteger) || first < 0 || first > second) {
      throw new RangeError(`no tree of ${second} begins with one of ${first}`);
    }
    const sealed = (await this.parts.sealer.frontier()).size;
    if (second > sealed) throw new NotSealedYet(sealed, `a tree of ${second}`);
    const [firstRoot, secondRoot, ...proof] = (await this.parts.tiles.roots([
      treeSpan(first),
      treeSpan(second),
      ...consistencyPath(first, second),
    ])) as [Buffer, Buffer, ...Buffer[]];
    await this.mustBeAsSigned(first, firstRoot);
    await this.mustBeAsSigned(second, secondRoot);
    if (!verifyConsistency({ first, second, firstRoot, secondRoot, proof })) {
      throw new SealDamaged('tiles', `they do not lead from ${first} to ${second}`);
    }
    return {
      first: { size: first, root: firstRoot },
      second: { size: second, root: secondRoot },
      proof,
    };
  }

  /** @throws SealDamaged when the tiles give another root than a checkpoint of that size. */
  async mustBeAsSigned(size: number, root: Buffer): Promise<void> {
    const checkpoint = await this.parts.checkpoints.of(size);
    if (!checkpoint || checkpoint.root.equals(root)) return;
    throw new SealDamaged('tiles', `they do not give the root of checkpoint ${size}`);
  }

  private async checkpointOf(size: number | undefined) {
    const { checkpoints } = this.parts;
    if (size === undefined) {
      const [latest] = await checkpoints.newest({ limit: 1 });
      if (!latest) throw new NotSealedYet(0, 'the log');
      return latest;
    }
    const checkpoint = await checkpoints.of(size);
    if (!checkpoint) throw new CheckpointNotFound(size);
    return checkpoint;
  }

  private async indexOf(
    place: EventPlace,
  ): Promise<{ readonly index: number; readonly event?: Recorded }> {
    if ('index' in place) {
      if (Number.isSafeInteger(place.index) && place.index >= 0) return { index: place.index };
      throw new RangeError(`not an index: ${place.index}`);
    }
    const { store, pool, schema, sealer } = this.parts;
    const event = await eventAt(store, place.stream, place.revision);
    const progress = await sealer.progress();
    if (store.comparePositions(event.position, progress.position) > 0) {
      throw new NotSealedYet(progress.size, `${place.stream} ${place.revision}`);
    }
    return { index: await indexOf(store, pool, schema, event.position, progress), event };
  }
}

const eventAt = async (
  store: EventStore,
  stream: StreamName,
  revision: Revision,
): Promise<Recorded> => {
  for await (const event of store.readStream(stream, revision)) {
    if (event.revision === revision) return event;
    break;
  }
  throw new RevisionNotFound(stream, revision);
};
