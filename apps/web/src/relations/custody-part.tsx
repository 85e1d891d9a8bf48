import { useMemo } from 'react';
import { count } from '../figures';
import { FindingLink } from '../findings/finding-link';
import { HouseholdLink } from '../frame/household-link';
import type { Answer } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Section } from '../page/section';
import { FanPicture } from './fan-picture';
import type { Fan } from './fans';
import { type RelationWords, useRelationWords } from './words';

type Relations = Answer<'Relations'>;
type Person = Relations['persons'][number];
type Card = Relations['cards'][number];

const DRAWN_FROM = 2;
const DRAWN_MOST = 24;
const TOP = 3;
const PERCENT = 100;

const isOver = ({ strangers, limit }: Person): boolean => limit !== null && strangers > limit;

const nameOf = ({ personName, key }: Person): string => personName ?? key;

const keepersOf = ({ persons }: Relations): readonly Person[] =>
  persons.filter(({ cards }) => cards > 0).sort((a, b) => b.cards - a.cards);

const fansOf = (relations: Relations, words: RelationWords): readonly Fan[] =>
  keepersOf(relations)
    .filter(({ cards }) => cards >= DRAWN_FROM)
    .slice(0, DRAWN_MOST)
    .map((keeper) => ({
      key: keeper.key,
      name: nameOf(keeper),
      isMarked: isOver(keeper),
      ties: relations.cards
        .filter((card) => card.keeper === keeper.key)
        .map((card) => ({
          name: card.beneficiaryName ?? card.householdNo,
          under: `${words.relations[card.relation] ?? card.relation} · ${card.village ?? ''}`,
          isBroken: false,
          isMarked: false,
        })),
    }));

const kindOf = ({ isInstitution, post }: Person, words: RelationWords): string => {
  if (isInstitution) return words.institution;
  return post ? words.cadre : words.person;
};

const useColumns = (): readonly Column<Person>[] => {
  const words = useRelationWords();
  return useMemo(
    () => [
      { key: 'keeper', title: words.keeper, of: nameOf },
      { key: 'id', title: words.keeperId, of: ({ personId }) => personId },
      { key: 'kind', title: words.kind, of: (one) => kindOf(one, words), isChoice: true },
      { key: 'cards', title: words.cards, of: ({ cards }) => cards, kind: 'count' },
      {
        key: 'strangers',
        title: words.strangers,
        of: ({ strangers }) => strangers,
        show: (one) => <span className={isOver(one) ? 'marked' : ''}>{count(one.strangers)}</span>,
        kind: 'count',
      },
      { key: 'limit', title: words.limit, of: ({ limit }) => limit, kind: 'count' },
      {
        key: 'finding',
        title: words.finding,
        of: ({ findingId }) => (findingId === null ? null : words.over),
        show: ({ findingId }) =>
          findingId === null ? (
            <span className="zero">—</span>
          ) : (
            <FindingLink id={findingId}>{words.seeFinding}</FindingLink>
          ),
        isChoice: true,
      },
    ],
    [words],
  );
};

const Cards = ({ cards }: { readonly cards: readonly Card[] }) => {
  const words = useRelationWords();
  return (
    <table className="plain narrow">
      <thead>
        <tr>
          {[
            words.beneficiary,
            words.relation,
            words.household,
            words.village,
            words.entry,
            words.since,
          ].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <tr key={card.entry}>
            <th scope="row">
              {card.beneficiaryName} <span className="unit">{card.beneficiaryId}</span>
            </th>
            <td>{words.relations[card.relation] ?? card.relation}</td>
            <td>
              <HouseholdLink no={card.householdNo} />
            </td>
            <td>{card.village ?? '—'}</td>
            <td>{card.entry}</td>
            <td>{card.heldFrom ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** How much lies with the few who keep most. */
const concentration = (keepers: readonly Person[], words: RelationWords): string => {
  const sum = (some: readonly Person[]) => some.reduce((all, { cards }) => all + cards, 0);
  const all = sum(keepers);
  const share = Math.round((sum(keepers.slice(0, TOP)) / Math.max(1, all)) * PERCENT);
  return words.concentration(count(keepers.length), count(all), `${share}%`);
};

export const CustodyPart = ({ relations }: { readonly relations: Relations }) => {
  const words = useRelationWords();
  const columns = useColumns();
  const keepers = keepersOf(relations);
  return (
    <Section id="custody" title={words.custody} note={words.custodyNote}>
      {keepers.length > 0 && <p>{concentration(keepers, words)}</p>}
      <FanPicture title={words.custodyPicture} fans={fansOf(relations, words)} />
      <List
        name="custody"
        title={words.custody}
        columns={columns}
        rows={keepers}
        rowKey={({ key }) => key}
        empty={words.noCustody}
        expanded={{
          expand: words.expand,
          collapse: words.collapse,
          show: ({ key }) => (
            <Cards cards={relations.cards.filter(({ keeper }) => keeper === key)} />
          ),
        }}
      />
    </Section>
  );
};
