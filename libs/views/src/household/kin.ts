import { type LocalDate, monthOf, type PersonId, type Relation } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import type { CaseFacts } from '../case';
import { inPost, type Office } from '../custody/offices';
import { knownAt } from '../fact';
import { gather } from './household-facts';
import { filedIn, knownOf, officesIn, payableIn, relatedOfficials } from './relatives-cell';

/** A cadre or handler in post, and a relative of theirs who draws the allowance. */
export interface Kin {
  readonly office: Office;
  readonly person: PersonId;
  readonly relation: Relation;
  /** Is a filing (近亲属备案) of the two in force? */
  readonly isFiled: boolean;
  /** Is it one of the relations that have to be filed? */
  readonly mustBeFiled: boolean;
}

/** A household whose members are kin of officials. */
export interface KinOfHousehold {
  readonly village: string | null;
  readonly division: string | null;
  readonly kin: readonly Kin[];
}

/** Who of a household is kin of an official in post, by what was known on a day. */
export const kinOn = (
  owner: string,
  told: CaseFacts,
  policies: Policies,
  day: LocalDate,
): KinOfHousehold => {
  const all = gather(owner, told, policies);
  const known = knownOf(all, day);
  const division = known.stated?.division ?? null;
  const payable = new Set(payableIn(all, known, day));
  const isFiled = filedIn(knownAt(all.filings, day));
  const inForce = policies.required('nearRelativeRelations', division ?? '', monthOf(day));
  const kin = officesIn(knownAt(relatedOfficials(all), day))
    .filter((office) => inPost(office, day))
    .flatMap((office) =>
      office.relatives
        .filter(({ person }) => payable.has(person))
        .map(({ person, relation }) => ({
          office,
          person,
          relation,
          isFiled: isFiled(office.person, person),
          mustBeFiled: inForce.includes(relation),
        })),
    );
  return { village: known.stated?.village || null, division, kin };
};
