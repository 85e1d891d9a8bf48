import type { Parts } from '../wiring';

/**
 * Has the ledger taken in nothing but files with these bytes? An empty one has. By content and not
 * by name, because every office calls its lists alike.
 */
export const holdsNothingBut = async (
  { pool, tokens }: Pick<Parts, 'pool' | 'tokens'>,
  files: readonly { readonly bytes: Uint8Array }[],
): Promise<boolean> => {
  const { rows } = await pool.query<{ digest: string }>('select digest from read.file');
  const expected = new Set<string>(files.map(({ bytes }) => tokens.contentToken(bytes)));
  return rows.every(({ digest }) => expected.has(digest));
};
