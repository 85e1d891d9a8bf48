import type { KeysTogether } from '@ledger/home';
import { openKeys, sealKeys } from './sealed-keys';

const PASSPHRASE = '全角ＡＢＣ and a dozen';
const KEYS: KeysTogether = { 'master.key': 'ab'.repeat(32), 'seal-key': 'PRIVATE+KEY+x' };

it('keys open with the passphrase, also typed on another keyboard', async () => {
  const sealed = await sealKeys(KEYS, PASSPHRASE);
  expect(sealed.includes('ab'.repeat(32))).toBe(false);
  expect(await openKeys(sealed, '全角ABC and a dozen')).toEqual(KEYS);
});

it('the same keys and passphrase are never the same bytes', async () => {
  const [first, second] = [await sealKeys(KEYS, PASSPHRASE), await sealKeys(KEYS, PASSPHRASE)];
  expect(first.equals(second)).toBe(false);
});

it('another passphrase, a changed bit, or half of it opens nothing', async () => {
  const sealed = await sealKeys(KEYS, PASSPHRASE);
  const bent = Buffer.from(sealed);
  bent.writeUInt8(bent.readUInt8(bent.length - 1) ^ 1, bent.length - 1);
  for (const [bytes, passphrase] of [
    [sealed, `${PASSPHRASE} `],
    [bent, PASSPHRASE],
    [sealed.subarray(0, 20), PASSPHRASE],
  ] as const) {
    await expect(openKeys(bytes, passphrase)).rejects.toMatchObject({ code: 'wrong-passphrase' });
  }
});

it('a passphrase that can be guessed is not taken', async () => {
  await expect(sealKeys(KEYS, '十一个字符的口令不够')).rejects.toMatchObject({
    code: 'passphrase-too-short',
  });
});
