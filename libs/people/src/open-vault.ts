import type { Pool } from 'pg';
import { listDisclosures, recordDisclosure } from './disclosures';
import { keepDocuments, readDocuments, verifyCommitments } from './documents';
import { identify, identities } from './identities';
import type { VaultKeys } from './keys';
import { memoryRows } from './memory-rows';
import { keepOriginal, readOriginal, readOriginalNames } from './originals';
import { findOrAddPersons, findPersons, type VaultParts } from './persons';
import { postgresRows } from './postgres/postgres-rows';
import type { Vault } from './vault';

const vaultOver = (parts: VaultParts): Vault => ({
  persons: async (idNumbers) =>
    (await findOrAddPersons(parts, idNumbers)).map((person) => person.id),
  findPersons: (idNumbers) => findPersons(parts, idNumbers),
  identify: (people) => identify(parts, people),
  keep: (documents) => keepDocuments(parts, documents),
  documents: (documentIds) => readDocuments(parts, documentIds),
  verifyCommitments: (refs) => verifyCommitments(parts, refs),
  identities: (persons) => identities(parts, persons),
  keepOriginal: (fileId, fileName, bytes) => keepOriginal(parts, fileId, fileName, bytes),
  originalNames: (fileIds) => readOriginalNames(parts, fileIds),
  original: (fileId) => readOriginal(parts, fileId),
  destroyKey: (person) => parts.rows.destroyKey(person),
  recordDisclosure: (disclosure) => recordDisclosure(parts, disclosure),
  disclosures: () => listDisclosures(parts),
});

/** The vault in PostgreSQL. `migratePeople` with the same keys comes first, at every start. */
export const openVault = ({
  pool,
  keys,
}: {
  readonly pool: Pool;
  readonly keys: VaultKeys;
}): Vault => vaultOver({ rows: postgresRows(pool), keys });

/** The same vault over rows in memory, for tests that need no database. */
export const memoryVault = (keys: VaultKeys): Vault => vaultOver({ rows: memoryRows(), keys });
