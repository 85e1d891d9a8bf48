import type { Instant, PersonId } from '@ledger/kernel';

/** At most so many rows go into one call of `VaultRows`. */
export const ROWS_MAX = 10_000;

export interface PersonRow {
  readonly id: PersonId;
  /** Keyed hash of the ID number, hex. */
  readonly lookUp: string;
  /** Undefined once destroyed. */
  readonly wrappedKey: Buffer | undefined;
}

export interface DocumentRow {
  readonly id: string;
  readonly owner: PersonId;
  readonly kind: string;
  /** Keyed hash of owner, kind and content, hex: unique. */
  readonly digest: string;
  readonly commitment: string;
  readonly sealed: Buffer;
}

export interface DisclosureRow {
  readonly id: string;
  readonly actor: string;
  readonly persons: number;
  readonly at: Instant;
  readonly sealed: Buffer;
}

/** Where the vault keeps its rows. It sees sealed bytes and keyed hashes only. */
export interface VaultRows {
  personsByLookUp(lookUps: readonly string[]): Promise<readonly PersonRow[]>;
  personsById(ids: readonly PersonId[]): Promise<readonly PersonRow[]>;
  /** A look-up already there keeps its person. Gives back the rows that went in. */
  addPersons(rows: readonly PersonRow[]): Promise<readonly PersonRow[]>;
  destroyKey(person: PersonId): Promise<void>;

  documentsByDigest(digests: readonly string[]): Promise<readonly DocumentRow[]>;
  documentsById(ids: readonly string[]): Promise<readonly DocumentRow[]>;
  /** Of these owners and this kind, in the order they were kept. */
  documentsOf(owners: readonly PersonId[], kind: string): Promise<readonly DocumentRow[]>;
  /** A digest already there keeps its document. Gives back the rows that went in. */
  addDocuments(rows: readonly DocumentRow[]): Promise<readonly DocumentRow[]>;

  /** Header and chunks, all or nothing; false when the file is there already. */
  addOriginal(fileId: string, header: Buffer, chunks: Iterable<Buffer>): Promise<boolean>;
  originalHeader(fileId: string): Promise<Buffer | undefined>;
  originalChunk(fileId: string, index: number): Promise<Buffer | undefined>;

  addDisclosure(row: DisclosureRow): Promise<void>;
  disclosures(): Promise<readonly DisclosureRow[]>;
}

const slices = function* <T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += ROWS_MAX) {
    yield items.slice(start, start + ROWS_MAX);
  }
};

/** Asks in slices and lays the answers together. */
export const inSlices = async <T, Row>(
  items: readonly T[],
  ask: (slice: readonly T[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> => {
  const answers: (readonly Row[])[] = [];
  for (const slice of slices(items)) answers.push(await ask(slice));
  return answers.flat();
};

/**
 * One row per key, made when there is none. Two processes may make the same at once: the row
 * that went in first stands, and the loser reads it.
 */
export const findOrAdd = async <Row>(
  keys: readonly string[],
  rows: {
    readonly find: (keys: readonly string[]) => Promise<readonly Row[]>;
    readonly add: (rows: readonly Row[]) => Promise<readonly Row[]>;
    readonly make: (key: string) => Row;
    readonly keyOf: (row: Row) => string;
  },
): Promise<ReadonlyMap<string, Row>> => {
  const found = new Map<string, Row>();
  const note = (some: readonly Row[]) => some.forEach((row) => found.set(rows.keyOf(row), row));
  const missing = () => unique.filter((key) => !found.has(key));
  const unique = [...new Set(keys)];
  note(await inSlices(unique, rows.find));
  note(await inSlices(missing().map(rows.make), rows.add));
  note(await inSlices(missing(), rows.find));
  return found;
};
