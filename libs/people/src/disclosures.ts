import { randomUUID } from 'node:crypto';
import { VaultDamaged } from './errors';
import type { VaultParts } from './persons';
import type { DisclosureRow } from './rows';
import { seal, unseal } from './sealing';
import type { Disclosure } from './vault';

/** The columns that stand open are bound in, so altering one of them is noticed as well. */
const contextOf = ({ id, actor, persons, at }: Omit<DisclosureRow, 'sealed'>): string =>
  `disclosure\0${id}\0${actor}\0${persons}\0${at}`;

export const recordDisclosure = async (
  { rows, keys }: VaultParts,
  { actor, reason, question, persons, at }: Disclosure,
): Promise<void> => {
  // A reason or a question may itself name people ("查张三"), so both are sealed.
  const row = { id: randomUUID(), actor, persons, at };
  const plain = Buffer.from(JSON.stringify({ reason, question }), 'utf8');
  await rows.addDisclosure({ ...row, sealed: seal(keys.disclosures, plain, contextOf(row)) });
};

export const listDisclosures = async ({ rows, keys }: VaultParts): Promise<readonly Disclosure[]> =>
  (await rows.disclosures()).map((row) => {
    const plain = unseal(keys.disclosures, row.sealed, contextOf(row));
    if (!plain) throw new VaultDamaged(`disclosure ${row.id}`);
    const { reason, question } = JSON.parse(plain.toString('utf8')) as Disclosure;
    const { actor, persons, at } = row;
    return { actor, reason, question, persons, at };
  });
