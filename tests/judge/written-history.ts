/** Histories written by hand, in few words. */
import type { Answer, Append, LogRead, Moment, Operation, Seen } from './history';
import { leafOf } from './simulated-store';

/** `a/0` is an event: its stream and its revision. */
const idsIn = (text: string) => text.split(' ').filter((word) => word !== '');

/** A log of events that are named by where they were wanted, at positions 10, 20, … */
export const logOf = (text: string): readonly Seen[] =>
  idsIn(text).map((id, place) => {
    const [stream = '', revision = ''] = id.split('/');
    const position = String(10 * (place + 1));
    return {
      id,
      stream,
      revision: Number(revision),
      position,
      leaf: leafOf(id, stream, Number(revision)),
    };
  });

type When = readonly [Moment, Moment];

export const append = (ids: string, [invokedAt, completedAt]: When, answer: Answer): Append => {
  const events = logOf(ids).map(({ id, leaf }) => ({ id, leaf }));
  const { stream = '', revision = 0 } = logOf(ids)[0] ?? {};
  const call = { kind: 'append', process: `w${invokedAt}`, invokedAt, stream } as const;
  return { ...call, completedAt, expected: revision - 1, events, answer };
};

/** The answer that all went well: the last event's revision and position. */
export const yes = (revision: number, position: number): Answer => ({
  outcome: 'appended',
  revision,
  position: String(position),
});

export const reading = (
  events: readonly Seen[],
  [invokedAt, completedAt]: When,
  process = 'r',
): LogRead => ({
  kind: 'log',
  process,
  invokedAt,
  completedAt,
  events,
  toEnd: true,
});

export const following = (pages: readonly (readonly Seen[])[], after?: string): Operation => ({
  kind: 'follow',
  process: 'f',
  invokedAt: 0,
  ...(after !== undefined && { after }),
  pages: pages.map((events, i) => ({ at: 100 + i, events })),
  toEnd: true,
});

/** Three writes to two streams, one after the other. */
export const whole = logOf('a/0 a/1 b/0 a/2');
export const writes = [
  append('a/0 a/1', [1, 2], yes(1, 20)),
  append('b/0', [3, 4], yes(0, 30)),
  append('a/2', [5, 6], yes(2, 40)),
];
/** Its events at these places. */
export const at = (...places: readonly number[]) => places.map((place) => whole[place]!);
