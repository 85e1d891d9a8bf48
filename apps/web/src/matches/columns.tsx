import type { Answer } from '../ledger/ledger';
import type { Column } from '../list/column';
import type { MatchWords } from './words';

export type Match = Answer<'Match'>;

/** Who it is by their name and number, and where they stand written. */
const WhoCell = ({
  name,
  id,
  under,
}: {
  readonly name: string | null;
  readonly id: string | null;
  readonly under: string;
}) => (
  <>
    {name} <span className="unit">{id}</span>
    <span className="under">{under}</span>
  </>
);

const alikeColumns = (words: MatchWords): readonly Column<Match>[] => [
  {
    key: 'grade',
    title: words.grade,
    of: ({ grade }) => grade,
    say: (grade) => words.grades[grade as Match['grade']],
    isChoice: true,
    width: 104,
  },
  {
    key: 'difference',
    title: words.difference,
    of: ({ difference }) => words.differences[difference],
    show: ({ difference, sameName }) => (
      <>
        {words.differences[difference]}
        <span className="under">{sameName ? words.sameName : words.otherName}</span>
      </>
    ),
    isChoice: true,
  },
];

const whoColumns = (words: MatchWords): readonly Column<Match>[] => {
  const namedIn = ({ listed }: Match): string =>
    listed.namedIn.map((list) => words.lists[list]).join(words.comma);
  const joined = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' ');
  return [
    {
      key: 'listed',
      title: words.listed,
      of: (match) => joined(match.listed.personName, match.listed.personId, namedIn(match)),
      show: (match) => (
        <WhoCell name={match.listed.personName} id={match.listed.personId} under={namedIn(match)} />
      ),
    },
    {
      key: 'member',
      title: words.member,
      of: ({ member }) => joined(member.personName, member.personId, words.knownAs[member.knownAs]),
      show: ({ member }) => (
        <WhoCell
          name={member.personName}
          id={member.personId}
          under={words.knownAs[member.knownAs]}
        />
      ),
    },
  ];
};

const whereColumns = (words: MatchWords): readonly Column<Match>[] => [
  {
    key: 'household',
    title: words.household,
    of: ({ member }) => member.householdNos.join(', ') || null,
    width: 124,
  },
  {
    key: 'village',
    title: words.village,
    of: ({ member }) => member.village,
    isChoice: true,
    width: 110,
  },
  { key: 'since', title: words.since, of: ({ listed }) => listed.firstReceivedOn, width: 110 },
];

const decidedColumns = (words: MatchWords): readonly Column<Match>[] => [
  { key: 'state', title: words.state, of: ({ state }) => words.states[state], width: 120 },
  {
    key: 'decided',
    title: words.decided,
    of: ({ decidedOn, decidedBy }) =>
      decidedOn === null ? null : [decidedOn, ...decidedBy].join(' '),
    width: 150,
  },
];

/** Of those still to be decided nothing is said of a decision. */
export const columnsOf = (
  words: MatchWords,
  shown: Match['state'] | 'all',
): readonly Column<Match>[] => [
  ...alikeColumns(words),
  ...whoColumns(words),
  ...whereColumns(words),
  ...(shown === 'proposed' ? [] : decidedColumns(words)),
];
