import type { CaseFacts, Fact } from '@ledger/views';
import type { Membership } from './rows';

/** Cases with all their facts, shared subjects asked for once. */
export const casesFrom = async (
  memberships: readonly Membership[],
  factsUnder: (subjects: readonly string[]) => Promise<ReadonlyMap<string, readonly Fact[]>>,
): Promise<ReadonlyMap<string, CaseFacts>> => {
  const facts = await factsUnder([...new Set(memberships.map(({ subject }) => subject))]);
  const cases = new Map<string, Map<string, readonly Fact[]>>();
  for (const { owner, subject } of memberships) {
    const some = facts.get(subject) ?? [];
    const held = cases.get(owner);
    if (held) held.set(subject, some);
    else cases.set(owner, new Map([[subject, some]]));
  }
  return cases;
};
