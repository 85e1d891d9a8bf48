import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import * as fc from 'fast-check';

import {
  EMPTY_ROOT,
  emptyFrontier,
  frontierBytes,
  frontierFrom,
  grow,
  HASH_BYTES,
  headOf,
  rootOf,
} from './merkle';
import { consistencyPath, foldSpan, inclusionPath, type Subtree, treeSpan } from './proof-path';
import { verifyConsistency, verifyInclusion } from './verify-proof';

const sha256 = (...parts: readonly Buffer[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

/** The definition of RFC 6962, word for word, and slow. */
const reference = (leaves: readonly Buffer[]): Buffer => {
  const [leaf] = leaves;
  if (!leaf) return sha256();
  if (leaves.length === 1) return leaf;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  const [left, right] = [reference(leaves.slice(0, k)), reference(leaves.slice(k))];
  return sha256(Buffer.from([1]), left, right);
};

const leavesOf = (count: number): readonly Buffer[] =>
  Array.from({ length: count }, (_, i) => sha256(Buffer.from(`leaf ${i}`)));

const rootsIn = (leaves: readonly Buffer[]) => (subtree: Subtree) => {
  const width = 2 ** subtree.level;
  return reference(leaves.slice(subtree.index * width, (subtree.index + 1) * width));
};

const flipped = (hash: Buffer, bit: number): Buffer => {
  const changed = Buffer.from(hash);
  const at = Math.floor(bit / 8) % hash.length;
  changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8));
  return changed;
};

const aSize = fc.integer({ min: 0, max: 300 });

describe('the tree', () => {
  it('has the root that RFC 6962 defines, however its leaves come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }), (pieces) => {
        const leaves = leavesOf(pieces.reduce((sum, piece) => sum + piece, 0));
        let frontier = emptyFrontier;
        for (const piece of pieces) {
          frontier = grow(frontier, leaves.slice(frontier.size, frontier.size + piece));
          frontier = frontierFrom(frontier.size, frontierBytes(frontier));
        }
        expect(headOf(frontier)).toEqual({ size: leaves.length, root: reference(leaves) });
      }),
    );
  });

  it('tells of every complete subtree once, in order of its level', () => {
    const leaves = leavesOf(70);
    const told = new Map<number, Buffer[]>();
    grow(emptyFrontier, leaves, (level, root) => {
      told.set(level, [...(told.get(level) ?? []), root]);
    });
    for (const [level, roots] of told) {
      const expected = roots.map((_, index) => rootsIn(leaves)({ level, index }));
      expect(roots).toEqual(expected);
      expect(roots).toHaveLength(Math.floor(70 / 2 ** level));
    }
    expect([...told.keys()].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('without leaves is the hash of nothing', () => {
    expect(rootOf(emptyFrontier)).toEqual(sha256());
    expect(EMPTY_ROOT).toEqual(sha256());
  });

  it('takes no bytes for a frontier that are too few or too many', () => {
    const { size } = grow(emptyFrontier, leavesOf(5));
    for (const hashes of [0, 1, 3]) {
      expect(() => frontierFrom(size, Buffer.alloc(hashes * HASH_BYTES))).toThrow(RangeError);
    }
    expect(() => frontierFrom(-1, Buffer.alloc(0))).toThrow(RangeError);
  });
});

describe('proofs', () => {
  it('show every leaf in every tree, and nothing that was touched', () => {
    const property = (size: number, chosen: number, bit: number) => {
      const leaves = leavesOf(size);
      const index = chosen % size;
      const proof = inclusionPath(index, size).map((span) => foldSpan(span, rootsIn(leaves)));
      const leaf = leaves[index] as Buffer;
      const claim = { index, size, leaf, proof, root: reference(leaves) };
      expect(verifyInclusion(claim)).toBe(true);
      const at = bit % (proof.length + 2);
      const wrong = {
        ...claim,
        ...(at === proof.length && { leaf: flipped(leaf, bit) }),
        ...(at > proof.length && { root: flipped(claim.root, bit) }),
        proof: proof.map((hash, i) => (i === at ? flipped(hash, bit) : hash)),
      };
      expect(verifyInclusion(wrong)).toBe(false);
      expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(size === 1);
      expect(verifyInclusion({ ...claim, size: size * 2 })).toBe(false);
    };
    fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), property));
  });

  it('show every tree to begin with every smaller one, and nothing that was touched', () => {
    const property = (one: number, other: number, bit: number) => {
      const [first, second] = one < other ? [one, other] : [other, one];
      const leaves = leavesOf(second);
      const proof = consistencyPath(first, second).map((span) => foldSpan(span, rootsIn(leaves)));
      const [firstRoot, secondRoot] = [reference(leaves.slice(0, first)), reference(leaves)];
      const claim = { first, second, firstRoot, secondRoot, proof };
      expect(verifyConsistency(claim)).toBe(true);
      expect(verifyConsistency({ ...claim, firstRoot: flipped(firstRoot, bit) })).toBe(false);
      if (first > 0) {
        expect(verifyConsistency({ ...claim, secondRoot: flipped(secondRoot, bit) })).toBe(false);
      }
      for (const i of proof.keys()) {
        const touched = proof.map((hash, at) => (at === i ? flipped(hash, bit) : hash));
        expect(verifyConsistency({ ...claim, proof: touched })).toBe(false);
      }
      expect(verifyConsistency({ ...claim, proof: [...proof, secondRoot] })).toBe(false);
    };
    fc.assert(fc.property(aSize, aSize, fc.nat(), property));
  });

  it('fold the whole tree to its root', () => {
    for (const size of [0, 1, 2, 3, 7, 64, 100, 255]) {
      const leaves = leavesOf(size);
      expect(foldSpan(treeSpan(size), rootsIn(leaves))).toEqual(reference(leaves));
    }
  });

  it('reach past the sizes that 32 bits hold', () => {
    const size = 2 ** 40 + 5;
    expect(inclusionPath(2 ** 40 + 1, size)).toHaveLength(4);
    expect(consistencyPath(2 ** 40, size)).toHaveLength(1);
  });
});

