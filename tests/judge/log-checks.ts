import { type Evidence, nameOf } from './evidence';
import type { Anomaly, Claims, Seen } from './history';

const duplicates = ({ log, placeOf }: Evidence): readonly Anomaly[] =>
  log.flatMap((event, place) => {
    const first = placeOf.get(event.id);
    if (first === undefined || first === place) return [];
    const says = `${nameOf(event)} stands at places ${first} and ${place} of the log`;
    return [{ kind: 'duplicated', says }];
  });

/** Nobody sent it, or not like this. */
const strangers = ({ log, writeOf }: Evidence): readonly Anomaly[] =>
  log.flatMap((event): Anomaly[] => {
    const write = writeOf.get(event.id);
    if (!write) return [{ kind: 'phantom', says: `nobody sent ${nameOf(event)}` }];
    if (write.stream !== event.stream) {
      return [{ kind: 'altered', says: `${nameOf(event)} was sent to ${write.stream}` }];
    }
    const sent = write.events.find(({ id }) => id === event.id);
    // An event that stands elsewhere in its stream has another leaf: that is said once, by the
    // check of its write.
    const atItsPlace = event.revision === write.expected + 1 + write.events.indexOf(sent!);
    if (!atItsPlace || sent?.leaf === event.leaf) return [];
    return [{ kind: 'altered', says: `${nameOf(event)} is not what was sent: its leaf differs` }];
  });

const order = ({ log }: Evidence, claims: Claims): readonly Anomaly[] =>
  log.flatMap((event, place): Anomaly[] => {
    const kind = 'positions-not-ascending';
    const before = log[place - 1];
    const index = claims.indexOf?.(event.position) ?? place;
    if (index !== place) {
      const says = `${nameOf(event)} stands at place ${place} with the position of place ${index}`;
      return [{ kind, says }];
    }
    if (!before || claims.comparePositions(before.position, event.position) < 0) return [];
    const says = `position ${event.position} of ${nameOf(event)} comes after ${before.position}`;
    return [{ kind, says }];
  });

const density = (stream: readonly Seen[]): readonly Anomaly[] => {
  const wrong = stream.findIndex(({ revision }, i) => revision !== i);
  const event = stream[wrong];
  if (!event) return [];
  const says = `in the log ${nameOf(event)} comes where revision ${wrong} of its stream should stand`;
  return [{ kind: 'reordered-in-stream', says }];
};

/** What the final log shows by itself and beside what was sent. */
export const checkLog = (evidence: Evidence, claims: Claims): readonly Anomaly[] => [
  ...duplicates(evidence),
  ...strangers(evidence),
  ...order(evidence, claims),
  ...[...evidence.streams.values()].flatMap(density),
];
