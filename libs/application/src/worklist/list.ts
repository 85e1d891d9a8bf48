import { parseLocalDate } from '@ledger/kernel';
import { compare } from '@ledger/views';
import { isUuid } from '../accounts/account';
import type { FindingWork, WorkState } from './answers';

/** Where somebody still has something to do, and where not. */
export const WORK_STATES = [
  'open',
  'assigned',
  'verified',
  'reopened',
  'passed-on',
  'closed',
  'suppressed',
  'lapsed',
] as const satisfies readonly WorkState[];

const TO_DO: readonly WorkState[] = ['open', 'assigned', 'verified', 'reopened'];

/** Which lines are asked for: one state, what is still to be done, or all of them. */
export type StateAsked = WorkState | 'to-do' | 'all';

/** What comes first: most money at risk, longest waiting, or one rule after the other. */
export const WORK_ORDERS = ['money', 'age', 'rule'] as const;
export type WorkOrder = (typeof WORK_ORDERS)[number];

/** A line as far as it is sorted and counted. */
export interface Line {
  readonly work: FindingWork;
  readonly rule: string;
  readonly riskFen: number;
  /** Without a break, where lines are sorted by it; else since the newest change. */
  readonly heldSince: string;
}

/** The place of a line in its order: what it is sorted by, and its id. */
export interface Place {
  readonly by: string | number;
  readonly id: string;
}

const sortedBy: Readonly<Record<WorkOrder, (line: Line) => Place['by']>> = {
  money: ({ riskFen }) => -riskFen,
  age: ({ heldSince }) => heldSince,
  rule: ({ rule }) => rule,
};

const placeOf = (line: Line, order: WorkOrder): Place => ({
  by: sortedBy[order](line),
  id: line.work.findingId,
});

const byPlace = (a: Place, b: Place): number => {
  if (typeof a.by === 'number' && typeof b.by === 'number')
    return a.by - b.by || compare(a.id, b.id);
  return compare(String(a.by), String(b.by)) || compare(a.id, b.id);
};

/** Where a page ended, as text that means nothing to whoever sends it back. */
export const cursorOf = ({ by, id }: Place): string =>
  Buffer.from(JSON.stringify([by, id]), 'utf8').toString('base64url');

/** Undefined when it is none of ours. */
export const parseCursor = (text: string): Place | undefined => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 2) return undefined;
    const [by, id] = parts as readonly unknown[];
    const isPlace = (typeof by === 'string' || typeof by === 'number') && typeof id === 'string';
    return isPlace ? { by, id } : undefined;
  } catch {
    // What is no JSON is no cursor either.
    return undefined;
  }
};

const isOfOrder: Readonly<Record<WorkOrder, (by: Place['by']) => boolean>> = {
  money: (by) => Number.isSafeInteger(by),
  age: (by) => typeof by === 'string' && parseLocalDate(by) !== undefined,
  rule: (by) => typeof by === 'string',
};

/** Could a page in this order have ended there? */
export const isPlaceIn = (order: WorkOrder, { by, id }: Place): boolean =>
  isUuid(id) && isOfOrder[order](by);

const isStateAsked = (state: WorkState, asked: StateAsked): boolean =>
  asked === 'all' || (asked === 'to-do' ? TO_DO.includes(state) : state === asked);

const isAsked = ({ work }: Line, asked: StateAsked): boolean => isStateAsked(work.state, asked);

const countsOf = (lines: readonly Line[]): Readonly<Record<WorkState, number>> => {
  const counts = new Map<WorkState, number>(WORK_STATES.map((state) => [state, 0]));
  for (const { work } of lines) counts.set(work.state, (counts.get(work.state) ?? 0) + 1);
  return Object.fromEntries(counts) as Record<WorkState, number>;
};

export interface PageAsked {
  readonly state: StateAsked;
  readonly order: WorkOrder;
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: Place;
}

export interface Page<L extends Line> {
  readonly total: number;
  readonly counts: Readonly<Record<WorkState, number>>;
  readonly lines: readonly L[];
  readonly after: string | null;
}

/** Open lines of which only the first behind the place are read. */
export interface OpenRest<L extends Line> {
  readonly count: number;
  readonly first: readonly L[];
}

/**
 * One page of the list. It begins behind a place and not behind a number of lines, so that what is
 * decided between two pages moves nothing out of sight. `rest`: open lines beside them, of which
 * one more than a page holds is enough.
 */
export const pageOf = <L extends Line>(
  all: readonly L[],
  asked: PageAsked,
  rest: OpenRest<L> = { count: 0, first: [] },
): Page<L> => {
  const { state, order, limit, after } = asked;
  const wanted = all.filter((line) => isAsked(line, state));
  const isRestAsked = isStateAsked('open', state);
  const behind = [...wanted, ...(isRestAsked ? rest.first : [])]
    .map((line) => ({ line, place: placeOf(line, order) }))
    .filter(({ place }) => !after || byPlace(place, after) > 0)
    .sort((one, other) => byPlace(one.place, other.place));
  const first = behind.slice(0, limit);
  const last = first.at(-1);
  const counts = countsOf(all);
  return {
    total: wanted.length + (isRestAsked ? rest.count : 0),
    counts: { ...counts, open: counts.open + rest.count },
    lines: first.map(({ line }) => line),
    after: last && behind.length > limit ? cursorOf(last.place) : null,
  };
};
