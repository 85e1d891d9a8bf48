import { leafHash } from './codec';
import type { LogSource } from './log-lines';
import { type EventStore, type Position, type Recorded, SealBroken } from './port';
import { emptyFrontier, type Frontier, grow } from './seal/merkle';

export type CopyRefusal =
  /** The target holds another event at this place: it is another log, or was changed. */
  | 'target-differs'
  /** The target goes on where the source ends: the source is the older of the two. */
  | 'target-is-longer'
  /** Somebody else writes to the target. */
  | 'target-changed'
  /** Somebody writes to the source: the copy is behind again. */
  | 'source-grew';

/** The logs are not such that one can become a copy of the other. `index` counts from 0. */
export class CopyRefused extends Error {
  constructor(
    readonly reason: CopyRefusal,
    readonly index: number,
    detail: string,
  ) {
    super(`${reason} at index ${index}: ${detail}`);
    this.name = 'CopyRefused';
  }
}

/** How far the target is a copy of the source. */
export interface Compared {
  /** Events both logs begin with, and the tree over their leaves. */
  readonly size: number;
  readonly tree: Frontier;
  /** The source's place of the last of them. */
  readonly last: Position;
  /** The first event that only the source holds. */
  readonly missing: Recorded | undefined;
}

const PAGE = 2_000;

export async function* eventsAfter(store: LogSource, after: Position): AsyncGenerator<Recorded> {
  for await (const page of store.readAll(after, PAGE)) yield* page;
}

/** What is broken is not carried on. @throws SealBroken */
export const checkedLeaf = ({ text, leaf, position, stream, revision }: Recorded): string => {
  if (leafHash(text) === leaf) return leaf;
  throw new SealBroken(position, stream, revision, 'the text does not give the leaf hash');
};

export const placeOf = ({ stream, revision, position }: Recorded): string =>
  `${stream} ${revision} at ${position}`;

const next = async (events: AsyncGenerator<Recorded>): Promise<Recorded | undefined> => {
  const { done, value } = await events.next();
  return done ? undefined : value;
};

/** Walks both logs until the target ends; leaves decide. @throws CopyRefused, SealBroken */
export const compareLogs = async (
  from: LogSource,
  to: EventStore,
  tell: (events: number) => void,
): Promise<Compared> => {
  const source = eventsAfter(from, from.start);
  let [size, last, tree] = [0, from.start, emptyFrontier];
  let leaves: Buffer[] = [];
  const plant = () => {
    tree = grow(tree, leaves);
    leaves = [];
    tell(size);
  };
  try {
    for await (const held of eventsAfter(to, to.start)) {
      const wanted = await next(source);
      if (!wanted) throw new CopyRefused('target-is-longer', size, placeOf(held));
      const leaf = checkedLeaf(wanted);
      if (checkedLeaf(held) !== leaf) {
        throw new CopyRefused('target-differs', size, `${placeOf(held)} for ${placeOf(wanted)}`);
      }
      leaves.push(Buffer.from(leaf, 'hex'));
      [size, last] = [size + 1, wanted.position];
      if (leaves.length === PAGE) plant();
    }
    plant();
    return { size, tree, last, missing: await next(source) };
  } finally {
    await source.return(undefined);
  }
};
