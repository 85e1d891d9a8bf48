import { inspect } from 'node:util';
import { keysFrom } from './keys';
import { tokensFrom } from './tokens';

const master = Buffer.alloc(32, 7);
const tokens = tokensFrom(keysFrom(master));

it('gives equal values equal tokens, also after a restart', () => {
  expect(tokens.nameToken('张三')).toMatch(/^[\da-f]{32}$/);
  expect(tokens.nameToken('张三')).toBe(tokensFrom(keysFrom(master)).nameToken('张三'));
  expect(tokens.nameToken('张三')).not.toBe(tokens.nameToken('张山'));
  // Pinned: another value would make every token in every log a stranger.
  expect(tokens.nameToken('张三')).toBe('e8e9b93cd69afefaf95c095dd8c9d8fa');
  expect(tokens.accountToken('6228480000000000000')).toBe('8d90bb57b62f4b359bd59380204d3503');
});

it('never gives a name and an account the same token', () => {
  expect(tokens.nameToken('6228480000000000000')).not.toBe(
    tokens.accountToken('6228480000000000000'),
  );
});

it('gives other tokens under another master key', () => {
  const others = tokensFrom(keysFrom(Buffer.alloc(32, 8)));
  expect(others.nameToken('张三')).not.toBe(tokens.nameToken('张三'));
});

it('does not make one person of all whose name is missing', () => {
  expect(() => tokens.nameToken('')).toThrow(RangeError);
});

it('does not take a short master key, and prints none of its keys', () => {
  expect(() => keysFrom(Buffer.alloc(31))).toThrow(RangeError);
  const keys = keysFrom(master);
  const shown = inspect(keys, { depth: 9, showHidden: true }) + JSON.stringify(keys);
  expect(shown).not.toContain(keys.wrapping.export().toString('hex'));
  expect(shown).not.toContain(keys.wrapping.export().toString('base64'));
});
