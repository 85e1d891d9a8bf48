import type { CustodyEntry, Decision } from './books';

/** Whoever decides on a death also ends the custody of the dead person's card. */
export const endedByDeath = (
  entries: readonly CustodyEntry[],
  decisions: readonly Decision[],
): readonly CustodyEntry[] => {
  const decidedOn = new Map(
    decisions
      .filter(({ ground }) => ground === '死亡')
      .map(({ person, decidedOn: on }) => [person.id, on]),
  );
  return entries.map((entry) => {
    const on = decidedOn.get(entry.beneficiary.id);
    return entry.ended || on === undefined
      ? entry
      : { ...entry, ended: { on, reason: '对象死亡' } };
  });
};
