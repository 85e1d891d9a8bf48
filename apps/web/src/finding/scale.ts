const DAY_MS = 86_400_000;
/** A pause longer than this, and than twice all that came before, is cut out of the line. */
const CUT_DAYS = 150;
const TIMES_BEFORE = 2;

export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

export interface Tick {
  readonly x: number;
  readonly label: string;
}

/** Where days stand on a line: to scale, and what came much later past a break. */
export interface Scale {
  readonly xOf: (day: string) => number;
  readonly isLater: (day: string) => boolean;
  /** Where the line breaks off, if it does. */
  readonly breakAt: number | undefined;
  readonly end: number;
  readonly ticks: readonly Tick[];
}

/** The first of the days that lie beyond a long pause. */
const firstLater = (days: readonly number[]): number | undefined => {
  const [first = 0] = days;
  return days.find((day, index) => {
    const before = days[index - 1];
    // One day alone is no line that could be pressed together.
    if (before === undefined || index < 2) return false;
    return day - before > Math.max(CUT_DAYS, TIMES_BEFORE * (before - first));
  });
};

const STEPS = [1, 2, 3, 6, 12, 24, 60];
const TICKS_MAX = 14;
/** So few days are told by the day of the month, and not by months. */
const FEW_DAYS = 75;
const DAYS_APART = 5;

const dayTicksOf = (first: number, last: number, at: (day: number) => number): readonly Tick[] => {
  const step = Math.max(1, Math.ceil((last - first) / TICKS_MAX / DAYS_APART) * DAYS_APART);
  const start = Math.ceil(first / step) * step;
  const days = Math.max(0, Math.floor((last - start) / step) + 1);
  return Array.from({ length: days }, (_, index) => {
    const day = start + index * step;
    return { x: at(day), label: dayOf(day).slice(5) };
  });
};

const ticksOf = (first: number, last: number, at: (day: number) => number): readonly Tick[] => {
  if (last - first <= FEW_DAYS) return dayTicksOf(first, last, at);
  const months = (last - first) / 30;
  const step = STEPS.find((one) => months / one <= TICKS_MAX) ?? 120;
  const [year = 0, month = 1] = dayOf(first).split('-').map(Number);
  const ticks: Tick[] = [];
  for (let ahead = 0; ; ahead += 1) {
    const start = Date.UTC(year, month - 1 + ahead, 1);
    const number = start / DAY_MS;
    if (number > last) return ticks;
    const isWanted = (new Date(start).getUTCFullYear() * 12 + new Date(start).getUTCMonth()) % step;
    if (number >= first && isWanted === 0) {
      ticks.push({ x: at(number), label: dayOf(number).slice(0, 7) });
    }
  }
};

export const scaleOf = (
  days: readonly string[],
  left: number,
  right: number,
  roomForLater: number,
): Scale => {
  const numbers = [...new Set(days.map(dayNumber))].sort((a, b) => a - b);
  const cut = firstLater(numbers);
  const near = numbers.filter((day) => cut === undefined || day < cut);
  const later = numbers.filter((day) => cut !== undefined && day >= cut);
  const [first = 0, last = 0] = [near[0], near[near.length - 1]];
  const end = later.length > 0 ? right - roomForLater : right;
  // A little room on both sides, so that nothing stands on the edge.
  const margin = Math.max(3, (last - first) * 0.04);
  const [from, until] = [first - margin, last + margin];
  const at = (day: number): number => left + ((day - from) / (until - from)) * (end - left);
  const xOf = (day: string): number => {
    const number = dayNumber(day);
    const place = later.indexOf(number);
    if (place < 0) return at(number);
    return end + ((place + 0.5) / later.length) * (right - end);
  };
  return {
    xOf,
    isLater: (day) => cut !== undefined && dayNumber(day) >= cut,
    breakAt: later.length > 0 ? end : undefined,
    end,
    ticks: ticksOf(Math.ceil(from), Math.floor(until), at),
  };
};
