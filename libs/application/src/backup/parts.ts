import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline as pipe } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupProblem } from './problems';

/** A file of a backup as it lies on the disk. */
export interface WrittenFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Half the time of the usual level, for a tenth more bytes. */
const GZIP_LEVEL = 3;

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Writes a file for its owner only, compressed unless what it holds is sealed, down to the disk. */
export const writeFileOf = async (
  folder: string,
  file: string,
  content: Bytes,
  { compressed = true } = {},
): Promise<WrittenFile> => {
  const digest = createHash('sha256');
  let bytes = 0;
  async function* measured(chunks: Bytes) {
    for await (const chunk of chunks) {
      digest.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  const to = createWriteStream(join(folder, file), { flags: 'wx', mode: 0o600, flush: true });
  await (compressed
    ? pipeline(content, createGzip({ level: GZIP_LEVEL }), measured, to)
    : pipeline(content, measured, to));
  return { file, bytes, sha256: digest.digest('hex') };
};

/** What a compressed file of a backup holds. An error of the file ends the reading of it. */
export const contentOf = (folder: string, file: string): AsyncIterable<Buffer> =>
  pipe(createReadStream(join(folder, file)), createGunzip(), () => undefined);

/** @throws BackupProblem when the file is not the one that was written. */
export const checkFile = async (
  folder: string,
  { file, bytes, sha256 }: WrittenFile,
): Promise<void> => {
  const digest = createHash('sha256');
  let read = 0;
  try {
    for await (const chunk of createReadStream(join(folder, file)) as AsyncIterable<Buffer>) {
      digest.update(chunk);
      read += chunk.length;
    }
  } catch {
    throw new BackupProblem('part-damaged', join(folder, file));
  }
  if (read !== bytes || digest.digest('hex') !== sha256) {
    throw new BackupProblem('part-damaged', join(folder, file));
  }
};

const LINE_BREAK = 0x0a;

/** Lines as many as come together; bytes are parted at line breaks, never inside a character. */
export async function* linesIn(content: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of content) {
    const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = bytes.lastIndexOf(LINE_BREAK);
    rest = bytes.subarray(end + 1);
    if (end >= 0) yield bytes.toString('utf8', 0, end).split('\n');
  }
  if (rest.length > 0) yield [rest.toString('utf8')];
}
