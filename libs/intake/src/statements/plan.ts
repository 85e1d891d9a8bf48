import type { DivisionCode, FileId, JsonObject, LocalDate, PersonId, Token } from '@ledger/kernel';
import type { Evidence, Report } from '@ledger/ledger';

/** A statement on its way into the log, without a single personal word. */
export interface Statement {
  readonly report: Report;
  /** From this day on the office could know it (a file's day unless its kind says otherwise). */
  readonly knownOn: LocalDate;
  /** Serial number of its row, for the reader and for ties on one day. */
  readonly row: number;
}

/** What the rows of one file have in common. */
export interface FileContext {
  readonly receivedOn: LocalDate;
  /** The division that took the file in; for lists that name none. */
  readonly division: DivisionCode;
  /** The file itself, by its content. */
  readonly file: FileId;
}

/** A person as a row names them; who it is goes to the vault. */
export interface Named {
  readonly idNumber: string;
  readonly name: string;
}

/** Personal words of a row, to be kept under one of its people. */
export interface Words {
  readonly owner: string;
  readonly kind: string;
  readonly content: JsonObject;
}

/** What a row needs of the vault before it can become statements. */
export interface RowPlan {
  readonly row: number;
  readonly people: Readonly<Record<string, Named>>;
  readonly words: Readonly<Record<string, Words>>;
  readonly statements: (known: Resolved) => readonly Omit<Statement, 'row'>[];
}

/** The vault's answer for one row, by the names its plan gave. */
export interface Resolved {
  person(role: string): PersonId;
  evidence(role: string): Evidence;
}

/** Comparable stand-ins for names and accounts; blank values have none. */
export interface TokenMaker {
  name(value: string): Token | undefined;
  account(value: string): Token | undefined;
}
