import { uuidFrom } from '@ledger/event-store';
import { bodyOf, type Likeness, likenessOf } from '@ledger/intake';
import type { PairId, PersonId } from '@ledger/kernel';
import type { Identity } from '@ledger/people';

/** Two persons of the ledger who may be one. */
export interface AlikePair {
  readonly pair: PairId;
  readonly listed: PersonId;
  readonly member: PersonId;
  readonly likeness: Likeness;
}

/** The same pair has the same id for ever, whatever is said of it. */
export const pairIdOf = (listed: PersonId, member: PersonId): PairId =>
  uuidFrom(`match|${listed}|${member}`) as PairId;

type Someone = readonly [PersonId, Identity];

/** By what two entries of one person have in common at least: the name, or the number's body. */
const keysOf = ({ idNumber, name }: Identity): readonly string[] => {
  const body = bodyOf(idNumber);
  return [...(name ? [`name ${name}`] : []), ...(body ? [`body ${body}`] : [])];
};

const byKey = (people: readonly Someone[]): ReadonlyMap<string, readonly Someone[]> => {
  const found = new Map<string, Someone[]>();
  for (const someone of people) {
    for (const key of keysOf(someone[1])) {
      const list = found.get(key);
      if (list) list.push(someone);
      else found.set(key, [someone]);
    }
  }
  return found;
};

/** Every listed person with the members who may be meant; only such as share a key are compared. */
export const pairsAlike = (
  listed: readonly Someone[],
  members: readonly Someone[],
): readonly AlikePair[] => {
  const membersBy = byKey(members);
  return listed.flatMap(([one, written]) => {
    const near = new Map(keysOf(written).flatMap((key) => membersBy.get(key) ?? []));
    return [...near].flatMap(([member, known]) => {
      const likeness = likenessOf(written, known);
      return likeness ? [{ pair: pairIdOf(one, member), listed: one, member, likeness }] : [];
    });
  });
};
