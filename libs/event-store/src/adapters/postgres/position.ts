import { ForeignPosition, type Position } from '../../port';

/** `p:<decimal>`: the tag keeps the positions of other stores out. */
export const positionOf = (place: bigint | number | string): Position => `p:${place}` as Position;

/** @throws ForeignPosition for a token of another store. */
export const placeOf = (position: Position): bigint => {
  if (!/^p:\d{1,19}$/.test(position)) throw new ForeignPosition(position);
  return BigInt(position.slice(2));
};

export const START = positionOf(0);

export const comparePlaces = (a: Position, b: Position): number => {
  const [left, right] = [placeOf(a), placeOf(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
};
