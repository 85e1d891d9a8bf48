import { instant } from '@ledger/kernel';
import type { Pool, PoolClient } from 'pg';

import { formatCheckpoint, parseCheckpoint } from './checkpoint';
import { CosignatureRefused, SealDamaged } from './errors';
import { type NoteVerifier, verifierFrom } from './keys';
import { type TreeHead } from './merkle';
import { keyOf, openNote, signatureLine, signNote, withSignatures } from './note';
import type { CheckpointRange, SealNeeds, StoredCheckpoint } from './seal';
import { ask, inSealLane } from './transaction';

interface CheckpointRow {
  readonly size: string;
  readonly root: Buffer;
  readonly text: string;
  readonly taken_at: Date;
}

const storedFrom = ({ size, root, text, taken_at }: CheckpointRow): StoredCheckpoint => ({
  size: Number(size),
  root,
  text,
  takenAt: instant(taken_at.toISOString()),
});

const PAGE = 100;

/** The checkpoints of one log: signed here, countersigned elsewhere, kept. */
export class Checkpoints {
  private readonly ownKeys: readonly NoteVerifier[];

  constructor(
    private readonly pool: Pool,
    private readonly schema: string,
    private readonly needs: Pick<SealNeeds, 'origin' | 'signer' | 'now' | 'formerKeys'>,
  ) {
    this.ownKeys = [verifierFrom(needs.signer.vkey), ...(needs.formerKeys ?? [])];
  }

  async newest({ limit = PAGE, before }: CheckpointRange = {}) {
    const rows = await ask<CheckpointRow>(
      this.pool,
      `select * from ${this.schema}.checkpoint where $1::bigint is null or size < $1
        order by size desc limit $2`,
      [before ?? null, limit],
    );
    return rows.map(storedFrom);
  }

  /** Those of more than `size` events, smallest first, so many at a time. */
  async next(size: number, limit: number): Promise<readonly StoredCheckpoint[]> {
    const rows = await ask<CheckpointRow>(
      this.pool,
      `select * from ${this.schema}.checkpoint where size > $1 order by size limit $2`,
      [size, limit],
    );
    return rows.map(storedFrom);
  }

  async of(size: number): Promise<StoredCheckpoint | undefined> {
    const sql = `select * from ${this.schema}.checkpoint where size = $1`;
    const [row] = await ask<CheckpointRow>(this.pool, sql, [size]);
    return row && storedFrom(row);
  }

  /** Signs the head and keeps it; the same size again is the checkpoint of the first time. */
  async take(head: TreeHead): Promise<StoredCheckpoint> {
    const { origin, signer, now } = this.needs;
    return inSealLane(this.pool, this.schema, async (client) => {
      const standing = await standingIn(client, this.schema, head.size);
      if (standing?.root.equals(head.root)) return standing;
      if (standing) throw new SealDamaged('checkpoint', `of ${head.size} events has another root`);
      const text = signNote(formatCheckpoint({ origin, ...head }), [signer]);
      const { rows } = await client.query<CheckpointRow>(
        `insert into ${this.schema}.checkpoint (size, root, text, taken_at)
          values ($1, $2, $3, $4) returning *`,
        [head.size, head.root, text, now()],
      );
      return storedFrom(rows[0] as CheckpointRow);
    });
  }

  /** Whether the text says what stands beside it and one of our own keys signed it. */
  isSigned({ text, size, root }: StoredCheckpoint): boolean {
    try {
      const said = parseCheckpoint(text);
      if (said.origin !== this.needs.origin || said.size !== size) return false;
      return said.root.equals(root) && openNote(text, this.ownKeys).verified.length > 0;
    } catch {
      return false;
    }
  }

  /** @throws CosignatureRefused, NotANote, NotACheckpoint, NoteRefused */
  async addCosignatures(
    noteText: string,
    verifiers: readonly NoteVerifier[],
  ): Promise<StoredCheckpoint> {
    const { origin, size, note } = parseCheckpoint(noteText);
    if (origin !== this.needs.origin) throw new CosignatureRefused('other-log');
    const own = new Set(this.ownKeys.map(keyOf));
    const lines = openNote(noteText, verifiers)
      .verified.map(({ signature }) => signature)
      .filter((signature) => !own.has(keyOf(signature)))
      .map(({ name, keyId, signature }) => signatureLine(name, keyId, signature));
    return inSealLane(this.pool, this.schema, async (client) => {
      const standing = await standingIn(client, this.schema, size);
      if (!standing) throw new CosignatureRefused('unknown-checkpoint');
      if (parseCheckpoint(standing.text).note.body !== note.body) {
        throw new CosignatureRefused('other-text');
      }
      if (lines.length === 0) return standing;
      const text = withSignatures(standing.text, lines.join(''));
      await client.query(`update ${this.schema}.checkpoint set text = $1 where size = $2`, [
        text,
        size,
      ]);
      return { ...standing, text };
    });
  }
}

const standingIn = async (client: PoolClient, schema: string, size: number) => {
  const sql = `select * from ${schema}.checkpoint where size = $1`;
  const { rows } = await client.query<CheckpointRow>(sql, [size]);
  return rows[0] && storedFrom(rows[0]);
};
