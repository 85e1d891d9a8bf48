import type { Readable } from 'node:stream';

interface Incoming {
  readonly stream: Readable;
}

/** What is left of a file of a form; `buffer` is null when it was larger than the bound. */
interface Kept {
  readonly buffer: Buffer | null;
  readonly size: number;
}

type Done = (error: unknown, kept?: Partial<Kept>) => void;

/**
 * Keeps the files of a form in memory, and of one that is too large nothing: it is read to its end
 * and let go, so that the sender gets an answer that names it and the other files are not lost.
 * The names of the methods are those the form parser calls.
 */
export const boundedMemory = (bytesMax: number) => ({
  _handleFile: (_request: unknown, { stream }: Incoming, done: Done): void => {
    let chunks: Buffer[] = [];
    let size = 0;
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > bytesMax) chunks = [];
      else chunks.push(chunk);
    });
    stream.once('error', done);
    stream.once('end', () =>
      done(null, { buffer: size > bytesMax ? null : Buffer.concat(chunks), size }),
    );
  },
  _removeFile: (_request: unknown, _file: unknown, done: Done): void => done(null),
});
