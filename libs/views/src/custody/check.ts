import { type DivisionCode, type LocalDate, monthOf, type PersonId } from '@ledger/kernel';
import type { CardCase, CustodyWarning, Keeper } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import { type Fact, isA, knownAt } from '../fact';
import { strangersKept } from '../findings/one-proxy-many-cards/rule';
import { deathOf } from '../household/deaths';
import { openEntries } from './ledgers';
import { inPost, type Office, officesOf } from './offices';

/** Something that ought to be looked at before a card is given to somebody. */
export interface KeeperWarning {
  readonly code: CustodyWarning;
  readonly details: Readonly<Record<string, string | number>>;
  /** Who else it is about: the keeper who has the card, the official who is related. */
  readonly person?: PersonId;
}

/** Who is to have which card, and everything that is held of the two. */
export interface KeeperAsked {
  readonly proposed: CardCase & Omit<Keeper, 'proxyHolderNameToken'>;
  readonly day: LocalDate;
  readonly policies: Policies;
  /** Of the card, of the keeper's cards, of the offices of anybody, and of the two persons. */
  readonly card: readonly Fact[];
  readonly cards: readonly Fact[];
  readonly offices: readonly Fact[];
  readonly keeper: readonly Fact[];
  readonly owner: readonly Fact[];
}

/** The same person's card in somebody's hands under another number. */
const keptAlready = ({ card, day, proposed }: KeeperAsked): readonly KeeperWarning[] =>
  openEntries(knownAt(card, day), day)
    .filter(({ division, entry }) => division !== proposed.division || entry !== proposed.entry)
    .map(({ entry, proxyHolder, validFrom, signedOn, asOf }) => ({
      code: 'CARD_KEPT_ALREADY',
      details: { entry, since: validFrom ?? signedOn ?? asOf },
      person: proxyHolder,
    }));

const tooMany = ({ cards, day, proposed, policies }: KeeperAsked): readonly KeeperWarning[] => {
  const { division, entry, proxyHolder } = proposed;
  const kept = openEntries(knownAt(cards, day), day)
    .filter((one) => one.proxyHolder === proxyHolder)
    .filter((one) => one.division !== division || one.entry !== entry);
  const strangers = strangersKept([...kept, { ...proposed, asOf: day }], policies);
  if (!strangers || strangers.beneficiaries <= strangers.limit) return [];
  const { beneficiaries, limit } = strangers;
  return [{ code: 'TOO_MANY_CARDS', details: { beneficiaries, limit } }];
};

const termOf = ({ termFrom, termUntil }: Office) => ({
  ...(termFrom && { termFrom }),
  ...(termUntil && { termUntil }),
});

/** Of everybody in post on the day, by the newest list that names them. */
const inPostOn = ({ offices, day }: KeeperAsked): readonly Office[] => {
  const known = knownAt(offices, day).filter(isA('OfficeHoldingStated'));
  const people = [...new Set(known.map(({ event }) => event.data.person))].sort();
  return people.flatMap((person) =>
    officesOf(known.filter(({ event }) => event.data.person === person)).filter((office) =>
      inPost(office, day),
    ),
  );
};

const ofOffices = (asked: KeeperAsked): readonly KeeperWarning[] => {
  const { policies, day } = asked;
  const { proxyHolder, division } = asked.proposed;
  const near = policies.required('nearRelativeRelations', division, monthOf(day));
  return inPostOn(asked).flatMap((office): readonly KeeperWarning[] => {
    if (office.person === proxyHolder) return [{ code: 'HOLDS_OFFICE', details: termOf(office) }];
    const named = office.relatives.find(
      ({ person, relation }) => person === proxyHolder && near.includes(relation),
    );
    if (!named) return [];
    const { relation } = named;
    return [{ code: 'RELATIVE_OF_OFFICIAL', details: { relation }, person: office.person }];
  });
};

const dead = (
  code: 'KEEPER_REPORTED_DEAD' | 'OWNER_REPORTED_DEAD',
  facts: readonly Fact[],
  { day, policies, proposed }: KeeperAsked,
): readonly KeeperWarning[] => {
  const division: DivisionCode = proposed.division;
  const lookback = policies.required('undatedDeathLookbackMonths', division, monthOf(day));
  const { interval } = deathOf(knownAt(facts, day), lookback);
  return interval ? [{ code, details: { ...interval } }] : [];
};

/**
 * What is to be seen before a card is given to somebody: it is kept already, they would keep too
 * many, they or a near relative hold office, one of the two is reported dead. None of it forbids.
 */
export const checkKeeper = (asked: KeeperAsked): readonly KeeperWarning[] => [
  ...keptAlready(asked),
  ...tooMany(asked),
  ...ofOffices(asked),
  ...dead('KEEPER_REPORTED_DEAD', asked.keeper, asked),
  ...dead('OWNER_REPORTED_DEAD', asked.owner, asked),
];
