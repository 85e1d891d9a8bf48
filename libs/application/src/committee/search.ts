import { compact } from '@ledger/intake';
import type { DivisionCode, PersonId } from '@ledger/kernel';
import type { Tokens, Vault } from '@ledger/people';
import { subjectOf } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { normalisedId } from '../decisions/held';
import type { DocumentFound, SearchAnswer } from './search-answers';
import {
  type By,
  type OfficeRow,
  type Reasons,
  shownHouseholds,
  shownOfficials,
} from './search-shown';

export interface SearchAsked {
  readonly scope: DivisionCode;
  /** A number, a name, an account, a village or a paper, as somebody typed it. */
  readonly text: string;
}

export interface SearchNeeds {
  readonly readSide: DataSource;
  readonly vault: Vault;
  readonly tokens: Tokens;
}

const SHOWN_MAX = 200;
const ID_NUMBER = /^\d{15}$|^\d{17}[\dX]$/;
const CHINESE_NAME = /^[\p{Script=Han}·]{2,20}$/u;

/** The newest list that names an official says all of it. */
const offices = async ({ readSide }: SearchNeeds): Promise<readonly OfficeRow[]> =>
  readSide.query(
    `select distinct on (subject) data::json->>'person' as person,
       data::json->>'division' as division, (data::json->>'handles')::boolean as handles,
       data::json->>'termFrom' as term_from, data::json->>'termUntil' as term_until,
       data::json->'relatives' as relatives
     from read.fact where subject >= 'office/' and subject < 'office0'
       and type = 'OfficeHoldingStated' and withdrawn_on is null
     order by subject, received_on desc`,
  );

/** Everybody some archive names, so that a name can be looked for among them. */
const membersOfScope = async ({ readSide }: SearchNeeds): Promise<readonly PersonId[]> => {
  const rows: readonly { readonly person: PersonId }[] = await readSide.query(
    `select distinct substr(subject, 8) as person from read.membership
     where subject >= 'person/' and subject < 'person0'`,
  );
  return rows.map(({ person }) => person);
};

/** Names stand in no event and no row: they are compared in memory, as the vault gives them. */
const named = async (
  needs: SearchNeeds,
  text: string,
  officials: readonly OfficeRow[],
): Promise<readonly PersonId[]> => {
  if (!CHINESE_NAME.test(text)) return [];
  const persons = [...(await membersOfScope(needs)), ...officials.map(({ person }) => person)];
  const identities = await needs.vault.identities([...new Set(persons)]);
  return [...identities].flatMap(([person, { name }]) => (name === text ? [person] : []));
};

const personsOf = async (
  needs: SearchNeeds,
  text: string,
  officials: readonly OfficeRow[],
): Promise<readonly PersonId[]> => {
  const idNumber = normalisedId(text);
  if (!ID_NUMBER.test(idNumber)) return named(needs, text, officials);
  const [person] = await needs.vault.findPersons([idNumber]);
  return person ? [person] : [];
};

/** Households whose cases hold what is kept under these subjects. */
const householdsOf = async (
  { readSide }: SearchNeeds,
  subjects: readonly string[],
): Promise<readonly string[]> => {
  if (subjects.length === 0) return [];
  const rows: readonly { readonly household: string }[] = await readSide.query(
    `select distinct substr(owner, 11) as household from read.membership
     where subject = any($1::text[]) and owner like 'household/%'
     union select distinct data::json->>'household' from read.fact
     where subject = any($1::text[]) and data::json->>'household' is not null`,
    [subjects],
  );
  return rows.map(({ household }) => household);
};

/** Archives, rosters and changes of account name one by its token; no index knows all of them. */
const withAccount = async (
  { readSide, tokens }: SearchNeeds,
  text: string,
): Promise<readonly string[]> => {
  if (!/^\d{10,30}$/.test(text)) return [];
  const rows: readonly { readonly household: string }[] = await readSide.query(
    `select distinct data::json->>'household' as household from read.fact
     where strpos(data, $1) > 0 and data::json->>'household' is not null`,
    [tokens.accountToken(text)],
  );
  return rows.map(({ household }) => household);
};

const numbered = async ({ readSide }: SearchNeeds, text: string): Promise<readonly string[]> => {
  const rows: readonly { readonly household: string }[] = await readSide.query(
    `select substr(owner, 11) as household from read.membership
     where owner = 'household/' || $1 limit 1`,
    [text],
  );
  return rows.map(({ household }) => household);
};

const inVillage = async ({ readSide }: SearchNeeds, text: string): Promise<readonly string[]> => {
  const rows: readonly { readonly household: string }[] = await readSide.query(
    `select distinct data::json->>'household' as household from read.fact
     where type in ('HouseholdStated', 'PaymentInstructed')
       and (data::json->>'village' = $1 or data::json->>'division' = $1)
     order by 1 limit $2`,
    [text, SHOWN_MAX + 1],
  );
  return rows.map(({ household }) => household);
};

/** Which households it is about, each by the first reason that names it. */
const reasonsFor = async (
  needs: SearchNeeds,
  text: string,
  persons: readonly PersonId[],
  relatives: readonly PersonId[],
): Promise<Reasons> => {
  const under = (subjects: readonly string[]) => householdsOf(needs, subjects);
  const found: readonly (readonly [By, readonly string[]])[] = [
    ['household', await numbered(needs, text)],
    ['member', await under(persons.map(subjectOf.person))],
    ['keeps-card', await under(persons.map(subjectOf.proxy))],
    ['relative', await under(relatives.map(subjectOf.person))],
    ['account', await withAccount(needs, text)],
    ['village', await inVillage(needs, text)],
  ];
  const reasons = new Map<string, By>();
  for (const [by, households] of found) {
    for (const household of households) {
      if (!reasons.has(household)) reasons.set(household, by);
    }
  }
  return reasons;
};

/** Batches and papers of the funds, by their whole numbers. */
const documents = async (
  { readSide }: SearchNeeds,
  text: string,
): Promise<readonly DocumentFound[]> => {
  const rows: readonly DocumentFound[] = await readSide.query(
    `select distinct on (subject) case when subject like 'batch/%' then 'batch'
         else 'fund-document' end as kind, $2 as document,
       data::json->>'division' as division, received_on::text as day
     from read.fact where subject = any($1::text[]) order by subject, received_on`,
    [
      [
        subjectOf.batch(text),
        ...['RAISED', 'ALLOCATED', 'APPROPRIATED'].map((stage) => subjectOf.fund(stage, text)),
      ],
      text,
    ],
  );
  return rows;
};

/**
 * Whom and what something typed names: a household's number, an ID number or a whole name, an
 * account, a village, the number of a batch or a paper. Nothing of what was typed is kept.
 */
export const search = async (needs: SearchNeeds, asked: SearchAsked): Promise<SearchAnswer> => {
  const text = compact(asked.text);
  const officials = await offices(needs);
  const persons = await personsOf(needs, text, officials);
  const theirs = officials.filter(({ person }) => persons.includes(person));
  const relatives = theirs.flatMap((office) => office.relatives.map(({ person }) => person));
  const reasons = await reasonsFor(needs, text, persons, relatives);
  const households = await shownHouseholds(needs, reasons, asked.scope);
  return {
    households: households.slice(0, SHOWN_MAX),
    officials: await shownOfficials(needs, officials, persons),
    documents: await documents(needs, text),
    more: households.length > SHOWN_MAX,
  };
};
