import { createHash } from 'node:crypto';

export const PAGE_MAX = 1_000;

/** A member of an item, smallest first; with a minus before it, greatest first. */
export type Order = string;

export type Item = Readonly<Record<string, unknown>>;
type Key = readonly unknown[];

const isBackwards = (order: Order): boolean => order.startsWith('-');
const memberOf = (order: Order): string => (isBackwards(order) ? order.slice(1) : order);

export const keyOf = (item: Item, orders: readonly Order[]): Key =>
  orders.map((order) => item[memberOf(order)] ?? null);

/** What is not there comes first. */
const compareValues = (a: unknown, b: unknown): number => {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
};

export const compareKeys = (a: Key, b: Key, orders: readonly Order[]): number => {
  for (const [index, order] of orders.entries()) {
    const found = compareValues(a[index], b[index]);
    if (found !== 0) return isBackwards(order) ? -found : found;
  }
  return 0;
};

/** The items after a key, so many of them, and whether there are more. */
export const pageOf = <T extends Item>(
  items: readonly T[],
  orders: readonly Order[],
  { limit, after }: { readonly limit: number; readonly after: Key | undefined },
): { readonly items: readonly T[]; readonly next: Key | undefined } => {
  const left = items
    .filter((item) => !after || compareKeys(keyOf(item, orders), after, orders) > 0)
    .sort((a, b) => compareKeys(keyOf(a, orders), keyOf(b, orders), orders));
  const page = left.slice(0, limit);
  const last = page.at(-1);
  return { items: page, next: last && left.length > limit ? keyOf(last, orders) : undefined };
};

const CHECK_DIGITS = 12;

const checkOf = (key: string, question: string): string =>
  createHash('sha256').update(`${question}\0${key}`).digest('hex').slice(0, CHECK_DIGITS);

/** Opaque to whoever carries it, and good for the one question it was made of. */
export const cursorOf = (key: Key, question: string): string => {
  const text = Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
  return `${text}.${checkOf(text, question)}`;
};

/** Undefined: of another question, or made up. */
export const keyIn = (cursor: string, question: string, orders: readonly Order[]) => {
  const [text = '', check = ''] = cursor.split('.', 2);
  if (text === '' || check !== checkOf(text, question)) return undefined;
  const key = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
  return Array.isArray(key) && key.length === orders.length ? (key as Key) : undefined;
};
