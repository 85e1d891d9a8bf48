import { type Lane, LANES, type Point } from './points';
import type { Scale } from './scale';

export const ROW = 18;
const LANE_PADDING = 10;
const WIDE = 12.5;
const NARROW = 7;
const GAP = 8;

/** About as wide as the text will be drawn. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? WIDE : NARROW), 0);

/** A point with its label, where both stand. */
export interface Placed {
  readonly point: Point;
  readonly label: string;
  readonly x: number;
  readonly xUntil: number;
  readonly y: number;
  readonly isLeft: boolean;
}

export interface PlacedLane {
  readonly lane: Lane;
  readonly top: number;
  readonly height: number;
  readonly placed: readonly Placed[];
}

interface Box {
  readonly row: number;
  readonly from: number;
  readonly until: number;
}

const labelOf = ({ on, until, what }: Point, isWhole: boolean): string => {
  const day = isWhole ? on : on.slice(5);
  const days = on === until ? day : `${day}–${isWhole ? until : until.slice(5)}`;
  return `${days} ${what}`;
};

const rowFor = (boxes: readonly Box[], from: number, until: number): number => {
  for (let row = 0; ; row += 1) {
    const isFree = boxes.every((box) => box.row !== row || until < box.from || from > box.until);
    if (isFree) return row;
  }
};

interface Room {
  readonly scale: Scale;
  readonly right: number;
  /** The line reaches over several years, so that a day needs its own. */
  readonly hasYears: boolean;
}

/** Labels stand beside their points, in the first row of the lane in which there is room. */
const placedIn = (points: readonly Point[], { scale, right, hasYears }: Room, top: number) => {
  const boxes: Box[] = [];
  const placed = points.map((point): Placed => {
    const label = labelOf(point, hasYears || scale.isLater(point.on));
    const [x, xUntil] = [scale.xOf(point.on), scale.xOf(point.until)];
    const width = widthOf(label) + GAP;
    const isLeft = xUntil + width > right;
    const [from, until] = isLeft ? [x - width, xUntil + GAP] : [x - GAP, xUntil + width];
    const row = rowFor(boxes, from, until);
    boxes.push({ row, from, until });
    return { point, label, x, xUntil, y: top + LANE_PADDING + row * ROW + ROW / 2, isLeft };
  });
  const rows = Math.max(1, ...boxes.map(({ row }) => row + 1));
  return { placed, height: rows * ROW + 2 * LANE_PADDING };
};

/** The lanes in which something happened, one under the other. */
export const lanesOf = (
  points: readonly Point[],
  scale: Scale,
  right: number,
  top: number,
): readonly PlacedLane[] => {
  const years = new Set(
    points.filter(({ on }) => !scale.isLater(on)).map(({ on }) => on.slice(0, 4)),
  );
  const room = { scale, right, hasYears: years.size > 1 };
  const lanes: PlacedLane[] = [];
  let y = top;
  for (const lane of LANES) {
    const own = points.filter((point) => point.lane === lane);
    if (own.length === 0) continue;
    const { placed, height } = placedIn(own, room, y);
    lanes.push({ lane, top: y, height, placed });
    y += height;
  }
  return lanes;
};
