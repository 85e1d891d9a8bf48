import { ForeignPosition, type Position } from '../../port';

/** The place of an event in the node's log. Both numbers are kept: one alone has lost events. */
export interface LogPlace {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Before the first event: no event has it, so nothing is at it or before it. */
export const START = 'e:start' as Position;

export const positionOf = ({ commit, prepare }: LogPlace): Position =>
  `e:${commit}/${prepare}` as Position;

/** Undefined for the start. @throws ForeignPosition for a token of another store. */
export const placeOf = (position: Position): LogPlace | undefined => {
  if (position === START) return undefined;
  const match = /^e:(\d{1,20})\/(\d{1,20})$/.exec(position);
  if (!match) throw new ForeignPosition(position);
  const [, commit = '', prepare = ''] = match;
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
};

const order = (a: bigint, b: bigint): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

export const comparePlaces = (a: LogPlace | undefined, b: LogPlace | undefined): number => {
  if (!a || !b) return Number(a !== undefined) - Number(b !== undefined);
  return order(a.commit, b.commit) || order(a.prepare, b.prepare);
};
