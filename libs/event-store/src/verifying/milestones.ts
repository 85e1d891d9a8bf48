import { type EventStore, HeadBroken } from '../port';
import { SealDamaged } from '../seal/errors';
import { headOf, type TreeHead } from '../seal/merkle';
import type { Seal, StoredCheckpoint } from '../seal/seal';

/** A root that somebody says the log had at some size. */
export interface Milestone extends TreeHead {
  readonly said: 'checkpoint' | 'forged-checkpoint' | 'paper' | 'seal-head' | 'head';
}

const CHECKPOINTS_PAGE = 500;

/** Who is believed first where several speak of the same size. */
const RANK = { 'forged-checkpoint': 0, checkpoint: 1, paper: 2, 'seal-head': 3, head: 4 } as const;

/** The head; undefined when what is kept as one cannot be one. */
const unlessBroken = async (head: Promise<TreeHead>): Promise<TreeHead | undefined> => {
  try {
    return await head;
  } catch (error) {
    if (error instanceof SealDamaged || error instanceof HeadBroken) return undefined;
    throw error;
  }
};

/** Where the store says its log ends; undefined when it keeps no head, or a broken one. */
export const readableHead = async (store: EventStore): Promise<TreeHead | undefined> =>
  store.head && unlessBroken(store.head().then(headOf));

/** Everything that is said about the log's roots before it is read, by size. */
export class Milestones {
  /** Where the tiles end. */
  readonly sealed: number;
  readonly sealHeadIsBroken: boolean;
  private readonly waiting: Milestone[];
  private read = -1;

  private constructor(
    private readonly seal: Seal | undefined,
    others: readonly Milestone[],
    /** Checkpoints taken later than this speak of events that may not be read any more. */
    private readonly lastCheckpoint: number,
  ) {
    this.waiting = [...others];
    const sealHead = others.find(({ said }) => said === 'seal-head');
    this.sealed = sealHead?.size ?? 0;
    this.sealHeadIsBroken = seal !== undefined && !sealHead;
  }

  static async of(store: EventStore, seal?: Seal, paper?: TreeHead): Promise<Milestones> {
    const others: Milestone[] = paper ? [{ said: 'paper', ...paper }] : [];
    const sealHead = seal && (await unlessBroken(seal.head()));
    if (sealHead) others.push({ said: 'seal-head', ...sealHead });
    const head = await readableHead(store);
    if (head) others.push({ said: 'head', ...head });
    const [newest] = (await seal?.checkpoints({ limit: 1 })) ?? [];
    const milestones = new Milestones(seal, others, newest?.size ?? -1);
    await milestones.fill();
    return milestones;
  }

  /** The size of the next one; infinite when there is none. */
  get next(): number {
    return this.waiting[0]?.size ?? Infinity;
  }

  /** Takes the next one. */
  async take(): Promise<Milestone | undefined> {
    const milestone = this.waiting.shift();
    if (milestone?.said.endsWith('checkpoint')) await this.fill();
    return milestone;
  }

  /** Keeps at least one checkpoint waiting while there are any. */
  private async fill(): Promise<void> {
    const has = this.waiting.some(({ said }) => said.endsWith('checkpoint'));
    if (!this.seal || has || this.read >= this.lastCheckpoint) return;
    const page = await this.seal.checkpointsAfter(this.read, CHECKPOINTS_PAGE);
    const known = page.filter(({ size }) => size <= this.lastCheckpoint);
    this.read = known.at(-1)?.size ?? this.lastCheckpoint;
    this.waiting.push(...known.map((checkpoint) => this.milestoneOf(checkpoint)));
    this.waiting.sort((a, b) => a.size - b.size || RANK[a.said] - RANK[b.said]);
  }

  private milestoneOf(checkpoint: StoredCheckpoint): Milestone {
    const { size, root } = checkpoint;
    const said = this.seal?.isSigned(checkpoint) ? 'checkpoint' : 'forged-checkpoint';
    return { said, size, root };
  }
}
