import type { PersonId } from '@ledger/kernel';
import { maskName } from '@ledger/people';
import type { QuestionNeeds } from './findings';

/** The head of each household as the archive says by a day. */
const headsOf = async (
  { readSide }: Pick<QuestionNeeds, 'readSide'>,
  households: readonly string[],
  knownOn: string,
): Promise<ReadonlyMap<string, PersonId>> => {
  const rows: readonly { subject: string; data: string }[] = await readSide.query(
    `select distinct on (subject) subject, data from read.fact
     where subject = any($1::text[]) and type = 'HouseholdStated' and known_on <= $2
       and (withdrawn_on is null or withdrawn_on > $2)
     order by subject, received_on desc, row_no desc`,
    [[...new Set(households)].map((no) => `household/${no}`), knownOn],
  );
  return new Map(
    rows.map(({ subject, data }) => [
      subject.slice('household/'.length),
      (JSON.parse(data) as { head: PersonId }).head,
    ]),
  );
};

/** Who heads these households, masked; absent where the archive or the vault names nobody. */
export const headNames = async (
  { readSide, vault }: Pick<QuestionNeeds, 'readSide' | 'vault'>,
  households: readonly string[],
  knownOn: string,
): Promise<ReadonlyMap<string, string>> => {
  const heads = await headsOf({ readSide }, households, knownOn);
  const people = await vault.identities([...heads.values()]);
  return new Map(
    [...heads].flatMap(([household, head]) => {
      const name = people.get(head)?.name;
      return name ? [[household, maskName(name)] as const] : [];
    }),
  );
};
