import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import type { ExecutionContext } from '@nestjs/common';
import { boundedMemory } from './bounded-memory';
import { tooLargeProblem, uploaded, UploadSizeGuard } from './upload';

const MEGABYTE = 1024 * 1024;

const kept = (chunks: readonly string[], bytesMax: number) =>
  new Promise((resolve, reject) => {
    const stream = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
    const { _handleFile: keep } = boundedMemory(bytesMax);
    keep(undefined, { stream }, (error, file) => (error ? reject(error) : resolve(file)));
  });

describe('a file of a form', () => {
  it('is kept whole up to the bound, and of a larger one nothing but its size', async () => {
    expect(await kept(['ab', 'cd'], 4)).toEqual({ buffer: Buffer.from('abcd'), size: 4 });
    expect(await kept(['ab', 'cd', 'e', 'f'], 4)).toEqual({ buffer: null, size: 6 });
  });

  it('is named when it is too large, beside those that are not', () => {
    const small = { originalname: '花名册.xlsx', buffer: Buffer.from('a') };
    const large = { originalname: '两百兆.csv', buffer: null };
    expect(uploaded([small, large])).toEqual({
      files: [{ name: '花名册.xlsx', bytes: small.buffer }],
      tooLarge: ['两百兆.csv'],
    });
    expect(tooLargeProblem(['两百兆.csv']).getResponse()).toMatchObject({
      code: 'too-large',
      fields: [{ field: '两百兆.csv' }],
    });
  });
});

describe('the uploads under way', () => {
  const guard = new UploadSizeGuard();
  const arrives = (megabytes: number | undefined) => {
    const response = new EventEmitter();
    const length = megabytes === undefined ? undefined : String(megabytes * MEGABYTE);
    const request = { headers: { 'content-length': length } };
    const http = { getRequest: () => request, getResponse: () => response };
    const context = { switchToHttp: () => http } as unknown as ExecutionContext;
    return { admitted: () => guard.canActivate(context), ends: () => response.emit('close') };
  };

  it('share one bound: who comes on top of it waits until one of them has ended', () => {
    const [first, second] = [arrives(300), arrives(300)];
    expect(first.admitted()).toBe(true);
    expect(second.admitted).toThrow(expect.objectContaining({ status: 503 }));
    first.ends();
    expect(second.admitted()).toBe(true);
    second.ends();
  });

  it('are refused by the length they announce, and when they announce none', () => {
    expect(arrives(513).admitted).toThrow(expect.objectContaining({ status: 413 }));
    expect(arrives(undefined).admitted).toThrow(expect.objectContaining({ status: 411 }));
  });
});
