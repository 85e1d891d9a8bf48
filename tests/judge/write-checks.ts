import { type Evidence, isAcknowledged, nameOfWrite, type Write } from './evidence';
import type { Anomaly, Append, Claims, Seen } from './history';

const eventsInLog = ({ events }: Write, { log, placeOf }: Evidence): readonly Seen[] =>
  events.flatMap(({ id }) => log[placeOf.get(id) ?? -1] ?? []);

const inPlace = ({ expected, events }: Write, standing: readonly Seen[]): boolean =>
  events.every(({ id }, i) => standing[i]?.id === id && standing[i]?.revision === expected + 1 + i);

const mayHaveWritten = (attempt: Append): boolean =>
  isAcknowledged(attempt) || attempt.answer.outcome === 'unknown';

/** All of it where it was wanted, or nothing; all when it was acknowledged. */
const wholeOrNothing = (write: Write, standing: readonly Seen[]): readonly Anomaly[] => {
  const acknowledged = write.attempts.find(isAcknowledged);
  const name = nameOfWrite(write);
  if (standing.length === 0) {
    if (!acknowledged) return [];
    const says = `${name} was ${acknowledged.answer.outcome} for ${acknowledged.process} and is not in the log`;
    return [{ kind: 'lost', says }];
  }
  if (standing.length < write.events.length) {
    const says = `${standing.length} of ${write.events.length} events of ${name} are in the log`;
    return [{ kind: 'torn-write', says }];
  }
  if (!inPlace(write, standing)) {
    const at = standing.map(({ revision }) => revision).join(', ');
    return [{ kind: 'misplaced-write', says: `${name} stands at revisions ${at}` }];
  }
  if (write.attempts.some(mayHaveWritten)) return [];
  const outcomes = write.attempts.map(({ answer }) => answer.outcome).join(', ');
  return [{ kind: 'refused-but-written', says: `${name} was answered ${outcomes} and stands` }];
};

/** The answer names the place of the last event, and the place is the same for everybody. */
const falsePlaces = (write: Write, standing: readonly Seen[]): readonly Anomaly[] =>
  write.attempts.flatMap(({ answer, process }): Anomaly[] => {
    if (answer.outcome !== 'appended' && answer.outcome !== 'already-there') return [];
    const last = standing.at(-1);
    if (!last) return [];
    if (answer.revision === last.revision && answer.position === last.position) return [];
    const told = `${process} was told ${answer.revision} at ${answer.position}`;
    const says = `${told}, but ${nameOfWrite(write)} ends with ${last.revision} at ${last.position}`;
    return [{ kind: 'false-answer', says }];
  });

/** Who was the first is told so, and nobody is told to be second before there was a first. */
const falseOutcomes = (write: Write, claims: Claims): readonly Anomaly[] => {
  const { attempts } = write;
  const name = nameOfWrite(write);
  const winners = attempts.filter(({ answer }) => answer.outcome === 'appended');
  const found: Anomaly[] = [];
  if (claims.appendedOnce && winners.length > 1) {
    const says = `${name} was appended for ${winners.map(({ process }) => process).join(' and ')}`;
    found.push({ kind: 'false-answer', says });
  }
  for (const late of attempts.filter(({ answer }) => answer.outcome === 'already-there')) {
    const end = late.completedAt ?? Infinity;
    if (attempts.some((other) => other !== late && other.invokedAt <= end)) continue;
    const says = `${late.process} was told that ${name} is already there, and nobody had sent it`;
    found.push({ kind: 'false-answer', says });
  }
  return found;
};

/** Whether that head stood at some moment of the call is asked by the graph. */
const falseConflicts = (
  write: Write,
  standing: readonly Seen[],
  { streams }: Evidence,
): readonly Anomaly[] =>
  write.attempts.flatMap(({ answer, process }): Anomaly[] => {
    if (answer.outcome !== 'conflict') return [];
    const { head } = answer;
    const said = `${process} was refused ${nameOfWrite(write)} because of head ${head}`;
    const because = (reason: string): Anomaly[] => [
      { kind: 'false-conflict', says: `${said}: ${reason}` },
    ];
    if (head === write.expected) return because('that is the head it expected');
    if (head >= (streams.get(write.stream)?.length ?? 0)) return because('no such head ever stood');
    const last = standing.at(-1);
    return last && head >= last.revision ? because('it stood there already') : [];
  });

/** What became of every write, and whether its askers were told the truth. */
export const checkWrites = (evidence: Evidence, claims: Claims): readonly Anomaly[] =>
  evidence.writes.flatMap((write) => {
    const standing = eventsInLog(write, evidence);
    return [
      ...wholeOrNothing(write, standing),
      ...falsePlaces(write, standing),
      ...falseOutcomes(write, claims),
      ...falseConflicts(write, standing, evidence),
    ];
  });
