import { type BatchFlow, compare, type Fact, isClearing } from '@ledger/views';
import { policyTold } from '@ledger/policy';
import { casesFrom } from '../case-facts';
import { notingFiles } from '../filed-files';
import type { Interval } from '../intervals';
import {
  type Answers,
  type Cases,
  CheckpointMoved,
  type DueList,
  type ReadTransaction,
} from '../read-side';
import type { FactRow, Membership } from '../rows';
import { applyToFiles } from './memory-files';
import type { Journal } from './journal';
import type { Tables } from './tables';

const DUE_ROWS_MAX = 2_000;

/** As the server says it: a key that stands there already. */
const refuseTwice = (there: boolean, key: string): void => {
  if (there) throw new Error(`duplicate key: ${key}`);
};

const file = (tables: Tables, journal: Journal, rows: readonly FactRow[]): void => {
  const bySubject = new Map<string, FactRow[]>();
  for (const row of rows) {
    const list = bySubject.get(row.subject);
    if (list) list.push(row);
    else bySubject.set(row.subject, [row]);
  }
  for (const [subject, some] of bySubject) {
    const held = new Map(tables.facts.get(subject));
    for (const row of some) {
      refuseTwice(held.has(row.fact.position), `${subject} ${row.fact.position}`);
      held.set(row.fact.position, row);
    }
    journal.set(tables.facts, subject, held);
  }
};

/** As from a server: every question gets facts of its own, one an event. */
const factsIn = (
  tables: Tables,
  subjects: readonly string[],
): ReadonlyMap<string, readonly Fact[]> => {
  const once = new Map<string, Fact>();
  const found = new Map<string, readonly Fact[]>();
  for (const subject of subjects) {
    const rows = [...(tables.facts.get(subject)?.values() ?? [])];
    for (const { fact } of rows) {
      if (!once.has(fact.position)) once.set(fact.position, { ...fact });
    }
    if (rows.length > 0)
      found.set(
        subject,
        rows.map(({ fact }) => once.get(fact.position)!),
      );
  }
  return found;
};

const casesIn = (tables: Tables, journal: Journal): Cases => {
  const link = (index: Map<string, ReadonlySet<string>>, key: string, value: string) =>
    journal.set(index, key, new Set([...(index.get(key) ?? []), value]));
  const listed = (index: Map<string, ReadonlySet<string>>, keys: readonly string[]) =>
    [...new Set(keys)].flatMap((key) => [...(index.get(key) ?? [])].map((value) => [key, value]));
  const join = async (rows: readonly Membership[]) => {
    const fresh = rows.filter(({ subject, owner }) => !tables.owners.get(subject)?.has(owner));
    for (const { subject, owner } of fresh) {
      link(tables.owners, subject, owner);
      link(tables.subjects, owner, subject);
    }
    return fresh;
  };
  const subjectsOf = async (owners: readonly string[]) =>
    listed(tables.subjects, owners).map(([owner, subject]) => ({
      subject: subject!,
      owner: owner!,
    }));
  const factsUnder = async (subjects: readonly string[]) => factsIn(tables, subjects);
  return {
    file: async (rows) => file(tables, journal, rows),
    join,
    joinNew: async (rows) => {
      const fresh = await join(rows);
      refuseTwice(fresh.length < rows.length, 'membership');
    },
    ownersOf: async (subjects) =>
      listed(tables.owners, subjects).map(([subject, owner]) => ({
        subject: subject!,
        owner: owner!,
      })),
    subjectsOf,
    factsUnder,
    load: async (owners) => casesFrom(await subjectsOf(owners), factsUnder),
    ownersUnder: async (division) => {
      const street = division.slice(0, 9);
      const isUnder = ([owner, subjects]: readonly [string, ReadonlySet<string>]) =>
        !owner.startsWith('household/') ||
        street === '' ||
        [...subjects].some((subject) => subject.startsWith(`street/${street}`));
      return [...tables.subjects]
        .filter(isUnder)
        .map(([owner]) => owner)
        .sort();
    },
    ownersNamed: async (prefix) =>
      [...tables.subjects.keys()].filter((owner) => owner.startsWith(prefix)).sort(),
  };
};

