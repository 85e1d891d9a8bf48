/** One thing each that no right store does, done to a right history. */
import type { Chance } from '../scenarios/chance';
import type { Append, History, Operation, Seen } from './history';

/** Undefined where a history has nothing of the kind to spoil. */
export type Mutation = (history: History, chance: Chance) => History | undefined;

const oneOf = <T>(all: readonly T[], chance: Chance): T | undefined =>
  all[chance.below(all.length)];

const replaced = <T>(all: readonly T[], old: T, by: T): readonly T[] =>
  all.map((one) => (one === old ? by : one));

const acknowledged = ({ operations }: History): readonly Append[] =>
  operations.filter(
    (operation): operation is Append =>
      operation.kind === 'append' && operation.answer.outcome === 'appended',
  );

const withoutIds = <T extends { readonly id: string }>(
  all: readonly T[],
  ids: ReadonlySet<string>,
) => all.filter(({ id }) => !ids.has(id));

/** Nobody ever sees them: only the answer says that they were there. */
const vanished = ({ operations, log }: History, ids: ReadonlySet<string>): History => ({
  log: withoutIds(log, ids),
  operations: operations.map((operation): Operation => {
    if (operation.kind === 'append') return operation;
    if (operation.kind !== 'follow') {
      return { ...operation, events: withoutIds(operation.events, ids) };
    }
    const pages = operation.pages.map((page) => ({
      ...page,
      events: withoutIds(page.events, ids),
    }));
    return { ...operation, pages };
  }),
});

const swapped = (log: readonly Seen[], place: number): readonly Seen[] => {
  const [a, b] = [log[place]!, log[place + 1]!];
  return log
    .with(place, { ...b, position: a.position })
    .with(place + 1, { ...a, position: b.position });
};

const loses: Mutation = (history, chance) => {
  const write = oneOf(acknowledged(history), chance);
  return write && vanished(history, new Set(write.events.map(({ id }) => id)));
};

const tears: Mutation = (history, chance) => {
  const large = acknowledged(history).filter(({ events }) => events.length > 1);
  const event = oneOf(oneOf(large, chance)?.events ?? [], chance);
  return event && vanished(history, new Set([event.id]));
};

const duplicates: Mutation = (history, chance) => {
  const event = oneOf(history.log, chance);
  const last = history.log.at(-1);
  if (!event || !last) return undefined;
  const position = String(Number(last.position) + 10);
  return { ...history, log: [...history.log, { ...event, position }] };
};

const invents: Mutation = (history) => {
  const last = history.log.at(-1);
  if (!last) return undefined;
  const position = String(Number(last.position) + 10);
  const stranger = { ...last, id: 'nobody sent me', revision: last.revision + 1, position };
  return { ...history, log: [...history.log, stranger] };
};

const alters: Mutation = (history, chance) => {
  const event = oneOf(history.log, chance);
  return event && { ...history, log: replaced(history.log, event, { ...event, leaf: 'other' }) };
};

const reorders: Mutation = (history, chance) => {
  const places = [...history.log.keys()].slice(1);
  const place = oneOf(places, chance);
  return place === undefined ? undefined : { ...history, log: swapped(history.log, place - 1) };
};

type Gathered = Exclude<Operation, Append | { readonly kind: 'follow' }>;

/** A reading to the end that was asked for after the last write it saw had been acknowledged. */
const forgets: Mutation = (history, chance) => {
  const doneAt = new Map(
    acknowledged(history).map(({ events, completedAt }) => [events.at(-1)?.id, completedAt]),
  );
  const late = history.operations.filter((operation): operation is Gathered => {
    if (operation.kind === 'append' || operation.kind === 'follow' || !operation.toEnd)
      return false;
    const last = operation.events.at(-1);
    return last !== undefined && (doneAt.get(last.id) ?? Infinity) < operation.invokedAt;
  });
  const reading = oneOf(late, chance);
  if (!reading) return undefined;
  const stale: Operation = { ...reading, events: reading.events.slice(0, -1) };
  return { ...history, operations: replaced<Operation>(history.operations, reading, stale) };
};

const skips: Mutation = (history, chance) => {
  const readings = history.operations.filter(
    (operation): operation is Gathered =>
      operation.kind !== 'append' && operation.kind !== 'follow' && operation.events.length > 1,
  );
  const reading = oneOf(readings, chance);
  if (!reading) return undefined;
  const events = reading.events.toSpliced(chance.below(reading.events.length - 1), 1);
  const gappy: Operation = { ...reading, events };
  return { ...history, operations: replaced<Operation>(history.operations, reading, gappy) };
};

/** A write that stands is said to have been refused. */
const denies: Mutation = (history, chance) => {
  const answered = new Set(acknowledged(history));
  const write = oneOf([...answered], chance);
  const others = history.operations.some(
    (other) =>
      other.kind === 'append' && other !== write && other.events[0]?.id === write?.events[0]?.id,
  );
  if (!write || others) return undefined;
  const answer = { outcome: 'conflict', head: write.expected + 1 } as const;
  const operations = replaced<Operation>(history.operations, write, { ...write, answer });
  return { ...history, operations };
};

/** Everything a reader saw, he saw before anybody had asked for it. */
const foresees: Mutation = (history, chance) => {
  const seeing = history.operations.filter(
    (operation): operation is Gathered =>
      operation.kind !== 'append' && operation.kind !== 'follow' && operation.events.length > 0,
  );
  const reading = oneOf(seeing, chance);
  if (!reading) return undefined;
  const early: Operation = { ...reading, invokedAt: -2, completedAt: -1 };
  return { ...history, operations: replaced<Operation>(history.operations, reading, early) };
};

export const mutations: Readonly<Record<string, Mutation>> = {
  loses,
  tears,
  duplicates,
  invents,
  alters,
  reorders,
  forgets,
  skips,
  denies,
  foresees,
};
