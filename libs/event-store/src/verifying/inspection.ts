import type { EventStore, Position, Recorded, SealBroken } from '../port';
import { emptyFrontier, type Frontier, grow, headOf, rootOf, type TreeHead } from '../seal/merkle';
import type { Seal } from '../seal/seal';
import { TilePieces } from '../seal/tile-pieces';
import { EventExaminer } from './event-examiner';
import { type Milestone, Milestones, readableHead } from './milestones';
import { firstUnlike, firstWrongRoot } from './tile-examiner';
import type { Wrong, WrongCode } from './wrong';

const CODE_OF = {
  'forged-checkpoint': 'checkpoint-forged',
  checkpoint: 'checkpoint-differs',
  paper: 'paper-differs',
  'seal-head': 'seal-head-differs',
  head: 'head-differs',
} as const satisfies Record<Milestone['said'], WrongCode>;

/** One reading of a log from its first event to its last, and what is found on the way. */
export class Inspection {
  private readonly examiner: EventExaminer;
  private tree: Frontier = emptyFrontier;
  /** How far the log is what somebody signed, or what the seal holds. */
  private proven = { size: 0, position: '' as Position };
  /** A place where log and tile differ, until a root tells which of the two is wrong. */
  private suspect: Wrong | undefined;

  private constructor(
    private readonly store: EventStore,
    private readonly seal: Seal | undefined,
    private readonly milestones: Milestones,
  ) {
    this.examiner = new EventExaminer(store);
    this.proven = { size: 0, position: store.start };
  }

  static async of(store: EventStore, seal?: Seal, paper?: TreeHead): Promise<Inspection> {
    return new Inspection(store, seal, await Milestones.of(store, seal, paper));
  }

  /** The tree over the events that were read. */
  get head(): TreeHead {
    return headOf(this.tree);
  }

  /** The position of the last event that was read. */
  get last(): Position {
    return this.examiner.last;
  }

  /** Examines the next page. */
  async page(page: readonly Recorded[]): Promise<Wrong | undefined> {
    const from = this.tree.size;
    const leaves = page.map(({ leaf }) => Buffer.from(leaf, 'hex'));
    const unlike = await this.unlike(page, leaves);
    const pieces = new TilePieces(from);
    for (let at = 0; at < page.length;) {
      const until = Math.min(page.length, this.milestones.next - from);
      const wrong = this.events(page.slice(at, until), from + at, unlike);
      if (wrong) return wrong;
      const grown = leaves.slice(at, until);
      this.tree = grow(this.tree, grown, (level, root) => pieces.add(level, root));
      at = until;
      const differing = await this.compareRoots();
      if (differing) return differing;
    }
    return this.compareTiles(pieces);
  }

  /** What stands in the log is compared with what the tiles hold for it. */
  private async unlike(page: readonly Recorded[], leaves: readonly Buffer[]) {
    const from = this.tree.size;
    const count = Math.min(page.length, Math.max(0, this.milestones.sealed - from));
    if (!this.seal || this.suspect || count === 0) return undefined;
    return firstUnlike(page, leaves, await this.seal.hashes(0, from, count), from, count);
  }

  private events(events: readonly Recorded[], from: number, unlike: Wrong | undefined) {
    for (const [i, event] of events.entries()) {
      const own = this.examiner.wrongWith(event, from + i);
      if (own) return this.suspect ?? own;
      if (unlike?.index === from + i) this.suspect = unlike;
      const inStream = this.examiner.wrongInStream(event, from + i);
      if (inStream) return this.suspect ?? inStream;
    }
    return undefined;
  }

  /** Every root that is known of just so many events. Also to be called before the first page. */
  async compareRoots(): Promise<Wrong | undefined> {
    while (this.milestones.next === this.tree.size) {
      const milestone = await this.milestones.take();
      const wrong = milestone && this.wrongAt(milestone);
      if (wrong) return wrong;
    }
    return undefined;
  }

  private wrongAt({ said, size, root }: Milestone): Wrong | undefined {
    const differs = () => this.suspect ?? this.within(CODE_OF[said], size);
    if (said === 'forged-checkpoint' || !root.equals(rootOf(this.tree))) return differs();
    // A head nobody signed is no proof, but two that agree against a tile speak for themselves.
    if (this.suspect && said !== 'head') return asTileChanged(this.suspect);
    if (said === 'checkpoint' || said === 'paper') this.proven = { size, position: this.last };
    return undefined;
  }

  private async compareTiles(pieces: TilePieces): Promise<Wrong | undefined> {
    if (!this.seal || this.suspect) return undefined;
    const index = await firstWrongRoot(this.seal, pieces.all(), this.milestones.sealed);
    if (index === undefined) return undefined;
    return { code: 'tile-changed', index, position: this.placeAt(index) };
  }

  /** After the last page. */
  async end(): Promise<Wrong | undefined> {
    return this.suspect ?? (await this.beyond()) ?? (await this.atTheEnd());
  }

  /** The store found out by itself that an event is not what was sealed. */
  unreadable({ position, stream, revision, reason }: SealBroken): Wrong {
    const index = this.tree.size;
    return (
      this.suspect ?? { code: 'unreadable', position, index, stream, revision, detail: reason }
    );
  }

  /** Somebody says there are more events than there are. */
  private async beyond(): Promise<Wrong | undefined> {
    const rest: Milestone[] = [];
    for (let one = await this.milestones.take(); one; one = await this.milestones.take()) {
      rest.push(one);
    }
    const from = this.tree.size;
    const here = { position: this.placeAt(from), index: from };
    const longest = (of: readonly Milestone[]) => Math.max(...of.map(({ size }) => size));
    const sealed = rest.filter(({ said }) => said !== 'paper' && said !== 'forged-checkpoint');
    if (sealed.length > 0) {
      return { code: 'missing', ...here, between: { from, until: longest(sealed) } };
    }
    const paper = rest.find(({ said }) => said === 'paper');
    if (paper) return { code: 'shorter-than-paper', ...here, between: { from, until: paper.size } };
    return rest[0] && this.within('checkpoint-forged', rest[0].size);
  }

  /** What can only be said once no event is left. */
  private async atTheEnd(): Promise<Wrong | undefined> {
    const { size } = this.tree;
    if (this.milestones.sealHeadIsBroken) return this.within('seal-head-differs', size);
    if (!this.store.head) return undefined;
    const head = await readableHead(this.store);
    if (!head) return this.within('head-differs', size);
    if (head.size < size) return this.neverAppended(head.size);
    const differs = head.size === size && !head.root.equals(rootOf(this.tree));
    return differs ? this.within('head-differs', size) : undefined;
  }

  private async neverAppended(index: number): Promise<Wrong> {
    const position = this.placeAt(index);
    const before = this.store.places?.positionAt(index - 1);
    for await (const [event] of this.store.readAll(before ?? this.last, 1)) {
      if (!event) break;
      const { stream, revision } = event;
      return { code: 'never-appended', position, index, stream, revision };
    }
    return { code: 'never-appended', position, index };
  }

  /** Somewhere after what is proven. */
  private within(code: WrongCode, until: number): Wrong {
    const { size: from, position } = this.proven;
    const place = this.store.places?.positionAt(from) ?? position;
    return { code, position: place, index: from, between: { from, until } };
  }

  private placeAt(index: number): Position {
    return this.store.places?.positionAt(index) ?? this.last;
  }
}

const asTileChanged = ({ position, index, stream, revision }: Wrong): Wrong => ({
  code: 'tile-changed',
  position,
  index,
  ...(stream !== undefined && { stream }),
  ...(revision !== undefined && { revision }),
});
