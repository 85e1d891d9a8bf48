import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { assert as hold, jsonValue, property } from 'fast-check';

import { canonicalEventJson, canonicalJson, NotCanonical } from './canonical';

// The published vectors are kept beside the repository, not in it.
const vectors = path.resolve(__dirname, '../../../../shared/vectors/jcs');
const names = existsSync(vectors) ? readdirSync(path.join(vectors, 'input')) : [];
const vector = (folder: string, name: string) =>
  readFileSync(path.join(vectors, folder, name), 'utf8');

describe('canonical JSON', () => {
  if (names.length === 0) {
    process.stdout.write(`RFC 8785 vectors skipped: ${vectors} is not there\n`);
  }

  const publishedIt = names.length > 0 ? it : it.skip;
  publishedIt('writes the published vectors as they were published', () => {
    for (const name of names) {
      const text = canonicalJson(JSON.parse(vector('input', name)));
      expect(text).toBe(vector('output', name));
      const hex = vector('outhex', name.replace('.json', '.txt')).replaceAll(/\s/g, '');
      expect(Buffer.from(text).toString('hex')).toBe(hex);
    }
  });

  it('writes the numbers of RFC 8785 appendix B', () => {
    const numbers = [-0, 5e-324, 1.7976931348623157e308, 2 ** 53, 1e21, 1e-7, 333333333.3333332];
    expect(numbers.map(canonicalJson)).toEqual([
      '0',
      '5e-324',
      '1.7976931348623157e+308',
      '9007199254740992',
      '1e+21',
      '1e-7',
      '333333333.3333332',
    ]);
  });

  it('says the same for the same value, whatever the order of its keys', () => {
    hold(
      property(jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });

  it('says where a value has no canonical form, and why', () => {
    const at = (value: unknown) => () => canonicalEventJson(value, 'data');
    expect(at({ a: [1, { b: 0.1 }] })).toThrow('data.a.1.b: not a safe whole number');
    expect(at({ a: undefined })).toThrow('data.a: undefined is not JSON');
    expect(at('\udc00')).toThrow('data: a lone surrogate');
    expect(at({ 'a\0': 1 })).toThrow('a NUL character');
    expect(at(new Map())).toThrow('data: not a plain object');
    expect(at(1n)).toThrow(NotCanonical);
  });

  it('refuses a value that contains itself', () => {
    const value: Record<string, unknown> = {};
    value.self = value;
    expect(() => canonicalJson(value)).toThrow('nested deeper than 100');
  });

  it('lets any JSON hold what an event may not', () => {
    expect(canonicalJson({ b: 0.5, a: '\0' })).toBe(String.raw`{"a":"\u0000","b":0.5}`);
  });
});

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
};
