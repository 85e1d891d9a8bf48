import type { CommitteeAnswer } from '../../ledger/committee';

export type Moments = CommitteeAnswer<'/api/v1/committee/households/{no}/moments', 'get'>;
export type Clock = keyof Moments['clocks'];
export type Moment = Moments['clocks'][Clock][number];
export type Entry = Moments['entries'][number];
export type Found = Moments['findings'][number];

/** In the order of the questions: what could they know, what was true, what does the log prove. */
export const CLOCKS: readonly Clock[] = ['knownOn', 'asOf', 'recordedAt'];

export const isClock = (text: string | null): text is Clock =>
  CLOCKS.some((clock) => clock === text);

/** The step a clock stands on: the last moment that is not later than what is asked. */
export const stepAt = (moments: readonly Moment[], at: string | null): number => {
  if (at === null) return moments.length - 1;
  let [low, high] = [0, moments.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((moments[middle]?.at ?? '') <= at) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The events in the order in which a clock brings them into sight, to be cut off at any moment. */
export const inOrderOf = (entries: readonly Entry[], clock: Clock): readonly Entry[] =>
  // The list comes in the order of receipt; events of one moment keep it.
  [...entries].sort((a, b) => (a.on[clock] < b.on[clock] ? -1 : a.on[clock] > b.on[clock] ? 1 : 0));

/** How many events are in sight at a moment; the list is in the order of that clock. */
export const seenBy = (ordered: readonly Entry[], clock: Clock, at: string): number => {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.on[clock] ?? '') <= at) low = middle + 1;
    else high = middle;
  }
  return low;
};

export interface ClocksAt {
  readonly knownOn: string;
  readonly asOf?: string;
  readonly recordedAt?: string;
}

/** The place on all three clocks where one of them was turned to a moment. */
export const clocksAt = ({ knownOn }: Moments, clock: Clock, at: string): ClocksAt =>
  clock === 'knownOn' ? { knownOn: at } : { knownOn, [clock]: at };
