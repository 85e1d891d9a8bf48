import type { LogMark, Position } from '@ledger/event-store';
import type { LocalDate } from '@ledger/kernel';
import type { PolicyTold } from '@ledger/policy';
import type { CaseFacts, Fact } from '@ledger/views';
import type { Interval, RowKind } from './intervals';
import type { FactRow, Membership, PolicyRead, Read } from './rows';

/** How far the views are, and by which event of the log this is known. */
export interface Checkpoint {
  readonly version: number;
  readonly position: Position;
  /** The last event applied; undefined while there is none. */
  readonly mark: LogMark | undefined;
}

/** Another projector moved on in the meantime: what this one holds in its hands is old. */
export class CheckpointMoved extends Error {
  constructor() {
    super('another projector moved the checkpoint');
    this.name = 'CheckpointMoved';
  }
}

/** Facts that changed although no new fact came: those of a file that was taken back. */
export interface Withdrawn {
  readonly subject: string;
  readonly position: string;
  readonly on: LocalDate;
}

/** A cell, or under the name of its owner a whole case, to assess from a day on. */
export interface DueRow {
  readonly cell: string;
  readonly owner: string;
  readonly dueOn: LocalDate;
  readonly fromDay: LocalDate;
}

export interface CellFrom {
  readonly cell: string;
  readonly from: LocalDate;
}

/** Facts by subject, and which case owns which subject, over all time. */
export interface Cases {
  file(rows: readonly FactRow[]): Promise<void>;
  /** Returns only the memberships that are new: they pull in facts already held. */
  join(rows: readonly Membership[]): Promise<readonly Membership[]>;
  /** The same for memberships of which it is known that they are new. */
  joinNew(rows: readonly Membership[]): Promise<void>;
  ownersOf(subjects: readonly string[]): Promise<readonly Membership[]>;
  subjectsOf(owners: readonly string[]): Promise<readonly Membership[]>;
  /** One event under two subjects is one fact: cells tell facts apart by identity. */
  load(owners: readonly string[]): Promise<ReadonlyMap<string, CaseFacts>>;
  factsUnder(subjects: readonly string[]): Promise<ReadonlyMap<string, readonly Fact[]>>;
  /**
   * Cases whose answers may hang on the policy of a division, in order: its households, and
   * whatever else there is, which is little. A case too many only says again what it said.
   */
  ownersUnder(division: string): Promise<readonly string[]>;
  /** All owners whose names begin so, in order. */
  ownersNamed(prefix: string): Promise<readonly string[]>;
}

/** What is to be assessed again, and when. */
export interface DueList {
  /** A row that stands already is due on the new day, from the earlier of the two. */
  put(rows: readonly DueRow[]): Promise<void>;
  /**
   * Takes some rows that are due by a day off the list. What is made of other cells' answers
   * waits until none of those is due.
   */
  take(today: LocalDate): Promise<readonly DueRow[]>;
  forget(cells: readonly string[]): Promise<void>;
}

/** What cells said, from one knowledge day until another. */
export interface Answers {
  /** The rows that reach the day or begin later: those an assessment from there can change. */
  reaching(kind: RowKind, cells: readonly CellFrom[]): Promise<readonly Interval[]>;
  drop(kind: RowKind, rows: readonly Interval[]): Promise<void>;
  put(kind: RowKind, rows: readonly Interval[]): Promise<void>;
  /** What the batches of some clearing accounts say of their money, by account. */
  flowsOf(accounts: readonly string[]): Promise<ReadonlyMap<string, readonly Interval[]>>;
}

/** One transaction: all of it happens or nothing. */
export interface ReadTransaction {
  /** Returns the latest instant of the log up to here. @throws CheckpointMoved */
  lockCheckpoint(at: Position): Promise<string>;
  moveCheckpoint(to: LogMark & { readonly position: Position }, clockHigh: string): Promise<void>;
  /**
   * The register of files. Says which facts stop counting: those of files that are taken back, and
   * those this transaction filed of a file that was taken back before.
   */
  applyToFiles(events: readonly Read[]): Promise<readonly Withdrawn[]>;
  keepPolicy(reads: readonly PolicyRead[]): Promise<void>;
  /** What was published of policy, in the order of the log. */
  policyTold(): Promise<readonly PolicyTold[]>;
  readonly cases: Cases;
  readonly due: DueList;
  readonly answers: Answers;
  /** By which rules and policies the rows were assessed, by name. */
  judgedBy(): Promise<ReadonlyMap<string, string>>;
  judgeBy(names: ReadonlyMap<string, string>): Promise<void>;
}

/** The right to bring the views up to date. It ends with its holder. */
export interface Lane {
  tryToLead(): Promise<boolean>;
  release(): Promise<void>;
}

/** Views in the making beside the live ones; nobody reads them before they take their place. */
export interface NextViews {
  readonly views: ReadSide;
  /** All facts are there and can now be looked up. */
  indexFacts(): Promise<void>;
  /** Everything is there. */
  indexAnswers(): Promise<void>;
  /** Takes the place of the live views, in one step for every reader. */
  takeOver(): Promise<void>;
}

/** The views as the projector writes them. Every adapter passes `contract/read-side.contract.ts`. */
export interface ReadSide {
  checkpoint(): Promise<Checkpoint | undefined>;
  /** Is anything due by a day? */
  isDue(today: LocalDate): Promise<boolean>;
  transaction<T>(work: (tx: ReadTransaction) => Promise<T>): Promise<T>;
  /** Sets the first checkpoint of empty views. */
  begin(start: Position, version: number): Promise<void>;
  /** Makes the views out of date: whoever leads builds them anew. */
  outdate(): Promise<void>;
  openLane(): Promise<Lane>;
  /** Begins new views beside the live ones; an earlier beginning is thrown away. */
  beside(): Promise<NextViews>;
}
