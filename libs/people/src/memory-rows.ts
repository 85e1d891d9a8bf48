import { UnknownPerson } from './errors';
import type { DisclosureRow, DocumentRow, PersonRow, VaultRows } from './rows';

const pick = <Key, Row>(rows: ReadonlyMap<Key, Row>, keys: readonly Key[]): readonly Row[] =>
  keys.flatMap((key) => rows.get(key) ?? []);

/** Adds what is new by its key and gives that back. */
const addNew = <Key, Row>(
  rows: Map<Key, Row>,
  candidates: readonly Row[],
  keyOf: (row: Row) => Key,
): readonly Row[] => {
  const fresh = candidates.filter((row) => !rows.has(keyOf(row)));
  fresh.forEach((row) => rows.set(keyOf(row), row));
  return fresh;
};

type PersonRows = Pick<VaultRows, 'personsByLookUp' | 'personsById' | 'addPersons' | 'destroyKey'>;

const personRows = (): PersonRows => {
  const byLookUp = new Map<string, PersonRow>();
  const byId = new Map<string, PersonRow>();
  return {
    personsByLookUp: async (lookUps) => pick(byLookUp, lookUps),
    personsById: async (ids) => pick(byId, ids),
    addPersons: async (rows) => {
      const added = addNew(byLookUp, rows, (row) => row.lookUp);
      added.forEach((row) => byId.set(row.id, row));
      return added;
    },
    destroyKey: async (person) => {
      const row = byId.get(person);
      if (!row) throw new UnknownPerson(person);
      const forgotten = { ...row, wrappedKey: undefined };
      byId.set(person, forgotten);
      byLookUp.set(row.lookUp, forgotten);
    },
  };
};

type DocumentRows = Pick<
  VaultRows,
  'documentsByDigest' | 'documentsById' | 'documentsOf' | 'addDocuments'
>;

const documentRows = (): DocumentRows => {
  const byDigest = new Map<string, DocumentRow>();
  const byId = new Map<string, DocumentRow>();
  return {
    documentsByDigest: async (digests) => pick(byDigest, digests),
    documentsById: async (ids) => pick(byId, ids),
    documentsOf: async (owners, kind) => {
      const wanted = new Set(owners);
      return [...byId.values()].filter((row) => wanted.has(row.owner) && row.kind === kind);
    },
    addDocuments: async (rows) => {
      const added = addNew(byDigest, rows, (row) => row.digest);
      added.forEach((row) => byId.set(row.id, row));
      return added;
    },
  };
};

/** As strict as the database, and gone with the process. */
export const memoryRows = (): VaultRows => {
  const originals = new Map<string, { readonly header: Buffer; readonly chunks: Buffer[] }>();
  const disclosures: DisclosureRow[] = [];
  return {
    ...personRows(),
    ...documentRows(),
    addOriginal: async (fileId, header, chunks) => {
      if (originals.has(fileId)) return false;
      originals.set(fileId, { header, chunks: [...chunks] });
      return true;
    },
    originalHeader: async (fileId) => originals.get(fileId)?.header,
    originalChunk: async (fileId, index) => originals.get(fileId)?.chunks[index],
    addDisclosure: async (row) => {
      disclosures.push(row);
    },
    disclosures: async () => [...disclosures],
  };
};
