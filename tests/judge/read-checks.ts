import { type Evidence, nameOf } from './evidence';
import type { Anomaly, AnomalyKind, Follow, LogRead, Operation, Seen, StreamRead } from './history';

export type Reading = StreamRead | LogRead | Follow;

export const isReading = (operation: Operation): operation is Reading =>
  operation.kind !== 'append';

/** The order that was read, and the place in it where the reading begins. */
export interface Line {
  readonly events: readonly Seen[];
  readonly from: number;
}

/** Undefined when it began after a position that no event has. */
export const lineOf = (reading: Reading, evidence: Evidence): Line | undefined => {
  if (reading.kind === 'stream') {
    return { events: evidence.streams.get(reading.stream) ?? [], from: reading.from };
  }
  if (reading.after === undefined) return { events: evidence.log, from: 0 };
  const place = evidence.placeAt.get(reading.after);
  return place === undefined ? undefined : { events: evidence.log, from: place + 1 };
};

export const eventsOf = (reading: Reading): readonly Seen[] =>
  reading.kind === 'follow' ? reading.pages.flatMap(({ events }) => events) : reading.events;

export const nameOfReading = (reading: Reading): string =>
  reading.kind === 'stream'
    ? `${reading.process}'s reading of ${reading.stream} from ${reading.from}`
    : `${reading.process}'s ${reading.kind === 'log' ? 'reading' : 'following'} of the log after ${reading.after ?? 'its start'}`;

const equal = (a: Seen, b: Seen): boolean =>
  a.id === b.id &&
  a.stream === b.stream &&
  a.revision === b.revision &&
  a.position === b.position &&
  a.leaf === b.leaf;

/** What went wrong where `seen` came and `due` should have. */
const difference = (
  seen: Seen,
  due: Seen | undefined,
  before: readonly Seen[],
  { placeOf }: Evidence,
): AnomalyKind => {
  const place = placeOf.get(seen.id);
  if (place === undefined) return 'dirty-read';
  if (seen.id === due?.id) return 'altered';
  if (before.some(({ id }) => id === seen.id)) return 'repeated-by-read';
  const duePlace = due ? placeOf.get(due.id)! : Infinity;
  return place > duePlace ? 'skipped-by-read' : 'inverted-by-read';
};

/** Everything that was read is one piece of the final order, without gap, twice or inversion. */
const onePiece = (reading: Reading, line: Line, evidence: Evidence): readonly Anomaly[] => {
  const events = eventsOf(reading);
  const wrong = events.findIndex((event, i) => {
    const due = line.events[line.from + i];
    return !due || !equal(event, due);
  });
  const seen = events[wrong];
  if (!seen) return [];
  const due = line.events[line.from + wrong];
  const kind = difference(seen, due, events.slice(0, wrong), evidence);
  const where = `${nameOfReading(reading)} gave ${nameOf(seen)} as its event ${wrong}`;
  const says =
    kind === 'dirty-read'
      ? `${where}, which is not in the log`
      : `${where} where ${due ? nameOf(due) : 'nothing'} stands`;
  return [{ kind, says }];
};

/** Where the reading ended; a write stands whole before that place or whole after it. */
const ending = (reading: Reading, line: Line, evidence: Evidence): readonly Anomaly[] => {
  if (!reading.toEnd) return [];
  const end = line.from + eventsOf(reading).length;
  const [last, next] = [line.events[end - 1], line.events[end]];
  if (!next) return [];
  if (reading.kind === 'follow') {
    const says = `${nameOfReading(reading)} never gave ${nameOf(next)} nor anything after it`;
    return [{ kind: 'fell-short', says }];
  }
  // Who asks from the middle of a write that is not there yet is given nothing, and read none of it.
  if (reading.kind === 'stream' && reading.events.length === 0) return [];
  const write = evidence.writeOf.get(next.id);
  if (!last || !write || write !== evidence.writeOf.get(last.id)) return [];
  const says = `${nameOfReading(reading)} ended between ${nameOf(last)} and ${nameOf(next)} of one write`;
  return [{ kind: 'torn-read', says }];
};

export const checkReads = (evidence: Evidence): readonly Anomaly[] =>
  evidence.operations.filter(isReading).flatMap((reading): readonly Anomaly[] => {
    const line = lineOf(reading, evidence);
    if (!line) {
      const says = `${nameOfReading(reading)}: no event has that position any more`;
      return [{ kind: 'dirty-read', says }];
    }
    const pieces = onePiece(reading, line, evidence);
    return pieces.length > 0 ? pieces : ending(reading, line, evidence);
  });
