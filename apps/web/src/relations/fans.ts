/** Somebody in the middle, and everybody they are bound to. */
export interface Fan {
  readonly key: string;
  readonly name: string;
  readonly isMarked: boolean;
  readonly ties: readonly Tie[];
}

export interface Tie {
  readonly name: string;
  readonly under: string;
  /** Drawn with dashes: what is missing. */
  readonly isBroken: boolean;
  readonly isMarked: boolean;
}

export interface PlacedTie extends Tie {
  readonly x: number;
  readonly y: number;
}

export interface PlacedFan {
  readonly fan: Fan;
  readonly x: number;
  readonly y: number;
  readonly ties: readonly PlacedTie[];
}

const ROW = 20;
const FAN_GAP = 14;
const MIDDLE_X = 14;
const TIE_X = 132;
const TOP = 8;

const heightOf = ({ ties }: Fan): number => Math.max(2, ties.length) * ROW + FAN_GAP;

const placed = (fan: Fan, left: number, top: number): PlacedFan => ({
  fan,
  x: left + MIDDLE_X,
  y: top + (Math.max(2, fan.ties.length) * ROW) / 2,
  ties: fan.ties.map((tie, index) => ({
    ...tie,
    x: left + TIE_X,
    y: top + index * ROW + ROW / 2,
  })),
});

/** Fan beside fan in columns, the fullest first, each into the column that is shortest so far. */
export const placeFans = (fans: readonly Fan[], width: number, columns: number) => {
  const depths = Array.from({ length: columns }, () => TOP);
  const all = fans.map((fan) => {
    const column = depths.indexOf(Math.min(...depths));
    const top = depths[column] ?? TOP;
    depths[column] = top + heightOf(fan);
    return placed(fan, (column * width) / columns, top);
  });
  return { fans: all, height: Math.max(...depths) };
};
