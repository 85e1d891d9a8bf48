import { boxFrom } from './box';
import { keysFrom } from './keys';

const box = boxFrom(keysFrom(new Uint8Array(32).fill(7)));

it('opens what it sealed, for whom it was sealed', () => {
  const sealed = box.seal('重置码 abcd', 'answer/1');
  expect(sealed.toString('utf8')).not.toContain('abcd');
  expect(box.open(sealed, 'answer/1')).toBe('重置码 abcd');
});

it('opens nothing that was moved elsewhere, altered, or sealed under another master key', () => {
  const sealed = box.seal('abcd', 'answer/1');
  expect(box.open(sealed, 'answer/2')).toBeUndefined();
  const altered = Buffer.from(sealed);
  altered[altered.length - 1]! ^= 1;
  expect(box.open(altered, 'answer/1')).toBeUndefined();
  const other = boxFrom(keysFrom(new Uint8Array(32).fill(8)));
  expect(other.open(sealed, 'answer/1')).toBeUndefined();
});
