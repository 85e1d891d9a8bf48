import type { DivisionCode, PersonId } from '@ledger/kernel';
import { maskId, maskName, type Vault } from '@ledger/people';
import type { DataSource } from 'typeorm';
import type { HouseholdFound, OfficialFound } from './search-answers';

export type By = HouseholdFound['by'];

/** Which households were found, each by what. */
export type Reasons = ReadonlyMap<string, By>;

/** An office as the list of officials states it. */
export interface OfficeRow {
  readonly person: PersonId;
  readonly division: DivisionCode;
  readonly handles: boolean;
  readonly term_from: string | null;
  readonly term_until: string | null;
  readonly relatives: readonly { readonly person: PersonId }[];
}

interface Needs {
  readonly readSide: DataSource;
  readonly vault: Vault;
}

interface HouseholdRow {
  readonly household: string;
  readonly village: string | null;
  readonly division: string | null;
  readonly head: PersonId | null;
}

/** The households that lie in the scope, with their heads masked. */
export const shownHouseholds = async (
  { readSide, vault }: Needs,
  reasons: Reasons,
  scope: DivisionCode,
): Promise<readonly HouseholdFound[]> => {
  const rows: readonly HouseholdRow[] = await readSide.query(
    `select distinct on (household) household, data::json->>'village' as village,
       data::json->>'division' as division, data::json->>'head' as head
     from unnest($1::text[]) as household
     join read.fact on subject in (
       select subject from read.membership where owner = 'household/' || household)
     where type in ('HouseholdStated', 'PaymentInstructed')
       and data::json->>'household' = household and data::json->>'division' like $2 || '%'
     order by household, type, received_on desc`,
    [[...reasons.keys()], scope],
  );
  const heads = rows.flatMap(({ head }) => (head ? [head] : []));
  const identities = await vault.identities([...new Set(heads)]);
  return rows.map(({ household, village, division, head }) => {
    const name = head ? identities.get(head)?.name : undefined;
    const by = reasons.get(household) ?? 'household';
    return {
      householdNo: household,
      village,
      division,
      headName: name ? maskName(name) : null,
      by,
    };
  });
};

/** Those of the officials who are among the persons found. */
export const shownOfficials = async (
  { vault }: Needs,
  officials: readonly OfficeRow[],
  persons: readonly PersonId[],
): Promise<readonly OfficialFound[]> => {
  const found = officials.filter(({ person }) => persons.includes(person));
  const identities = await vault.identities(found.map(({ person }) => person));
  return found.map((row) => {
    const identity = identities.get(row.person);
    return {
      name: identity?.name ? maskName(identity.name) : null,
      personId: identity ? maskId(identity.idNumber) : null,
      division: row.division,
      handles: row.handles,
      termFrom: row.term_from,
      termUntil: row.term_until,
      relatives: row.relatives.length,
    };
  });
};
