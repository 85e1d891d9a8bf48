import { createHash, createHmac, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import type { JsonObject, PersonId } from '@ledger/kernel';
import { canonical } from './canonical';
import { VaultDamaged } from './errors';
import type { VaultKeys } from './keys';
import { type DataKey, dataKeys, usableKey, type VaultParts } from './persons';
import { type DocumentRow, findOrAdd, inSlices } from './rows';
import { seal, unseal } from './sealing';
import type { CommitmentVerdict, DocumentRef, KeptDocument, NewDocument } from './vault';

const SALT_BYTES = 32;

/** Binds sealed bytes to their row: under another owner, id or kind they do not open. */
const contextOf = ({ owner, id, kind }: Pick<DocumentRow, 'owner' | 'id' | 'kind'>): string =>
  `document\0${owner}\0${id}\0${kind}`;

const committed = ({ content, kind, owner }: NewDocument): string =>
  canonical({ content, kind, owner });

const commitmentOf = (salt: Uint8Array, document: NewDocument): string =>
  createHash('sha256').update(salt).update(committed(document), 'utf8').digest('hex');

/**
 * What a document is found again by. It depends on the owner's own key: once that is destroyed,
 * not even the holder of the master key can test a guess of the content against it.
 */
const digestOf = (keys: VaultKeys, ownerKey: KeyObject, document: NewDocument): string => {
  const key = createHmac('sha256', keys.textLookUp).update(ownerKey.export()).digest();
  return createHmac('sha256', key).update(committed(document), 'utf8').digest('hex');
};

const newRow = (digest: string, ownerKey: KeyObject, document: NewDocument): DocumentRow => {
  const { owner, kind, content } = document;
  const id = randomUUID();
  const salt = randomBytes(SALT_BYTES);
  const plain = Buffer.concat([salt, Buffer.from(canonical(content), 'utf8')]);
  const commitment = commitmentOf(salt, document);
  return {
    id,
    owner,
    kind,
    digest,
    commitment,
    sealed: seal(ownerKey, plain, contextOf({ owner, id, kind })),
  };
};

export const keepDocuments = async (
  parts: VaultParts,
  documents: readonly NewDocument[],
): Promise<readonly DocumentRef[]> => {
  const { rows, keys } = parts;
  const ownerKeys = await dataKeys(
    parts,
    documents.map((document) => document.owner),
  );
  const wanted = documents.map((document) => {
    const ownerKey = usableKey(ownerKeys, document.owner);
    return { document, ownerKey, digest: digestOf(keys, ownerKey, document) };
  });
  const byDigest = new Map(wanted.map((one) => [one.digest, one]));
  const kept = await findOrAdd([...byDigest.keys()], {
    find: (some) => rows.documentsByDigest(some),
    add: (some) => rows.addDocuments(some),
    make: (digest) => {
      const { ownerKey, document } = byDigest.get(digest)!;
      return newRow(digest, ownerKey, document);
    },
    keyOf: (row) => row.digest,
  });
  return wanted.map(({ digest }) => {
    const row = kept.get(digest);
    if (!row) throw new VaultDamaged('a document that was just kept is gone');
    return { documentId: row.id, commitment: row.commitment };
  });
};

type Opened =
  | { readonly status: 'readable'; readonly salt: Uint8Array; readonly content: JsonObject }
  | { readonly status: 'destroyed' | 'damaged' };

const open = (row: DocumentRow, ownerKey: DataKey | undefined): Opened => {
  if (ownerKey === 'destroyed') return { status: 'destroyed' };
  if (ownerKey === undefined || ownerKey === 'damaged') return { status: 'damaged' };
  const plain = unseal(ownerKey, row.sealed, contextOf(row));
  if (!plain) return { status: 'damaged' };
  const content = JSON.parse(plain.toString('utf8', SALT_BYTES)) as JsonObject;
  return { status: 'readable', salt: plain.subarray(0, SALT_BYTES), content };
};

const keptDocument = (row: DocumentRow, ownerKey: DataKey | undefined): KeptDocument => {
  const { owner, kind } = row;
  const opened = open(row, ownerKey);
  if (opened.status !== 'readable') return { owner, kind, status: opened.status };
  const { content, salt } = opened;
  const commitmentOk = commitmentOf(salt, { owner, kind, content }) === row.commitment;
  return { owner, kind, status: 'readable', content, commitmentOk };
};

/** Opens rows that were read, keeping their order. */
const openAll = async (
  parts: VaultParts,
  rows: readonly DocumentRow[],
): Promise<readonly (readonly [string, KeptDocument])[]> => {
  const ownerKeys = await dataKeys(
    parts,
    rows.map((row) => row.owner),
  );
  return rows.map((row) => [row.id, keptDocument(row, ownerKeys.get(row.owner))]);
};

export const readDocuments = async (
  parts: VaultParts,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, KeptDocument>> => {
  const unique = [...new Set(documentIds)];
  return new Map(
    await openAll(parts, await inSlices(unique, (ids) => parts.rows.documentsById(ids))),
  );
};

/** All versions of one kind, oldest first. */
export const documentsOf = async (
  parts: VaultParts,
  owners: readonly PersonId[],
  kind: string,
): Promise<readonly KeptDocument[]> => {
  const unique = [...new Set(owners)];
  const rows = await inSlices(unique, (some) => parts.rows.documentsOf(some, kind));
  return (await openAll(parts, rows)).map(([, document]) => document);
};

const verdictOn = (row: DocumentRow, ownerKey: DataKey | undefined, commitment: string) => {
  const opened = open(row, ownerKey);
  if (opened.status !== 'readable') return opened.status === 'destroyed' ? 'destroyed' : 'broken';
  const { owner, kind } = row;
  const today = commitmentOf(opened.salt, { owner, kind, content: opened.content });
  return today === commitment ? 'holds' : 'broken';
};

export const verifyCommitments = async (
  parts: VaultParts,
  refs: readonly DocumentRef[],
): Promise<readonly CommitmentVerdict[]> => {
  const unique = [...new Set(refs.map(({ documentId }) => documentId))];
  const found = await inSlices(unique, (ids) => parts.rows.documentsById(ids));
  const rows = new Map(found.map((row) => [row.id, row]));
  const ownerKeys = await dataKeys(
    parts,
    found.map(({ owner }) => owner),
  );
  return refs.map(({ documentId, commitment }) => {
    const row = rows.get(documentId);
    return row ? verdictOn(row, ownerKeys.get(row.owner), commitment) : 'unknown-document';
  });
};
