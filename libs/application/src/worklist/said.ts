import type { EventStore } from '@ledger/event-store';
import { fold, type LocalDate } from '@ledger/kernel';
import { finding as findingDecider, type FindingEvent, type FindingState } from '@ledger/ledger';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import type { Fact } from '@ledger/views';
import type { DataSource } from 'typeorm';

interface Needs {
  readonly readSide: DataSource;
  readonly store: EventStore;
}

type Said = Fact & { readonly event: FindingEvent };

/** Every act on any match up to a day, by match and in the order in which they were done. */
export const saidOfFindings = async (
  { readSide, store }: Needs,
  knownOn: LocalDate,
): Promise<ReadonlyMap<string, readonly Said[]>> => {
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact
     where subject >= 'finding/' and subject < 'finding0' and known_on <= $1`,
    [knownOn],
  );
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

export const stateFrom = (said: readonly Said[] | undefined): FindingState =>
  fold(
    findingDecider.evolve,
    findingDecider.initialState,
    (said ?? []).map(({ event }) => event),
  );
