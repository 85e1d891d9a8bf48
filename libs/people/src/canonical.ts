import type { Json } from '@ledger/kernel';

const LONE_SURROGATE = /\p{Surrogate}/u;

const leaf = (value: null | boolean | number | string): string => {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError(`not a number JSON can hold: ${value}`);
  }
  if (typeof value === 'string' && LONE_SURROGATE.test(value)) {
    throw new RangeError('a text with half a character (lone surrogate) has no canonical form');
  }
  return JSON.stringify(value);
};

/** RFC 8785: one text for equal values. Keys are sorted by UTF-16 units, as JavaScript sorts. */
export const canonical = (value: Json): string => {
  if (value === undefined) throw new TypeError('undefined is not JSON');
  if (value === null || typeof value !== 'object') return leaf(value);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${leaf(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
};

// Array.isArray alone does not narrow a readonly array.
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
