import { getHeapStatistics } from 'node:v8';
import type { CaseFacts, Fact } from '@ledger/views';
import type { RowKind } from './intervals';
import type { Answers, Cases, DueList, ReadTransaction, Withdrawn } from './read-side';
import type { FactRow, Membership } from './rows';

/**
 * A fact with its places in the cases takes about 650 bytes (measured on a year of 1,000
 * households). Three times as much leaves the rest of the heap to the page in hand.
 */
const BYTES_A_FACT = 2_048;

/** As many facts as leave room for everything else. */
export const factsThatFit = (): number =>
  Math.floor(getHeapStatistics().heap_size_limit / BYTES_A_FACT);

/**
 * What the leader has read of the cases, so that the next page need not read it again. It holds
 * cases whole or not at all, and lets all of them go when they become too many. A leader that
 * has read the log from its start knows every subject, and asks the database for none.
 */
export class CaseMemory {
  private readonly cases = new Map<string, Map<string, Fact[]>>();
  private readonly lists = new Map<string, Fact[]>();
  private readonly owners = new Map<string, string[]>();
  private readonly once = new Map<string, Fact>();
  /** Cells that have said something of a kind; of others nothing need be looked for. */
  private readonly answered = new Map<RowKind, Set<string>>();
  /** Cells that were put on the due list. */
  private readonly awaited = new Set<string>();

  /** @param isWhole nothing was ever read that is not here. */
  constructor(
    private readonly most: number,
    private isWhole: boolean,
  ) {}

  /** The same transaction, answered from memory where memory knows. */
  over(tx: ReadTransaction): ReadTransaction {
    return {
      ...tx,
      cases: this.overCases(tx.cases),
      answers: this.overAnswers(tx.answers),
      due: this.overDue(tx.due),
      applyToFiles: async (events) => {
        const withdrawn = await tx.applyToFiles(events);
        this.withdraw(withdrawn);
        return withdrawn;
      },
    };
  }

  /** After a transaction that failed, nobody knows what of it is here. */
  forgetAll(): void {
    this.isWhole = false;
    for (const map of [this.cases, this.lists, this.owners, this.once]) map.clear();
    this.answered.clear();
    this.awaited.clear();
  }

  /** Called between transactions. */
  makeRoom(): void {
    if (this.once.size > this.most) this.forgetAll();
  }

  private overCases(cases: Cases): Cases {
    return {
      ...cases,
      file: async (rows) => {
        await cases.file(rows);
        this.file(rows);
      },
      join: (rows) => this.join(cases, rows),
      ownersOf: async (subjects) =>
        this.isWhole ? this.ownersOf(subjects) : cases.ownersOf(subjects),
      load: (owners) => this.load(cases, owners),
    };
  }

  private overAnswers(answers: Answers): Answers {
    return {
      ...answers,
      reaching: (kind, cells) => {
        if (!this.isWhole) return answers.reaching(kind, cells);
        const answered = this.answeredBy(kind);
        return answers.reaching(
          kind,
          cells.filter(({ cell }) => answered.has(cell)),
        );
      },
      put: async (kind, rows) => {
        await answers.put(kind, rows);
        if (!this.isWhole) return;
        const answered = this.answeredBy(kind);
        for (const { cell } of rows) answered.add(cell);
      },
    };
  }

  private answeredBy(kind: RowKind): Set<string> {
    const held = this.answered.get(kind) ?? new Set();
    this.answered.set(kind, held);
    return held;
  }

  private overDue(due: DueList): DueList {
    return {
      put: async (rows) => {
        await due.put(rows);
        if (this.isWhole) for (const { cell } of rows) this.awaited.add(cell);
      },
      take: async (today) => {
        const rows = await due.take(today);
        for (const { cell } of rows) this.awaited.delete(cell);
        return rows;
      },
      forget: async (cells) => {
        const there = this.isWhole ? cells.filter((cell) => this.awaited.has(cell)) : cells;
        await due.forget(there);
        for (const cell of there) this.awaited.delete(cell);
      },
    };
  }

  private file(rows: readonly FactRow[]): void {
    for (const { subject, fact } of rows) {
      const list = this.lists.get(subject);
      if (list) list.push(fact);
      else if (this.isWhole) this.lists.set(subject, [fact]);
      else continue;
      this.once.set(fact.position, fact);
    }
  }

  private async join(cases: Cases, rows: readonly Membership[]): Promise<readonly Membership[]> {
    if (!this.isWhole) {
      const fresh = await cases.join(rows);
      // What else the subject holds has not been read, so the case is not whole any more.
      for (const { subject, owner } of fresh) {
        const held = this.lists.get(subject);
        if (held) this.cases.get(owner)?.set(subject, held);
        else this.cases.delete(owner);
      }
      return fresh;
    }
    const fresh = rows.filter(({ subject, owner }) => !this.cases.get(owner)?.has(subject));
    await cases.joinNew(fresh);
    for (const membership of fresh) this.link(membership);
    return fresh;
  }

  private link({ subject, owner }: Membership): void {
    const list = this.listOf(subject);
    const held = this.cases.get(owner);
    if (held) held.set(subject, list);
    else this.cases.set(owner, new Map([[subject, list]]));
    const owners = this.owners.get(subject);
    if (owners) owners.push(owner);
    else this.owners.set(subject, [owner]);
  }

  private listOf(subject: string): Fact[] {
    const list = this.lists.get(subject) ?? [];
    this.lists.set(subject, list);
    return list;
  }

  private ownersOf(subjects: readonly string[]): readonly Membership[] {
    return subjects.flatMap((subject) =>
      (this.owners.get(subject) ?? []).map((owner) => ({ subject, owner })),
    );
  }

  private async load(
    cases: Cases,
    owners: readonly string[],
  ): Promise<ReadonlyMap<string, CaseFacts>> {
    const missing = this.isWhole ? [] : owners.filter((owner) => !this.cases.has(owner));
    if (missing.length > 0) await this.read(cases, missing);
    const found = new Map<string, CaseFacts>();
    for (const owner of owners) {
      const held = this.cases.get(owner);
      if (held) found.set(owner, held);
    }
    return found;
  }

  private async read(cases: Cases, owners: readonly string[]): Promise<void> {
    const memberships = await cases.subjectsOf(owners);
    const wanted = new Set(memberships.map(({ subject }) => subject));
    const unread = [...wanted].filter((subject) => !this.lists.has(subject));
    const facts = await cases.factsUnder(unread);
    for (const subject of unread) {
      const list = (facts.get(subject) ?? []).map((fact) => this.once.get(fact.position) ?? fact);
      for (const fact of list) this.once.set(fact.position, fact);
      this.lists.set(subject, list);
    }
    for (const { subject, owner } of memberships) {
      const held = this.cases.get(owner);
      if (held) held.set(subject, this.listOf(subject));
      else this.cases.set(owner, new Map([[subject, this.listOf(subject)]]));
    }
  }

  /** A fact is never changed, only replaced, and stays one under all its subjects. */
  private withdraw(withdrawn: readonly Withdrawn[]): void {
    const replaced = new Map<Fact, Fact>();
    for (const { subject, position, on } of withdrawn) {
      const fact = this.once.get(position);
      const list = this.lists.get(subject);
      if (!fact || !list) continue;
      const after = replaced.get(fact) ?? { ...fact, withdrawnOn: on };
      replaced.set(fact, after);
      list[list.indexOf(fact)] = after;
    }
    for (const fact of replaced.values()) this.once.set(fact.position, fact);
  }
}
