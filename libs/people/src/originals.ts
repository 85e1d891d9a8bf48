import { VaultDamaged } from './errors';
import type { VaultParts } from './persons';
import { seal, unseal } from './sealing';
import type { Original } from './vault';

const CHUNK_BYTES = 1024 * 1024;

interface Header {
  readonly fileName: string;
  readonly sizeBytes: number;
}

const headerContext = (fileId: string): string => `original\0${fileId}\0header`;
const chunkContext = (fileId: string, index: number): string => `original\0${fileId}\0${index}`;

/** Sealed one at a time while they are written, so a large file is never in memory twice. */
const sealedChunks = function* (
  { keys }: VaultParts,
  fileId: string,
  bytes: Uint8Array,
): Generator<Buffer> {
  for (let index = 0; index * CHUNK_BYTES < bytes.length; index += 1) {
    const chunk = bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    yield seal(keys.files, chunk, chunkContext(fileId, index));
  }
};

export const keepOriginal = async (
  parts: VaultParts,
  fileId: string,
  fileName: string,
  bytes: Uint8Array,
): Promise<'kept' | 'already-kept'> => {
  // The name of a file may be the name of a person, so it is sealed as well.
  const header: Header = { fileName, sizeBytes: bytes.length };
  const plain = Buffer.from(JSON.stringify(header), 'utf8');
  const sealed = seal(parts.keys.files, plain, headerContext(fileId));
  const chunks = sealedChunks(parts, fileId, bytes);
  return (await parts.rows.addOriginal(fileId, sealed, chunks)) ? 'kept' : 'already-kept';
};

const readHeader = async (
  { rows, keys }: VaultParts,
  fileId: string,
): Promise<Header | undefined> => {
  const sealed = await rows.originalHeader(fileId);
  if (!sealed) return undefined;
  const plain = unseal(keys.files, sealed, headerContext(fileId));
  if (!plain) throw new VaultDamaged(`original file ${fileId}`);
  return JSON.parse(plain.toString('utf8')) as Header;
};

export const readOriginalNames = async (
  parts: VaultParts,
  fileIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  for (const fileId of new Set(fileIds)) {
    const header = await readHeader(parts, fileId);
    if (header) names.set(fileId, header.fileName);
  }
  return names;
};

export const readOriginal = async (
  parts: VaultParts,
  fileId: string,
): Promise<Original | undefined> => {
  const { rows, keys } = parts;
  const header = await readHeader(parts, fileId);
  if (!header) return undefined;
  const damaged = new VaultDamaged(`original file ${fileId}`);
  const { fileName, sizeBytes } = header;
  const bytes = Buffer.alloc(sizeBytes);
  for (let index = 0; index * CHUNK_BYTES < sizeBytes; index += 1) {
    const chunk = await rows.originalChunk(fileId, index);
    const content = chunk && unseal(keys.files, chunk, chunkContext(fileId, index));
    if (!content) throw damaged;
    content.copy(bytes, index * CHUNK_BYTES);
  }
  return { fileName, bytes };
};
