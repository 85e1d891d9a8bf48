import type { Append, History, Proposed, Seen } from './history';

/** All attempts at one write: the same events for the same place in the same stream. */
export interface Write {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly Proposed[];
  readonly attempts: readonly Append[];
}

/** A history with everything looked up once that the checks ask for again and again. */
export interface Evidence extends History {
  readonly writes: readonly Write[];
  readonly writeOf: ReadonlyMap<string, Write>;
  /** Where an event stands in the log, by id; the first place when it stands there twice. */
  readonly placeOf: ReadonlyMap<string, number>;
  /** The same by position. */
  readonly placeAt: ReadonlyMap<string, number>;
  /** Each stream as the log has it, in the log's order. */
  readonly streams: ReadonlyMap<string, readonly Seen[]>;
}

const keyOf = ({ stream, expected, events }: Append): string =>
  JSON.stringify([stream, expected, events.map(({ id }) => id)]);

const writesOf = (history: History): readonly Write[] => {
  const attempts = new Map<string, Append[]>();
  for (const operation of history.operations) {
    if (operation.kind !== 'append') continue;
    const key = keyOf(operation);
    const same = attempts.get(key);
    if (same) same.push(operation);
    else attempts.set(key, [operation]);
  }
  return [...attempts.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    return [
      { stream: first.stream, expected: first.expected, events: first.events, attempts: all },
    ];
  });
};

/** @throws when an id was sent in two different writes: then the history proves nothing. */
const authors = (writes: readonly Write[]): ReadonlyMap<string, Write> => {
  const writeOf = new Map<string, Write>();
  for (const write of writes) {
    for (const { id } of write.events) {
      if (writeOf.has(id)) throw new Error(`${id} was sent in two different writes`);
      writeOf.set(id, write);
    }
  }
  return writeOf;
};

const firstPlaces = (log: readonly Seen[], keyOf: (event: Seen) => string) => {
  const places = new Map<string, number>();
  for (const [place, event] of log.entries()) {
    if (!places.has(keyOf(event))) places.set(keyOf(event), place);
  }
  return places;
};

export const evidenceOf = (history: History): Evidence => {
  const writes = writesOf(history);
  const streams = new Map<string, Seen[]>();
  for (const event of history.log) {
    const stream = streams.get(event.stream);
    if (stream) stream.push(event);
    else streams.set(event.stream, [event]);
  }
  return {
    ...history,
    writes,
    writeOf: authors(writes),
    placeOf: firstPlaces(history.log, ({ id }) => id),
    placeAt: firstPlaces(history.log, ({ position }) => position),
    streams,
  };
};

/** Answered with yes: from then on it stands. */
export const isAcknowledged = ({ answer }: Append): boolean =>
  answer.outcome === 'appended' || answer.outcome === 'already-there';

export const nameOf = ({ id, stream, revision }: Seen): string =>
  `${id.slice(0, 8)} (${stream} ${revision})`;

export const nameOfWrite = ({ stream, expected, events }: Write): string =>
  `write ${events[0]?.id.slice(0, 8) ?? ''} (${events.length} to ${stream} after ${expected})`;
