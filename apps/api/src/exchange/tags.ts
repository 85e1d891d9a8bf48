import { createHash } from 'node:crypto';
import type { Expectation } from '@ledger/application';

/** Where a stream ends; 'noStream' when nobody wrote it. */
export type Head = NonNullable<Expectation['seen']>;

const DIGEST_DIGITS = 16;
const NOTHING = '-';

const textOf = (head: Head): string => (head === 'noStream' ? NOTHING : String(head));

/**
 * The revision of the stream, and the digest of what is answered: an answer also rests on what the
 * bank and the rules say, which no event of this stream tells.
 */
export const tagOf = (head: Head, body: unknown): string => {
  const digest = createHash('sha256').update(JSON.stringify(body), 'utf8').digest('hex');
  return `"r${textOf(head)}.${digest.slice(0, DIGEST_DIGITS)}"`;
};

const TAG = /^"r(\d{1,19}|-)\.[0-9a-f]+"$/;

/**
 * Is the stream as one of the tags saw it? Of a tag only the revision counts here: whoever acts
 * does so on the stream. A weak tag never matches (RFC 9110 §13.1.1).
 */
export const isAsSeen = (ifMatch: string, head: Head): boolean => {
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (tags.includes('*')) return head !== 'noStream';
  return tags.some((tag) => TAG.exec(tag)?.[1] === textOf(head));
};
