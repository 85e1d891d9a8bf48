import { randomBytes, randomInt } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';

/** 19 MiB, two passes, one lane: what OWASP asks of argon2id at the least. */
const COST = { memorySize: 19 * 1024, iterations: 2, parallelism: 1, hashLength: 32 } as const;
const SALT_BYTES = 16;

const LENGTH_MIN = 10;
/** Nobody types more; hashing a megabyte would only keep the server busy. */
const LENGTH_MAX = 256;

export const passwordFits = (password: string): boolean => {
  const { length } = [...password];
  return length >= LENGTH_MIN && length <= LENGTH_MAX;
};

/** The same password typed on another keyboard may come as other characters (full-width forms). */
const normalised = (password: string): string =>
  password.slice(0, 2 * LENGTH_MAX).normalize('NFKC');

/** An empty password cannot be hashed; it is nobody's, so a NUL stands for it. */
const hashable = (password: string): string => normalised(password) || '\0';

export const hashPassword = (password: string): Promise<string> =>
  argon2id({
    ...COST,
    password: hashable(password),
    salt: randomBytes(SALT_BYTES),
    outputType: 'encoded',
  });

/** Takes as long when there is no hash to compare with, so nobody learns which names exist. */
export const passwordMatches = async (
  password: string,
  hash: string | undefined,
): Promise<boolean> => {
  if (hash !== undefined) return argon2Verify({ password: hashable(password), hash });
  await hashPassword(password);
  return false;
};

/** No characters that look like others on a printed page: no 0 o, 1 l i, u v, 2 z, 5 s. */
const READABLE = 'abcdefghjkmnpqrtwxy346789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** Four groups of four, about 74 bits: to be read from a screen once and typed. */
export const readablePassword = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => READABLE[randomInt(READABLE.length)]).join(''),
  ).join('-');
