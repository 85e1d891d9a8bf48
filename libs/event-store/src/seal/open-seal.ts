import { schemaName } from '../adapters/postgres/names';
import { Checkpoints } from './checkpoints';
import { SealDamaged } from './errors';
import { keepSealing } from './keep-sealing';
import type { NoteVerifier } from './keys';
import { headOf, rootOf, type TreeHead } from './merkle';
import { treeSpan } from './proof-path';
import { Proofs } from './proofs';
import { DEFAULT_SCHEMA } from './schema';
import type { EventPlace, Seal, SealNeeds, StoredCheckpoint } from './seal';
import { Sealer } from './sealer';
import { Tiles } from './tiles';

const CHECKPOINT_EVERY_MS = 60_000;

class LogSeal implements Seal {
  private readonly schema: string;
  private readonly sealer: Sealer;
  private readonly tiles: Tiles;
  private readonly kept: Checkpoints;
  private readonly proofs: Proofs;

  constructor(private readonly needs: SealNeeds) {
    const { store, pool } = needs;
    const schema = schemaName(needs.schema ?? DEFAULT_SCHEMA);
    this.schema = schema;
    this.sealer = new Sealer(store, pool, schema);
    this.tiles = new Tiles(pool, schema);
    this.kept = new Checkpoints(pool, schema, needs);
    const [sealer, tiles, checkpoints] = [this.sealer, this.tiles, this.kept];
    this.proofs = new Proofs({ store, pool, schema, sealer, tiles, checkpoints });
  }

  run(signal: AbortSignal): Promise<void> {
    const {
      pool,
      checkpointEveryMs = CHECKPOINT_EVERY_MS,
      onFailure = () => undefined,
    } = this.needs;
    const { schema, sealer } = this;
    const keeping = { pool, schema, sealer, seal: this, checkpointEveryMs, onFailure };
    return keepSealing(keeping, signal);
  }

  caughtUp(): Promise<void> {
    return this.sealer.catchUp();
  }

  async head(): Promise<TreeHead> {
    return headOf(await this.sealer.frontier());
  }

  async takeCheckpoint(): Promise<StoredCheckpoint> {
    await this.caughtUp();
    const head = await this.head();
    await this.mustFit(head);
    return this.kept.take(head);
  }

  /** Nothing is signed that does not go on from what was signed before. */
  private async mustFit(head: TreeHead): Promise<void> {
    const [latest] = await this.kept.newest({ limit: 1 });
    const spans = [head.size, latest?.size ?? 0].map(treeSpan);
    const [root, former] = await this.tiles.roots(spans);
    if (!root?.equals(head.root)) {
      throw new SealDamaged('head', `the tiles give another root of ${head.size} events`);
    }
    if (latest && !former?.equals(latest.root)) {
      throw new SealDamaged('checkpoint', `the tree does not begin with that of ${latest.size}`);
    }
    // The store's own head moves on while we look; only the same size can be compared.
    const own = await this.needs.store.head?.();
    if (own?.size === head.size && !rootOf(own).equals(head.root)) {
      throw new SealDamaged('head', `the log has another root of ${head.size} events`);
    }
  }

  checkpoints(range?: { readonly limit?: number; readonly before?: number }) {
    return this.kept.newest(range);
  }

  checkpointsAfter(size: number, limit: number) {
    return this.kept.next(size, limit);
  }

  checkpoint(size: number): Promise<StoredCheckpoint | undefined> {
    return this.kept.of(size);
  }

  addCosignatures(noteText: string, verifiers: readonly NoteVerifier[]) {
    return this.kept.addCosignatures(noteText, verifiers);
  }

  inclusion(place: EventPlace, size?: number) {
    return this.proofs.inclusion(place, size);
  }

  consistency(first: number, second: number) {
    return this.proofs.consistency(first, second);
  }

  hashes(level: number, from: number, count: number): Promise<readonly Buffer[]> {
    return this.tiles.hashes(level, from, count);
  }

  isSigned(checkpoint: StoredCheckpoint): boolean {
    return this.kept.isSigned(checkpoint);
  }
}

/** The seal over the log of a store. Its tables are made by `migrateSeal`. */
export const openSeal = (needs: SealNeeds): Seal => new LogSeal(needs);
