import type { HouseholdNo, LocalDate, PersonId } from '@ledger/kernel';
import type { Reach } from '@ledger/ledger';
import type { DataSource } from 'typeorm';
import { type Asked, IN_SCOPE } from '../questions/scope';
import type { KnownAs, NamedIn } from './answers';

/** Somebody the ledger knows by a number of their own: a member, or the keeper of a card. */
export interface Known extends Reach {
  readonly person: PersonId;
  readonly as: KnownAs;
  /** Households in the scope of whoever asks; of others nobody there learns. */
  readonly inScope: readonly HouseholdNo[];
  readonly village: string | null;
  readonly division: string | null;
}

/** Somebody on a list. */
export interface Listed {
  readonly person: PersonId;
  readonly namedIn: readonly NamedIn[];
  readonly firstReceivedOn: LocalDate;
}

const STANDS = `known_on <= $1 and (withdrawn_on is null or withdrawn_on > $1)`;

interface StoredPlace {
  readonly person: PersonId;
  readonly household: HouseholdNo;
  /** Whose card it is; of members nothing. */
  readonly card: PersonId | null;
  readonly village: string | null;
  readonly division: string | null;
  readonly in_scope: boolean;
}

const NOWHERE = { households: [], cards: [], inScope: [] } as const;

const once = <T>(list: readonly T[], ...more: readonly T[]): readonly T[] => [
  ...new Set([...list, ...more]),
];

const knownFrom = (rows: readonly StoredPlace[], as: KnownAs): ReadonlyMap<PersonId, Known> => {
  const known = new Map<PersonId, Known>();
  for (const { person, household, card, village, division, in_scope } of rows) {
    const before = known.get(person);
    const { households, cards, inScope } = before ?? NOWHERE;
    const place = before && inScope.length > 0 ? before : { village, division };
    known.set(person, {
      person,
      as,
      households: card === null ? once(households, household) : households,
      cards: card === null ? cards : once(cards, card),
      inScope: in_scope ? once(inScope, household) : inScope,
      village: place.village,
      division: place.division,
    });
  }
  return known;
};

/** Everybody an archive names on the day, wherever: who is on a roll needs no other number. */
export const membersOn = async (
  readSide: DataSource,
  { knownOn, scope }: Asked,
): Promise<ReadonlyMap<PersonId, Known>> => {
  const rows: readonly StoredPlace[] = await readSide.query(
    `with home as (
       select distinct on (subject) subject, data::json->>'village' as village,
         data::json->>'division' as division
       from read.fact where type = 'HouseholdStated' and subject like 'household/%' and ${STANDS}
       order by subject, received_on desc, row_no desc)
     select distinct member.data::json->>'person' as person,
       substr(member.subject, length('household/') + 1) as household, null as card, village,
       division, ${IN_SCOPE} as in_scope
     from read.fact member join home using (subject)
     where member.type = 'MemberStated' and member.subject like 'household/%' and ${STANDS}
     order by household`,
    [knownOn, scope],
  );
  return knownFrom(rows, 'MEMBER');
};

/** Everybody a ledger of custody (代管台账) names on the day as the keeper of a card. */
export const keepersOn = async (
  readSide: DataSource,
  { knownOn, scope }: Asked,
): Promise<ReadonlyMap<PersonId, Known>> => {
  const rows: readonly StoredPlace[] = await readSide.query(
    `select distinct person, household, card, village, division, ${IN_SCOPE} as in_scope from (
       select data::json->>'proxyHolder' as person, data::json->>'household' as household,
         data::json->>'beneficiary' as card, data::json->>'village' as village,
         data::json->>'division' as division
       from read.fact where type = 'CustodyEntryStated' and subject like 'proxy/%' and ${STANDS}
         and data::json->>'proxyKind' <> 'INSTITUTION') kept
     order by household, card`,
    [knownOn, scope],
  );
  return knownFrom(rows, 'CARD_KEEPER');
};

interface StoredListed {
  readonly person: PersonId;
  readonly named_in: NamedIn;
  readonly first_received_on: LocalDate;
}

/** Everybody the lists of the dead, of special hardship and of officials name on the day. */
export const listedOn = async (
  readSide: DataSource,
  knownOn: LocalDate,
): Promise<readonly Listed[]> => {
  const rows: readonly StoredListed[] = await readSide.query(
    `select person, named_in, min(received_on)::text as first_received_on from (
       select data::json->>'person' as person, received_on,
         case type when 'DeathClaimed' then 'DEATH' else 'SPECIAL_HARDSHIP' end as named_in
       from read.fact
       where type in ('DeathClaimed', 'SpecialHardshipStated') and subject like 'person/%'
         and ${STANDS}
       union all
       select data::json->>'person', received_on, 'OFFICIALS' from read.fact
       where type = 'OfficeHoldingStated' and subject like 'office/%' and ${STANDS}
       union all
       select json_array_elements(data::json->'relatives')->>'person', received_on, 'OFFICIALS_KIN'
       from read.fact
       where type = 'OfficeHoldingStated' and subject like 'office/%' and ${STANDS}) named
     group by person, named_in order by person, named_in`,
    [knownOn],
  );
  const listed = new Map<PersonId, Listed>();
  for (const { person, named_in, first_received_on } of rows) {
    const known = listed.get(person);
    const first = known?.firstReceivedOn ?? first_received_on;
    listed.set(person, {
      person,
      namedIn: [...(known?.namedIn ?? []), named_in],
      firstReceivedOn: first < first_received_on ? first : first_received_on,
    });
  }
  return [...listed.values()];
};
