import { hashPassword, passwordFits, passwordMatches, readablePassword } from './passwords';

it('hashes with argon2id, 19 MiB, two passes, one lane and a 16-byte salt', async () => {
  const hash = await hashPassword('correct horse');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(hash).not.toBe(await hashPassword('correct horse'));
  expect(await passwordMatches('correct horse', hash)).toBe(true);
  expect(await passwordMatches('correct hors', hash)).toBe(false);
  expect(await passwordMatches('', hash)).toBe(false);
});

it('takes a password typed in full-width characters as the same', async () => {
  expect(await passwordMatches('ａｂｃ１２３４５６７', await hashPassword('abc1234567'))).toBe(
    true,
  );
});

it('lets nobody in where there is no hash', async () => {
  expect(await passwordMatches('correct horse', undefined)).toBe(false);
});

it('wants ten characters, counted as a reader does', () => {
  expect(passwordFits('123456789')).toBe(false);
  expect(passwordFits('𠮷'.repeat(9))).toBe(false);
  expect(passwordFits('1234567890')).toBe(true);
  expect(passwordFits('x'.repeat(257))).toBe(false);
});

it('makes passwords that can be read aloud, never the same', () => {
  const made = Array.from({ length: 200 }, readablePassword);
  expect(new Set(made).size).toBe(made.length);
  for (const password of made) {
    expect(password).toMatch(/^[a-z\d]{4}(-[a-z\d]{4}){3}$/);
    expect(password).not.toMatch(/[01ilouvz2s5]/);
  }
});
