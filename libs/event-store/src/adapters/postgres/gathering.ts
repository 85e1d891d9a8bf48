import type { StreamName } from '@ledger/kernel';

import { firstRevision } from '../../codec';
import { judge, NO_STREAM, type Standing } from '../../judge';
import type { Revision, WriteResult } from '../../port';
import { placeRows, type PreparedWrite } from './copy-rows';
import { positionOf } from './position';

export type Heads = ReadonlyMap<StreamName, Revision>;
type StandingIn = ReadonlyMap<StreamName, ReadonlyMap<Revision, Standing>>;

/** Revisions of one stream whose event ids must be known before judging. */
export interface Range {
  readonly stream: StreamName;
  readonly from: Revision;
  readonly until: Revision;
}

/** A write accepted just now, which a later one of the same gathering may repeat. */
interface Added {
  readonly first: Revision;
  readonly ids: readonly string[];
  readonly position: number;
}

/** Only writes that expect less than the head can have been written before. */
export const rangesToCompare = (writes: readonly PreparedWrite[], heads: Heads): readonly Range[] =>
  writes.flatMap(({ stream, expected, ids }) => {
    const head = heads.get(stream);
    const from = firstRevision(expected);
    if (head === undefined || from < 0n || from > head) return [];
    const last = from + BigInt(ids.length) - 1n;
    return [{ stream, from, until: last < head ? last : head }];
  });

/** Judges writes one after the other, each seeing those before it, and gives them their places. */
export class Judge {
  readonly accepted: PreparedWrite[] = [];
  /** What was added just now, by stream. */
  private readonly added = new Map<StreamName, Added[]>();

  /** @param last the last position that is taken. */
  constructor(
    private readonly heads: Heads,
    private readonly standing: StandingIn,
    private last: number,
  ) {}

  get lastPosition(): number {
    return this.last;
  }

  judge(write: PreparedWrite): WriteResult {
    const verdict = judge(write, this.headOf(write.stream), (at) => this.at(write.stream, at));
    if (verdict.outcome !== 'append') return verdict;
    const { first } = verdict;
    const position = this.last + 1;
    placeRows(write, position);
    this.last += write.ids.length;
    this.accepted.push(write);
    const addition = { first, ids: write.ids, position };
    const added = this.added.get(write.stream);
    if (added) added.push(addition);
    else this.added.set(write.stream, [addition]);
    const revision = first + BigInt(write.ids.length) - 1n;
    return { outcome: 'appended', revision, position: positionOf(this.last) };
  }

  private headOf(stream: StreamName): Revision {
    const newest = this.added.get(stream)?.at(-1);
    if (newest) return newest.first + BigInt(newest.ids.length) - 1n;
    return this.heads.get(stream) ?? NO_STREAM;
  }

  private at(stream: StreamName, revision: Revision): Standing | undefined {
    for (const { first, ids, position } of this.added.get(stream) ?? []) {
      const offset = Number(revision - first);
      const id = ids[offset];
      if (id !== undefined) return { id, position: positionOf(position + offset) };
    }
    return this.standing.get(stream)?.get(revision);
  }
}
