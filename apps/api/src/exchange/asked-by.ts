import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { MultipartFile } from '../resources/upload';

type Sent = Pick<Request, 'method' | 'originalUrl'> & {
  readonly body?: unknown;
  /** As the reader of a form leaves them. */
  readonly file?: MultipartFile | undefined;
  readonly files?: readonly MultipartFile[] | undefined;
};

/** Of a file that was too large to keep there is a name and nothing else. */
const contentOf = ({ originalname, buffer }: MultipartFile) => [
  originalname,
  buffer && createHash('sha256').update(buffer).digest('hex'),
];

/** All that makes the request this one and no other: of an upload, its files. */
export const askedBy = ({ method, originalUrl, body, file, files = [] }: Sent): string => {
  const sent = [...(file ? [file] : []), ...files].map(contentOf);
  return JSON.stringify([method, originalUrl, body ?? null, ...(sent.length > 0 ? [sent] : [])]);
};
