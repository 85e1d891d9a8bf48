import { type EventStore, SealBroken, type WrongPlace } from './port';
import type { TreeHead } from './seal/merkle';
import type { Seal } from './seal/seal';
import { Inspection } from './verifying/inspection';
import type { Wrong } from './verifying/wrong';

export interface Verification {
  /** How many events hold, from the first on. */
  readonly events: number;
  /** The tree over what was read. */
  readonly head: TreeHead;
  readonly firstWrong?: Wrong;
}

export interface VerifyOptions {
  /** Its tiles name the exact place, its checkpoints what was signed. */
  readonly seal?: Seal;
  /** A head from elsewhere, printed on paper: today's log must go on from it. */
  readonly against?: TreeHead;
}

const PAGE = 5_000;

const examine = async (
  store: EventStore,
  inspection: Inspection,
  pageSize: number,
): Promise<Wrong | undefined> => {
  for await (const page of store.readAll(inspection.last, pageSize)) {
    const wrong = await inspection.page(page);
    if (wrong) return wrong;
  }
  return inspection.end();
};

/** What a store would not hand out is found again one by one, so that its place is known. */
const examineToTheEnd = async (store: EventStore, inspection: Inspection) => {
  const before = await inspection.compareRoots();
  if (before) return before;
  for (const pageSize of [PAGE, 1]) {
    try {
      return await examine(store, inspection, pageSize);
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      if (pageSize === 1) return inspection.unreadable(error);
    }
  }
  return undefined;
};

/** Of columns and other things beside the texts; only asked when the texts themselves hold. */
const besideText = (
  { places }: EventStore,
  wrong: WrongPlace | undefined,
  events: number,
): Wrong | undefined => {
  if (!wrong) return undefined;
  const { position, stream, revision } = wrong;
  const index = places?.indexOf(position) ?? events;
  return { code: 'beside-text', position, index, stream, revision };
};

/**
 * Reads the whole log and recomputes what can be: hash of every text, canonical form, order and
 * places, dense revisions, the tree; and compares it with everything that was ever said about it:
 * tiles, checkpoints, heads and the paper. Names the first place that is wrong.
 */
export const verify = async (
  store: EventStore,
  { seal, against }: VerifyOptions = {},
): Promise<Verification> => {
  const inspection = await Inspection.of(store, seal, against);
  // The store looks at its columns while we look at the texts.
  const beside = store.checkBesideText?.();
  beside?.catch(() => undefined);
  const wrong =
    (await examineToTheEnd(store, inspection)) ??
    besideText(store, await beside, inspection.head.size);
  const { head } = inspection;
  if (!wrong) return { events: head.size, head };
  return { events: wrong.between?.from ?? wrong.index, head, firstWrong: wrong };
};