const VECTORS = resolve(__dirname, '../../../../../shared/vectors/rfc6962');

interface Vector {
  readonly desc: string;
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly leafHash: string | null;
  readonly root: string | null;
  readonly size1: number;
  readonly size2: number;
  readonly root1: string | null;
  readonly root2: string | null;
}

const vectorsIn = (kind: string): readonly (readonly [name: string, vector: Vector])[] =>
  readdirSync(join(VECTORS, kind), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(join(VECTORS, kind, name), 'utf8')) as Vector]);

const bytes = (text: string | null): Buffer => Buffer.from(text ?? '', 'base64');

const holds = (vector: Vector): boolean => {
  const proof = (vector.proof ?? []).map(bytes);
  if (vector.treeSize !== undefined) {
    const { leafIdx: index, treeSize: size } = vector;
    const [leaf, root] = [bytes(vector.leafHash), bytes(vector.root)];
    return verifyInclusion({ index, size, leaf, root, proof });
  }
  const { size1: first, size2: second } = vector;
  const [firstRoot, secondRoot] = [bytes(vector.root1), bytes(vector.root2)];
  return verifyConsistency({ first, second, firstRoot, secondRoot, proof });
};

if (existsSync(VECTORS)) {
  describe('the published vectors of RFC 6962', () => {
    const all = ['inclusion', 'consistency'].flatMap(vectorsIn);

    it('are there', () => {
      expect(all.length).toBeGreaterThan(100);
      expect(all.filter(([, { wantErr }]) => !wantErr).length).toBeGreaterThan(7);
    });

    it.each(all)('%s', (_, vector) => {
      expect(holds(vector)).toBe(!vector.wantErr);
    });
  });
} else {
  it.skip('the published vectors of RFC 6962 are not on this machine: nothing is compared', () => {
    expect(VECTORS).toBe('');
  });
}