const dueIn = (tables: Tables, journal: Journal): DueList => ({
  put: async (rows) => {
    for (const row of rows) {
      const there = tables.due.get(row.cell);
      const fromDay = there && there.fromDay < row.fromDay ? there.fromDay : row.fromDay;
      journal.set(tables.due, row.cell, { ...row, owner: there?.owner ?? row.owner, fromDay });
    }
  },
  take: async (today) => {
    const due = [...tables.due.values()].filter(({ dueOn }) => dueOn <= today);
    const first = due.filter(({ owner }) => !isClearing(owner));
    const taken = (first.length > 0 ? first : due)
      .sort((a, b) => compare(a.dueOn, b.dueOn) || compare(a.cell, b.cell))
      .slice(0, DUE_ROWS_MAX);
    for (const { cell } of taken) journal.delete(tables.due, cell);
    return taken;
  },
  forget: async (cells) => {
    for (const cell of cells) journal.delete(tables.due, cell);
  },
});

const sameRow = (a: Interval, b: Interval) => a.key === b.key && a.knownFrom === b.knownFrom;

const answersIn = (tables: Tables, journal: Journal): Answers => ({
  reaching: async (kind, cells) =>
    cells.flatMap(({ cell, from }) =>
      (tables.answers[kind].get(cell) ?? []).filter(
        ({ knownUntil }) => knownUntil === null || knownUntil >= from,
      ),
    ),
  drop: async (kind, gone) => {
    for (const row of gone) {
      const rest = (tables.answers[kind].get(row.cell) ?? []).filter((one) => !sameRow(one, row));
      if (rest.length > 0) journal.set(tables.answers[kind], row.cell, rest);
      else journal.delete(tables.answers[kind], row.cell);
    }
  },
  put: async (kind, rows) => {
    for (const row of rows) {
      const held = tables.answers[kind].get(row.cell) ?? [];
      refuseTwice(
        held.some((one) => sameRow(one, row)),
        `${kind} ${row.cell} ${row.key} ${row.knownFrom}`,
      );
      journal.set(tables.answers[kind], row.cell, [...held, row]);
    }
  },
  flowsOf: async (accounts) => {
    const byAccount = new Map<string, Interval[]>();
    const rows = [...tables.answers.flow.values()].flat();
    const inOrder = rows.sort(
      (a, b) => compare(a.cell, b.cell) || compare(a.knownFrom, b.knownFrom),
    );
    for (const row of inOrder) {
      const { account } = JSON.parse(row.payload) as BatchFlow;
      if (!accounts.includes(account)) continue;
      byAccount.set(account, [...(byAccount.get(account) ?? []), row]);
    }
    return byAccount;
  },
});

export const transactionOn = (tables: Tables, journal: Journal): ReadTransaction => {
  const filed = new Set<string>();
  return {
    lockCheckpoint: async (at) => {
      const held = tables.checkpoint.get('ledger');
      if (held?.position !== at) throw new CheckpointMoved();
      return held.clockHigh;
    },
    moveCheckpoint: async ({ position, stream, revision, leaf }, clockHigh) => {
      const held = tables.checkpoint.get('ledger');
      if (!held) throw new CheckpointMoved();
      const mark = { stream, revision, leaf };
      journal.set(tables.checkpoint, 'ledger', { ...held, position, mark, clockHigh });
    },
    applyToFiles: async (events) => applyToFiles(tables, journal, events, filed),
    keepPolicy: async (reads) => {
      for (const { position, words, knownOn } of reads) {
        refuseTwice(tables.policy.has(position), `policy ${position}`);
        const told = policyTold(words, knownOn);
        if (told) journal.set(tables.policy, position, told);
      }
    },
    policyTold: async () => [...tables.policy.values()],
    cases: notingFiles(casesIn(tables, journal), filed),
    due: dueIn(tables, journal),
    answers: answersIn(tables, journal),
    judgedBy: async () => new Map(tables.judgedBy),
    judgeBy: async (names) => {
      for (const name of tables.judgedBy.keys()) journal.delete(tables.judgedBy, name);
      for (const [name, content] of names) journal.set(tables.judgedBy, name, content);
    },
  };
};
