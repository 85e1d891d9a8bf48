import type { EventStore } from '@ledger/event-store';
import { type FindingId, fold, type LocalDate } from '@ledger/kernel';
import { finding as findingDecider, type FindingEvent, type FindingState } from '@ledger/ledger';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import { type Fact, subjectOf } from '@ledger/views';
import type { DataSource } from 'typeorm';

interface Needs {
  readonly readSide: DataSource;
  readonly store: EventStore;
}

type Said = Fact & { readonly event: FindingEvent };

export type SaidOfFindings = ReadonlyMap<string, readonly Said[]>;

const byMatch = ({ store }: Needs, rows: readonly StoredFact[]): SaidOfFindings => {
  const said = new Map<string, Said[]>();
  for (const row of rows) {
    const fact = factFrom(row) as Said;
    const { finding } = fact.event.data;
    const list = said.get(finding);
    if (list) list.push(fact);
    else said.set(finding, [fact]);
  }
  type Place = Parameters<EventStore['comparePositions']>[0];
  const inLog = (a: Fact, b: Fact) =>
    store.comparePositions(a.position as Place, b.position as Place);
  for (const list of said.values()) list.sort(inLog);
  return said;
};

/** Subjects of matches, and nothing else: the sign after the slash ends them. */
const OF_FINDINGS = `subject >= 'finding/' and subject < 'finding0' and known_on <= $1`;

interface Read {
  readonly content: string;
  readonly said: SaidOfFindings;
}

/** What was read last of each read side: people act seldom, and every page of the list asks. */
const read = new WeakMap<DataSource, Read>();

/** Every act on any match up to a day, by match and in the order in which they were done. */
export const saidOfFindings = async (needs: Needs, knownOn: LocalDate): Promise<SaidOfFindings> => {
  const { readSide } = needs;
  const [held]: readonly { readonly content: string }[] = await readSide.query(
    // Of all that was said and where, so that another log never passes for this one.
    `select concat_ws(' ', $1::date, count(*), sum(hashtextextended(position || data, 0)),
       sum(hashtextextended(position || data, 1))) as content
     from read.fact where ${OF_FINDINGS}`,
    [knownOn],
  );
  const content = held?.content ?? '';
  const before = read.get(readSide);
  if (before?.content === content) return before.said;
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact where ${OF_FINDINGS}`,
    [knownOn],
  );
  const said = byMatch(needs, rows);
  // What is said between the two questions is in it already; the next one reads it once more.
  read.set(readSide, { content, said });
  return said;
};

/** Every act on one match up to a day, in the order in which they were done. */
export const saidOfFinding = async (
  needs: Needs,
  id: FindingId,
  knownOn: LocalDate,
): Promise<readonly Said[]> => {
  const rows: readonly StoredFact[] = await needs.readSide.query(
    `select ${FACT_COLUMNS} from read.fact where subject = $2 and known_on <= $1`,
    [knownOn, subjectOf.finding(id)],
  );
  return byMatch(needs, rows).get(id) ?? [];
};

export const stateFrom = (said: readonly Said[] | undefined): FindingState =>
  fold(
    findingDecider.evolve,
    findingDecider.initialState,
    (said ?? []).map(({ event }) => event),
  );
